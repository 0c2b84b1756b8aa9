-- Where regions come from and what is in force. Reference data: read by everybody, written by the owner role only
-- (`./kentongan migrate`, `./kentongan regions import`).

create table core.reference_release (
    name      text primary key,
    effective date not null,
    areas     integer not null,
    loaded_at timestamptz not null default now()
);
comment on table core.reference_release is 'Each list of official codes that was loaded; a later one closes what it no longer has';
comment on column core.reference_release.effective is 'The day from which the list is valid; the first one reaches back to the beginning';

-- ---------------------------------------------------------------- borders

create table core.boundary_release (
    id          integer generated always as identity primary key,
    source      text not null,
    approximate boolean not null,
    features    integer not null,
    loaded      integer not null,
    repaired    integer not null,
    refused     integer not null,
    unknown     integer not null,
    loaded_at   timestamptz not null default now(),
    check (features = loaded + repaired + refused + unknown)
);
comment on constraint boundary_release_check on core.boundary_release is 'Every feature of the file is counted exactly once';

create table core.boundary (
    release_id integer not null references core.boundary_release,
    area_code  text not null,
    min_lon    double precision not null,
    min_lat    double precision not null,
    max_lon    double precision not null,
    max_lat    double precision not null,
    area_km2   double precision not null,
    vertices   integer not null,
    shape      bytea not null,
    primary key (release_id, area_code)
);
comment on column core.boundary.shape is 'Polygon or MultiPolygon as WKB, longitude before latitude, WGS 84 degrees';
-- Coordinates do not compress; do not spend time on trying.
alter table core.boundary alter column shape set storage external;

create table core.boundary_in_force (
    area_code  text primary key,
    release_id integer not null,
    foreign key (release_id, area_code) references core.boundary (release_id, area_code)
);
comment on table core.boundary_in_force is 'Which release an area''s border comes from; an import switches all its areas in one statement';

create table core.boundary_finding (
    release_id integer not null references core.boundary_release,
    feature    integer not null,
    outcome    text not null check (outcome in ('REPAIRED', 'REFUSED', 'UNKNOWN')),
    reason     text not null,
    code       text,
    name       text,
    detail     text,
    primary key (release_id, feature)
);
comment on table core.boundary_finding is 'What an import did not load as it was, feature by feature';

-- ---------------------------------------------------------------- approximate cells

create table core.cell (
    area_code  text primary key,
    release_id integer not null references core.boundary_release,
    lat        double precision not null,
    lon        double precision not null,
    area_km2   double precision not null check (area_km2 > 0)
);
comment on table core.cell is 'Stands in for a kelurahan that has no border: a point inside it and its area';

create table core.cell_sample (
    area_code text not null references core.cell,
    number    integer not null,
    lat       double precision not null,
    lon       double precision not null,
    primary key (area_code, number)
);

-- ---------------------------------------------------------------- agencies

alter table core.unit add column agency text check (agency ~ '^[a-z0-9-]{2,30}$');
create unique index unit_of_agency on core.unit (tenant_id, agency) where closed_at is null;
comment on column core.unit.agency is 'Key of a service that routing rules name, such as bpbd; null for units of the ladder';

-- ---------------------------------------------------------------- one number that tells every node to look again

create table core.region_state (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
);
insert into core.region_state (version) values (1);

create function core.regions_changed() returns trigger
    language plpgsql security definer set search_path = pg_catalog, core
as $$
begin
    update core.region_state set version = version + 1;
    return null;
end $$;

create trigger regions_changed after insert or update or delete or truncate on core.area
    for each statement execute function core.regions_changed();
create trigger regions_changed after insert or update or delete or truncate on core.tenant
    for each statement execute function core.regions_changed();
create trigger regions_changed after insert or update or delete or truncate on core.unit
    for each statement execute function core.regions_changed();
create trigger regions_changed after insert or update or delete or truncate on core.boundary_in_force
    for each statement execute function core.regions_changed();
create trigger regions_changed after insert or update or delete or truncate on core.cell
    for each statement execute function core.regions_changed();
create trigger regions_changed after insert or update or delete or truncate on core.cell_sample
    for each statement execute function core.regions_changed();

-- ---------------------------------------------------------------- rights

revoke all on function core.regions_changed() from public;
grant select on core.reference_release, core.boundary_release, core.boundary, core.boundary_in_force,
    core.boundary_finding, core.cell, core.cell_sample, core.region_state to ${app}, ${reader};
