-- What people are told, each for themselves, and how it reached them.

-- The id of what a person is told about an alert: of the alert's time, and always the same for the same two.
create function core.notice_id(alert uuid, person uuid) returns uuid
    language sql immutable strict parallel safe set search_path = pg_catalog
as $$
    select encode(overlay(set_byte(set_byte(h, 6, (get_byte(h, 6) & 15) | 112), 8, (get_byte(h, 8) & 63) | 128)
                  placing substring(uuid_send(alert) from 1 for 6) from 1 for 6), 'hex')::uuid
    from (select decode(md5(alert::text || person::text), 'hex') h) hashed
$$;

create table core.notice (
    tenant_id       integer not null,
    id              uuid not null,
    person_id       uuid not null,
    topic           text not null check (topic in ('NEW_WORK', 'REMINDER', 'ESCALATION', 'INSTRUCTION', 'OWN_REPORT',
                                                   'COMMENT', 'OTHER')),
    urgent          boolean not null,
    told_as         text not null check (told_as in ('DUTY', 'MEMBER', 'DEPUTY', 'HEAD', 'ABOVE', 'ADMINISTRATOR', 'SELF')),
    kind            text not null check (kind ~ '^[A-Z][A-Z_]{2,39}$'),
    alert_id        uuid,
    unit_id         uuid,
    about           uuid,
    created_at      timestamptz not null default now(),
    planned_at      timestamptz,
    read_at         timestamptz,
    acknowledged_at timestamptz,
    primary key (tenant_id, id),
    check (acknowledged_at is null or read_at is not null)
) partition by range (id);
create index notice_of_person on core.notice (person_id, id desc);
create index notice_unread on core.notice (person_id, id desc) where read_at is null;
create index notice_unplanned on core.notice (id) where planned_at is null;
comment on table core.notice is 'The inbox: one row for each person who is told; of an alert, or of something else';
comment on column core.notice.tenant_id is 'the alert''s, which is that of the case';
comment on column core.notice.alert_id is 'null: it is not about a case';
comment on column core.notice.about is 'whom it is about, when it is about somebody of the staff';
comment on column core.notice.planned_at is 'since when it is decided by which ways else it goes out';

-- An alert of a unit where nobody could be told: who was told instead, or nobody at all.
create table core.unheard (
    tenant_id integer not null,
    alert_id  uuid not null,
    unit_id   uuid not null,
    told_unit uuid,
    raised_at timestamptz not null default now(),
    logged_at timestamptz,
    primary key (tenant_id, alert_id)
) partition by range (alert_id);
create index unheard_new on core.unheard (alert_id) where logged_at is null;

-- ---------------------------------------------------------------- ways out of the house

-- One letter, push or short message to one person: of one notice, or of many as a digest. Attempts are counted here.
create table core.delivery (
    id        uuid not null,
    person_id uuid not null,
    channel   text not null check (channel in ('E_MAIL', 'PUSH', 'SMS')),
    digest    boolean not null,
    urgent    boolean not null,
    due_at    timestamptz not null,
    next_at   timestamptz not null,
    state     text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'DEAD', 'SUPPRESSED')),
    tries     integer not null default 0,
    outcome   text check (outcome ~ '^[A-Z][A-Z_]{1,39}$'),
    done_at   timestamptz,
    primary key (id)
) partition by range (id);
create index delivery_due on core.delivery (channel, next_at) where state = 'WAITING';
create index delivery_gathering on core.delivery (person_id, channel, due_at) where digest and state = 'WAITING' and tries = 0;
create index delivery_single on core.delivery (person_id, channel, id) where not digest;
comment on column core.delivery.outcome is 'what came of the last attempt: a class of its own, never what a server said, which may repeat an address';

create table core.delivery_notice (
    tenant_id   integer not null,
    notice_id   uuid not null,
    channel     text not null check (channel in ('E_MAIL', 'PUSH', 'SMS')),
    delivery_id uuid,
    suppressed  text check (suppressed in ('OFF', 'BROKEN')),
    primary key (tenant_id, notice_id, channel),
    check ((delivery_id is null) <> (suppressed is null))
) partition by range (notice_id);
create index delivery_notice_of_delivery on core.delivery_notice (delivery_id) where delivery_id is not null;
comment on column core.delivery_notice.suppressed is 'why it is not sent by this way: the person wishes so, or the address does not work';

-- ---------------------------------------------------------------- what people wish

create table core.notice_wish (
    person_id uuid not null references core.person,
    topic     text not null check (topic in ('EMERGENCY', 'NEW_WORK', 'REMINDER', 'ESCALATION', 'INSTRUCTION',
                                             'OWN_REPORT', 'COMMENT', 'OTHER')),
    channel   text not null check (channel in ('E_MAIL', 'PUSH', 'SMS')),
    pace      text not null check (pace in ('INSTANT', 'HOURLY', 'DAILY', 'OFF')),
    primary key (person_id, topic, channel),
    check (topic <> 'EMERGENCY' or pace in ('INSTANT', 'OFF'))
);
comment on table core.notice_wish is 'What differs from the defaults of the program';

create table core.notice_habit (
    person_id   uuid primary key references core.person,
    quiet       boolean not null,
    quiet_from  time not null,
    quiet_until time not null,
    daily_at    time not null,
    language    text not null check (language in ('id', 'en'))
);

-- ---------------------------------------------------------------- what was there before

insert into core.notice (tenant_id, id, person_id, topic, urgent, told_as, kind, alert_id, unit_id, created_at,
                         planned_at, read_at)
select r.tenant_id, core.notice_id(r.alert_id, r.person_id), r.person_id,
       case when a.kind in ('REMINDER', 'WARNING') then 'REMINDER'
            when a.kind in ('ESCALATION', 'VERIFICATION') then 'ESCALATION'
            when a.kind in ('INSTRUCTION', 'COMMENT') then a.kind else 'NEW_WORK' end,
       false, 'MEMBER', a.kind, a.id, a.unit_id, a.created_at, now(), now()
from core.alert_recipient r join core.alert a on a.tenant_id = r.tenant_id and a.id = r.alert_id;

delete from core.partitioned where table_name = 'core.alert_recipient'::regclass;
drop table core.alert_recipient;

-- Who of a unit has the turn now. Its owner's, since a province is told of a city's case in the scope of that city.
create function core.on_duty(of_unit uuid) returns setof uuid
    language sql stable security definer set search_path = pg_catalog
as $$
    select d.person_id from core.unit u
    join core.duty d on d.tenant_id = u.tenant_id and d.unit_id = u.id and d.cancelled_at is null
        and d.starts_at > now() - interval '48 hours' and d.starts_at <= now() and d.ends_at > now()
    where u.id = of_unit
$$;

select core.register_partitioned(t::regclass)
from unnest(array['core.notice', 'core.unheard', 'core.delivery', 'core.delivery_notice']) t;
select core.ensure_partitions((now() at time zone 'UTC')::date - 31, 6);

select core.wall(t::regclass, '${reader}')
from unnest(array['core.notice', 'core.unheard', 'core.delivery_notice']) t;

revoke all on function core.notice_id(uuid, uuid), core.on_duty(uuid) from public;
grant execute on function core.notice_id(uuid, uuid), core.on_duty(uuid) to ${app};
grant select, insert, update on core.notice, core.unheard, core.delivery to ${app};
grant select, insert on core.delivery_notice to ${app};
grant select, insert, update, delete on core.notice_wish, core.notice_habit to ${app};
grant select on core.notice, core.unheard, core.delivery, core.delivery_notice to ${reader};
