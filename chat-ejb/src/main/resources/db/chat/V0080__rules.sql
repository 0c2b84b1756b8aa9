-- A government's own rules, beside those of the jar. A version of a rule never changes: another one takes its place.
create table chat.rule (
    tenant_id    integer not null,
    id           text not null check (length(id) between 3 and 60),
    version      integer not null check (version > 0),
    kind         text not null check (kind in ('MODERATION', 'TOPIC')),
    pattern_kind text not null check (pattern_kind in ('WORD', 'PHRASE', 'REGEX', 'HASHTAG', 'DOMAIN')),
    pattern      text not null check (length(pattern) <= 200),
    label        text not null check (length(label) <= 40),
    severity     text not null check (severity in ('LOW', 'MEDIUM', 'SEVERE')),
    language     text not null check (length(language) <= 3),
    exceptions   text[] not null,
    expires      timestamptz,
    matching     text[] not null,
    passing      text[] not null,
    state        text not null check (state in ('PROPOSED', 'ACTIVE', 'WITHDRAWN')),
    written_by   uuid not null,
    written_at   timestamptz not null,
    approved_by  uuid,
    approved_at  timestamptz,
    ended_by     uuid,
    ended_at     timestamptz,
    primary key (tenant_id, id, version),
    check ((approved_by is null) = (approved_at is null) and (ended_by is null) = (ended_at is null)),
    check (approved_by is null or approved_by <> written_by),
    check (severity <> 'SEVERE' or state <> 'ACTIVE' or approved_by is not null)
);
comment on column chat.rule.approved_by is 'the second person, without whom a severe rule is silent';
create unique index rule_active on chat.rule (tenant_id, id) where state = 'ACTIVE';
create unique index rule_proposed on chat.rule (tenant_id, id) where state = 'PROPOSED';

-- Counted up with whatever changes what a government's messages are judged by.
create table chat.rule_edition (
    tenant_id integer primary key,
    number    bigint not null
);

grant select, insert, update on chat.rule, chat.rule_edition to ${app};
grant select on chat.rule, chat.rule_edition to ${reader};
select core.wall(t::regclass, '${reader}') from unnest(array['chat.rule', 'chat.rule_edition']) t;
