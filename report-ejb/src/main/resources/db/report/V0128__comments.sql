-- What is said in public about a public report: by citizens under their name in that kelurahan, by whoever filed it, by the
-- unit that works on it. Of a citizen there is the id that pseudonyms have, which leads to nobody.
create table report.comment (
    tenant_id     integer not null,
    report_id     uuid not null,
    id            uuid not null,
    voice         text not null check (voice in ('CITIZEN', 'REPORTER', 'UNIT')),
    name_area     text,
    name_id       text,
    unit_id       uuid,
    person_id     uuid,
    words         text check (length(words) between 1 and 1000),
    fingerprint   bytea not null check (length(fingerprint) = 32),
    key_hash      bytea check (length(key_hash) = 32),
    at            timestamptz not null,
    removed_at    timestamptz,
    hidden_at     timestamptz,
    hidden_by     uuid,
    hidden_unit   uuid,
    hidden_reason text check (length(hidden_reason) between 1 and 500),
    primary key (tenant_id, report_id, id),
    check ((voice = 'CITIZEN') = (name_id is not null) and (name_id is null) = (name_area is null)),
    check ((voice = 'UNIT') = (unit_id is not null) and (unit_id is null) = (person_id is null)),
    check ((words is null) = (removed_at is not null)),
    check ((hidden_at is null) = (hidden_reason is null) and (hidden_at is null) = (hidden_by is null))
) partition by range (report_id);
comment on column report.comment.person_id is 'the officer; of nobody else';
comment on column report.comment.removed_at is 'when its author took it back; the words are gone then, and what they could be guessed by';
comment on column report.comment.hidden_reason is 'for the offices and its author';
create unique index comment_key on report.comment (tenant_id, report_id, key_hash) where key_hash is not null;

-- How far a unit has read. A unit is told of the first comment after it, and of no more until it has read.
create table report.comment_seen (
    tenant_id integer not null,
    report_id uuid not null,
    unit_id   uuid not null,
    seen      uuid not null,
    primary key (tenant_id, report_id, unit_id)
) partition by range (report_id);

select core.register_partitioned(t::regclass) from unnest(array['report.comment', 'report.comment_seen']) t;
select core.ensure_partitions((now() at time zone 'UTC')::date - 31, 6);
select core.wall(t::regclass, '${reader}') from unnest(array['report.comment', 'report.comment_seen']) t;
grant select, insert on report.comment to ${app};
grant update (words, fingerprint, removed_at, hidden_at, hidden_by, hidden_unit, hidden_reason) on report.comment to ${app};
grant select, insert, update on report.comment_seen to ${app};
grant select (tenant_id, report_id, id, voice, unit_id, at, removed_at, hidden_at, hidden_unit) on report.comment to ${reader};
grant select on report.comment_seen to ${reader};
