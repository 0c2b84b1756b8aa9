-- The days off and the other hours of a government's offices: one document, changed as a whole by a new version.
create table core.calendar_version (
    tenant_id    integer not null references core.tenant,
    version      integer not null check (version > 0),
    days         jsonb not null check (jsonb_typeof(days) = 'array'),
    note         text check (length(note) <= 500),
    published_at timestamptz not null,
    published_by uuid not null,
    primary key (tenant_id, version)
);
comment on table core.calendar_version is 'the highest version holds for the years that it names; for the others core.holiday';

create table core.calendar_draft (
    tenant_id  integer primary key references core.tenant,
    days       jsonb not null check (jsonb_typeof(days) = 'array'),
    revision   integer not null check (revision > 0),
    changed_at timestamptz not null,
    changed_by uuid not null
);
select core.wall(t::regclass, '${reader}') from unnest(array['core.calendar_version', 'core.calendar_draft']) t;
grant select, insert on core.calendar_version to ${app};
grant select, insert, update, delete on core.calendar_draft to ${app};
grant select on core.calendar_version, core.calendar_draft to ${reader};
