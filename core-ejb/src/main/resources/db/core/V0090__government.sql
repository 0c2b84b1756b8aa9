-- What administrators change of governments, offices and oversight. Until now the owner of the schemas alone wrote it, at a
-- migration. The application gets the rights that the pages need and no more: no key, code, area or tier of what is there
-- can be changed, nothing can be deleted, and the wall stands before each of the rows (ADR 17).

-- ---------------------------------------------------------------- governments

alter table core.tenant
    add column helpdesk   text check (length(helpdesk) between 3 and 320),
    add column hotline    text check (hotline ~ '^[+0-9][0-9 ()-]{4,24}$'),
    add column version    integer not null default 1,
    add column changed_at timestamptz,
    add column changed_by uuid;
comment on column core.tenant.helpdesk is 'Where citizens reach the government, as it wants to be reached';
comment on column core.tenant.version is 'Counts the changes: who changes an older one than they saw is refused';

alter table core.tenant enable row level security;
create policy governments_are_public on core.tenant for select using (true);
create policy tenant_wall on core.tenant for update using ((select core.scope_is_system())
    or id = any ((select core.scope_tenants())::integer[]));
grant update (domain, name, zone, preset, helpdesk, hotline, version, changed_at, changed_by)
    on core.tenant to ${app};

-- ---------------------------------------------------------------- oversight

-- Who oversees reads what is another government's, so that no government decides it, but the installation.
alter table core.oversight enable row level security;
create policy oversight_is_public on core.oversight for select using (true);
create policy oversight_begins_above on core.oversight for insert with check ((select core.scope_is_system()));
create policy oversight_ends_above on core.oversight for update using ((select core.scope_is_system()));
revoke insert, update on core.oversight from ${app};
grant insert (overseer_id, overseen_id, mode, valid_from, valid_until), update (valid_until) on core.oversight to ${app};

-- ---------------------------------------------------------------- offices

alter table core.unit
    add column outside      boolean not null default false check (not outside or tier = 'AGENCY'),
    add column parent_id    uuid references core.unit check (parent_id <> id),
    add column successor_id uuid references core.unit check (successor_id <> id),
    add column ends_at      timestamptz,
    add column version      integer not null default 1,
    add column changed_at   timestamptz,
    add column changed_by   uuid;
comment on column core.unit.outside is 'A private recipient, such as a company that keeps the street lights: of the government''s list, not of the government';
comment on column core.unit.parent_id is 'The office above; null: that of the area above';
comment on column core.unit.successor_id is 'Who answers instead since it was closed';
comment on column core.unit.ends_at is 'Planned: from then on it is closed';
comment on column core.unit.changed_by is 'An administrator: what they decided, later lists of codes leave alone';
create index unit_successor on core.unit (successor_id) where successor_id is not null;
create index unit_ending on core.unit (ends_at) where closed_at is null and ends_at is not null;

grant insert (id, tenant_id, tier, area_code, name, agency, outside, parent_id, changed_at, changed_by),
    update (name, parent_id, successor_id, ends_at, closed_at, version, changed_at, changed_by) on core.unit to ${app};
