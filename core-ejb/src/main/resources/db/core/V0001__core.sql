-- What report and chat both stand on. Runs as the owner role; ${app} is the application's role (it owns nothing),
-- ${reader} the role of `./kentongan sql` (SELECT only, never the secrets).
-- Ids are UUIDv7 made by the application; tables that grow are partitioned by month over that id.

grant usage on schema core to ${app}, ${reader};

-- ---------------------------------------------------------------- regions

create table core.area (
    code        text not null,
    level       text not null check (level in ('PROVINSI', 'KOTA', 'KECAMATAN', 'KELURAHAN', 'RW', 'RT')),
    kind        text not null,
    name        text not null,
    parent_code text,
    zone        text not null,
    valid_from  date not null default '1945-08-17',
    valid_until date,
    primary key (code, valid_from),
    check (valid_until is null or valid_until > valid_from)
);
create unique index area_current on core.area (code) where valid_until is null;
create index area_children on core.area (parent_code) where valid_until is null;
comment on column core.area.kind is 'provinsi, kota, kota-administrasi, kabupaten, kabupaten-administrasi, kecamatan, kelurahan, desa, rw, rt';
comment on column core.area.code is 'Kemendagri code with dots: 31, 31.71, 31.71.03, 31.71.03.1001';

create table core.tenant (
    id        integer primary key check (id > 0),
    code      text not null unique check (code ~ '^[A-Z]{3}$'),
    domain    text not null unique,
    name      text not null,
    area_code text not null,
    zone      text not null,
    preset    text not null
);
comment on table core.tenant is 'An operating government: a Pemkot, a Pemkab, or a province';

create table core.oversight (
    overseer_id integer not null references core.tenant,
    overseen_id integer not null references core.tenant,
    mode        text not null check (mode in ('SUPERVISION', 'COMMAND')),
    valid_from  timestamptz not null default now(),
    valid_until timestamptz,
    primary key (overseer_id, overseen_id, valid_from)
);

create table core.unit (
    id        uuid primary key,
    tenant_id integer not null references core.tenant,
    tier      text not null check (tier in ('KELURAHAN', 'KECAMATAN', 'PEMKOT', 'PEMPROV', 'AGENCY')),
    area_code text not null,
    name      text not null,
    closed_at timestamptz
);
create unique index unit_of_area on core.unit (area_code, tier) where tier <> 'AGENCY' and closed_at is null;
create index unit_of_tenant on core.unit (tenant_id, tier, area_code);

-- ---------------------------------------------------------------- people (the vault comes with its own schema)

create table core.person (
    id         uuid primary key,
    created_at timestamptz not null default now()
);

create table core.account (
    person_id     uuid primary key references core.person,
    user_name     text not null unique check (user_name = lower(user_name)),
    display_name  text not null,
    password_hash text,
    failed_tries  integer not null default 0,
    locked_until  timestamptz,
    disabled_at   timestamptz
);

create table core.membership (
    id          uuid primary key,
    person_id   uuid not null references core.person,
    unit_id     uuid references core.unit,
    role        text not null,
    valid_from  timestamptz not null default now(),
    valid_until timestamptz,
    check (unit_id is not null or role = 'ADMINISTRATOR')
);
create index membership_of_unit on core.membership (unit_id);
create index membership_of_person on core.membership (person_id);

create table core.activation (
    token_hash bytea primary key,
    person_id  uuid not null references core.person,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at    timestamptz
);

create table core.api_key (
    id         uuid primary key,
    key_hash   bytea not null unique,
    name       text not null,
    tenant_id  integer references core.tenant,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);
comment on column core.api_key.tenant_id is 'null: valid for every jurisdiction of this installation';

-- ---------------------------------------------------------------- ladder presets (data, every value editable)

create table core.ladder_step (
    preset  text not null,
    phase   text not null check (phase in ('ACCEPT', 'FINISH')),
    step    integer not null check (step >= 1),
    tier    text not null check (tier in ('KELURAHAN', 'KECAMATAN', 'PEMKOT', 'PEMPROV')),
    action  text not null check (action in ('REMINDER', 'WARNING', 'ESCALATION')),
    amount  integer not null check (amount > 0),
    measure text not null check (measure in ('SECONDS', 'HOURS', 'DAYS', 'WORKING_DAYS')),
    source  text not null,
    primary key (preset, phase, step)
);

create table core.holiday (
    day  date not null,
    zone text not null default '*',
    name text not null,
    primary key (day, zone)
);

-- ---------------------------------------------------------------- cases, deadlines, escalations

create table core.case_file (
    tenant_id     integer not null,
    id            uuid not null,
    kind          text not null check (kind in ('REPORT', 'INSTRUCTION', 'CHAT_ALARM', 'PRIVACY_REQUEST', 'MODERATION_ITEM')),
    reference     text not null,
    topic         text not null,
    area_code     text not null,
    preset        text not null,
    state         text not null check (state in ('OPEN', 'ACCEPTED', 'CLOSED')),
    tier          text not null,
    last_seq      integer not null,
    opened_at     timestamptz not null,
    accepted_at   timestamptz,
    accepted_by   uuid,
    accepted_unit uuid,
    version       integer not null,
    primary key (tenant_id, id)
) partition by range (id);

create table core.deadline (
    tenant_id    integer not null,
    case_id      uuid not null,
    phase        text not null,
    step         integer not null,
    round        integer not null,
    tier         text not null,
    action       text not null,
    due_at       timestamptz not null,
    fired_at     timestamptz,
    cancelled_at timestamptz,
    primary key (tenant_id, case_id, phase, tier, round)
) partition by range (case_id);
create index deadline_due on core.deadline (due_at) where fired_at is null and cancelled_at is null;

create table core.escalation (
    tenant_id integer not null,
    case_id   uuid not null,
    tier      text not null,
    round     integer not null,
    kind      text not null check (kind in ('REMINDER', 'WARNING', 'ESCALATION')),
    unit_id   uuid not null,
    due_at    timestamptz not null,
    raised_at timestamptz not null,
    primary key (tenant_id, case_id, tier, round)
) partition by range (case_id);

-- ---------------------------------------------------------------- outbox, inbox, dead letters

create sequence core.outbox_position;
create table core.outbox (
    tenant_id    integer not null,
    id           uuid not null,
    position     bigint not null default nextval('core.outbox_position'),
    case_id      uuid not null,
    case_seq     integer not null,
    queue        text not null,
    type         text not null,
    version      integer not null,
    payload      text not null,
    created_at   timestamptz not null,
    leased_until timestamptz,
    published_at timestamptz,
    consumed_at  timestamptz,
    sends        integer not null default 0,
    primary key (tenant_id, id)
) partition by range (id);
create index outbox_unpublished on core.outbox (position) where published_at is null;
create index outbox_unconsumed on core.outbox (published_at) where consumed_at is null;
create index outbox_of_case on core.outbox (tenant_id, case_id, case_seq) where consumed_at is null;

create table core.inbox (
    tenant_id  integer not null,
    message_id uuid not null,
    consumer   text not null,
    applied_at timestamptz not null,
    primary key (tenant_id, message_id, consumer)
) partition by range (message_id);

create table core.dead_letter (
    id             uuid primary key,
    message_id     text,
    queue          text not null,
    body           text,
    reason         text not null,
    deliveries     integer not null,
    parked_at      timestamptz not null,
    replayed_at    timestamptz,
    discarded_at   timestamptz,
    discard_reason text
);

-- ---------------------------------------------------------------- alerts: what an officer is told

create table core.alert (
    tenant_id  integer not null,
    id         uuid not null,
    unit_id    uuid not null,
    tier       text not null,
    kind       text not null check (kind in ('NEW', 'REMINDER', 'WARNING', 'ESCALATION', 'INSTRUCTION')),
    round      integer not null,
    case_id    uuid not null,
    reference  text not null,
    topic      text not null,
    area_code  text not null,
    raised_at  timestamptz not null,
    created_at timestamptz not null,
    primary key (tenant_id, id)
) partition by range (id);
create index alert_of_unit on core.alert (unit_id, id desc);
create index alert_of_case on core.alert (tenant_id, case_id);
comment on column core.alert.id is 'the id of the outbox message that caused it: one message, one alert';

create table core.alert_recipient (
    tenant_id integer not null,
    alert_id  uuid not null,
    person_id uuid not null,
    seen_at   timestamptz,
    primary key (tenant_id, alert_id, person_id)
) partition by range (alert_id);

-- ---------------------------------------------------------------- audit (append-only for the application)

create sequence core.audit_position;
create table core.audit_entry (
    tenant_id integer not null,
    id        uuid not null,
    position  bigint not null default nextval('core.audit_position'),
    at        timestamptz not null default now(),
    actor     text not null,
    action    text not null,
    object    text not null,
    detail    text,
    primary key (tenant_id, id)
) partition by range (id);
comment on column core.audit_entry.tenant_id is '0: the installation itself';

-- ---------------------------------------------------------------- partitions

create table core.partitioned (
    table_name regclass primary key
);

-- The smallest UUIDv7 of a moment: its first 48 bits are the Unix time in milliseconds (RFC 9562, 5.7).
create function core.id_floor(at timestamptz) returns uuid
    language sql immutable strict
as $$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$;

-- Makes the month partitions [first, first + months) of every registered table. Rows that fell into the default
-- partition of such a month move into it, so that being late costs time, never a row.
create function core.ensure_partitions(first date, months integer) returns integer
    language plpgsql security definer set search_path = pg_catalog, core
as $$
declare
    parent regclass;
    month  timestamptz;
    lower_bound uuid;
    upper_bound uuid;
    part   text;
    made   integer := 0;
    schema_name text;
    base   text;
begin
    if months < 1 or months > 600 then
        raise exception 'months must be between 1 and 600, not %', months;
    end if;
    perform pg_advisory_xact_lock(hashtext('core.ensure_partitions'));
    for parent in select table_name from core.partitioned loop
        select n.nspname, c.relname into schema_name, base
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = parent;
        for i in 0 .. months - 1 loop
            month := (date_trunc('month', first::timestamp) + make_interval(months => i)) at time zone 'UTC';
            lower_bound := core.id_floor(month);
            upper_bound := core.id_floor((date_trunc('month', first::timestamp) + make_interval(months => i + 1)) at time zone 'UTC');
            part := base || to_char(month at time zone 'UTC', '_YYYYMM');
            continue when to_regclass(format('%I.%I', schema_name, part)) is not null;
            perform core.make_partition(schema_name, base, part, lower_bound, upper_bound);
            made := made + 1;
        end loop;
    end loop;
    return made;
end $$;

create function core.make_partition(schema_name text, base text, part text, lower_bound uuid, upper_bound uuid) returns void
    language plpgsql set search_path = pg_catalog, core
as $$
declare
    key     text;
    strays  bigint;
begin
    select a.attname into key
    from pg_partitioned_table p
    join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
    where p.partrelid = format('%I.%I', schema_name, base)::regclass;
    execute format('create table %I.%I (like %I.%I including defaults including constraints)', schema_name, part, schema_name, base);
    execute format('with stray as (delete from %I.%I where %I >= %L and %I < %L returning *) insert into %I.%I select * from stray',
        schema_name, base || '_default', key, lower_bound, key, upper_bound, schema_name, part);
    get diagnostics strays = row_count;
    if strays > 0 then
        raise notice 'moved % rows from %.%_default to %', strays, schema_name, base, part;
    end if;
    execute format('alter table %I.%I attach partition %I.%I for values from (%L) to (%L)', schema_name, base, schema_name, part, lower_bound, upper_bound);
    if base = 'report' then
        -- A ticket names its month, so uniqueness within the month is uniqueness.
        execute format('create unique index on %I.%I (tenant_id, ticket)', schema_name, part);
    end if;
end $$;

-- Registers a table and gives it its default partition.
create function core.register_partitioned(parent regclass) returns void
    language plpgsql set search_path = pg_catalog, core
as $$
declare
    schema_name text;
    base text;
begin
    select n.nspname, c.relname into schema_name, base
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = parent;
    insert into core.partitioned values (parent);
    execute format('create table %I.%I partition of %s default', schema_name, base || '_default', parent);
end $$;

select core.register_partitioned(t::regclass)
from unnest(array['core.case_file', 'core.deadline', 'core.escalation', 'core.outbox', 'core.inbox', 'core.alert',
                  'core.alert_recipient', 'core.audit_entry']) t;
select core.ensure_partitions((now() at time zone 'UTC')::date - 31, 6);

-- ---------------------------------------------------------------- rights

revoke all on all functions in schema core from public;
grant execute on function core.id_floor(timestamptz), core.ensure_partitions(date, integer) to ${app};
grant execute on function core.id_floor(timestamptz) to ${reader};
grant usage on sequence core.outbox_position, core.audit_position to ${app};

grant select on core.area, core.tenant, core.oversight, core.unit, core.ladder_step, core.holiday, core.api_key to ${app};
grant select, insert on core.person, core.inbox, core.escalation, core.audit_entry to ${app};
grant select, insert, update on core.account, core.membership, core.activation, core.case_file, core.deadline,
    core.outbox, core.dead_letter, core.alert, core.alert_recipient to ${app};

grant select on core.area, core.tenant, core.oversight, core.unit, core.membership, core.ladder_step, core.holiday,
    core.case_file, core.deadline, core.escalation, core.outbox, core.inbox, core.dead_letter, core.alert,
    core.alert_recipient, core.audit_entry to ${reader};
