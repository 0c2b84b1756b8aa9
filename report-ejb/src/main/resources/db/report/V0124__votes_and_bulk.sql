-- What neighbours say about a report that nobody has looked at. Of the person there is an HMAC made for this report alone:
-- enough for one vote each, and nothing that two reports could be joined by.
create table report.verification_vote (
    tenant_id integer not null,
    report_id uuid not null,
    voter     bytea not null check (length(voter) = 16),
    vote      text not null check (vote in ('REAL', 'NOT_REAL', 'NOT_HERE')),
    reason    text check (length(reason) <= 300),
    at        timestamptz not null,
    primary key (tenant_id, report_id, voter)
) partition by range (report_id);

-- What somebody decided about many reports at once, for as long as it can be taken back.
create table report.verification_bulk (
    tenant_id  integer not null,
    id         uuid not null,
    verdict    text not null check (verdict in ('VERIFY', 'REJECT', 'DUPLICATE')),
    decided_by uuid not null,
    decided_at timestamptz not null,
    tickets    text[] not null check (cardinality(tickets) between 1 and 100),
    versions   integer[] not null,
    undone_at  timestamptz,
    primary key (tenant_id, id),
    check (cardinality(versions) = cardinality(tickets))
) partition by range (id);
create index verification_bulk_of_person on report.verification_bulk (decided_by, id desc);

select core.register_partitioned(t::regclass) from unnest(array['report.verification_vote', 'report.verification_bulk']) t;
select core.ensure_partitions((now() at time zone 'UTC')::date - 31, 6);
select core.wall(t::regclass, '${reader}') from unnest(array['report.verification_vote', 'report.verification_bulk']) t;
grant select, insert, update on report.verification_vote, report.verification_bulk to ${app};
