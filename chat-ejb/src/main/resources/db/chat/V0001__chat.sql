-- Rooms and what is said in them. See core V0001 for roles, ids and partitions.
grant usage on schema chat to ${app}, ${reader};

create table chat.room (
    id        uuid primary key,
    tenant_id integer not null,
    kind      text not null check (kind in ('KELURAHAN', 'OFFICERS')),
    area_code text not null,
    tier      text not null,
    last_seq  bigint not null default 0,
    unique (tenant_id, kind, area_code, tier)
);

create table chat.message (
    tenant_id  integer not null,
    id         uuid not null,
    room_id    uuid not null,
    seq        bigint not null,
    kind       text not null check (kind in ('NOTICE')),
    text_key   text not null,
    reference  text,
    area_code  text,
    created_at timestamptz not null,
    primary key (tenant_id, id)
) partition by range (id);
create index message_of_room on chat.message (tenant_id, room_id, seq desc);
comment on column chat.message.id is 'for a notice: the id of the outbox message that caused it, so that it is posted once';

select core.register_partitioned('chat.message'::regclass);
select core.ensure_partitions((now() at time zone 'UTC')::date - 31, 6);

grant select, insert, update on chat.room to ${app};
grant select, insert on chat.message to ${app};
grant select on chat.room, chat.message to ${reader};
