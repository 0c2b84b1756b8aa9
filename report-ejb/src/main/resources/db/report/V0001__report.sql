-- The life of a report. See core V0001 for roles, ids and partitions.
grant usage on schema report to ${app}, ${reader};

create table report.category (
    tenant_id integer not null,
    code      text not null check (code ~ '^[a-z0-9-]{2,60}$'),
    name_id   text not null,
    name_en   text not null,
    position  integer not null,
    emergency boolean not null default false,
    private   boolean not null default false,
    primary key (tenant_id, code)
);

create table report.report (
    tenant_id         integer not null,
    id                uuid not null,
    ticket            text not null,
    tracking_hash     bytea not null,
    category_code     text not null,
    status            text not null,
    channel           text not null,
    area_code         text not null,
    lat               double precision not null check (lat between -90 and 90),
    lon               double precision not null check (lon between -180 and 180),
    location_rule     text not null,
    border_distance_m integer,
    neighbour_code    text,
    approximate       boolean not null,
    address           text check (length(address) <= 400),
    description       text not null check (length(description) <= 4000),
    received_at       timestamptz not null,
    updated_at        timestamptz not null,
    expected_at       timestamptz,
    verified_at       timestamptz,
    accepted_at       timestamptz,
    closed_at         timestamptz,
    last_seq          integer not null,
    version           integer not null,
    primary key (tenant_id, id)
) partition by range (id);
create index report_of_area on report.report (tenant_id, area_code, id desc);

create table report.report_event (
    tenant_id integer not null,
    report_id uuid not null,
    seq       integer not null,
    type      text not null,
    at        timestamptz not null,
    status    text not null,
    person_id uuid,
    unit_id   uuid,
    tier      text,
    detail    text,
    primary key (tenant_id, report_id, seq)
) partition by range (report_id);

select core.register_partitioned(t::regclass) from unnest(array['report.report', 'report.report_event']) t;
create unique index on report.report_default (tenant_id, ticket);
select core.ensure_partitions((now() at time zone 'UTC')::date - 31, 6);

grant select on report.category to ${app}, ${reader};
grant select, insert, update on report.report to ${app};
grant select, insert on report.report_event to ${app};
grant select on report.report_event to ${reader};
-- The reader sees a report's fate, not its words or exact place.
grant select (tenant_id, id, ticket, category_code, status, channel, area_code, location_rule, border_distance_m,
    neighbour_code, approximate, received_at, updated_at, expected_at, verified_at, accepted_at, closed_at, last_seq,
    version) on report.report to ${reader};
