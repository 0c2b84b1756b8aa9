-- Who gets a report: rules as data, changed as a whole by a new version and never in place.
create table report.routing_version (
    tenant_id    integer not null,
    version      integer not null check (version > 0),
    rules        jsonb not null check (jsonb_typeof(rules) = 'array'),
    note         text check (length(note) <= 500),
    published_at timestamptz not null,
    published_by uuid not null,
    primary key (tenant_id, version)
);
comment on table report.routing_version is 'the highest version holds; without any, what is shipped';

create table report.routing_draft (
    tenant_id  integer primary key,
    rules      jsonb not null check (jsonb_typeof(rules) = 'array'),
    revision   integer not null check (revision > 0),
    changed_at timestamptz not null,
    changed_by uuid not null
);

-- Why a report went where it went. Null: nobody but the office of its place, by what is shipped.
alter table report.report
    add column routing_version integer,
    add column routing_rule smallint,
    add column also_told uuid[];
comment on column report.report.routing_rule is 'number of the rule in that version, from 1; null when none decided';
comment on column report.report.also_told is 'units that were told besides who got it';

select core.wall(t::regclass, '${reader}') from unnest(array['report.routing_version', 'report.routing_draft']) t;
grant select, insert on report.routing_version to ${app};
grant select, insert, update, delete on report.routing_draft to ${app};
grant select on report.routing_version, report.routing_draft to ${reader};
grant select (routing_version, routing_rule, also_told) on report.report to ${reader};
