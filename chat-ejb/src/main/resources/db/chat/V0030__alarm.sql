-- What many people of a kelurahan speak of at the same time: a case that climbs as a report does.

-- Who spoke of what, last: each once for a topic.
create table chat.signal (
    tenant_id integer not null,
    area_code text not null,
    topic     text not null check (length(topic) between 2 and 41),
    speaker   text not null,
    room_id   uuid not null,
    seq       bigint not null,
    said_at   timestamptz not null,
    primary key (tenant_id, area_code, topic, speaker)
);
create index signal_said on chat.signal (tenant_id, area_code, topic, said_at);
create index signal_old on chat.signal (said_at);
comment on column chat.signal.topic is 'a topic of the rules, or a hashtag with its sign';

create table chat.alarm (
    tenant_id  integer not null,
    id         uuid not null,
    number     text not null,
    area_code  text not null,
    topic      text not null,
    since      timestamptz not null,
    raised_at  timestamptz not null,
    last_at    timestamptz not null,
    speakers   integer not null,
    messages   integer not null,
    taken_at   timestamptz,
    taken_by   uuid,
    taken_unit uuid,
    closed_at  timestamptz,
    closed_by  uuid,
    note       text check (length(note) <= 500),
    primary key (tenant_id, id),
    unique (tenant_id, number),
    check ((taken_at is null) = (taken_by is null) and (taken_at is null) = (taken_unit is null)),
    check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (note is null)),
    check (closed_at is null or taken_at is not null)
);
comment on column chat.alarm.since is 'what was said after it counts for this alarm';
create unique index alarm_open on chat.alarm (tenant_id, area_code, topic) where closed_at is null;
create index alarm_of_area on chat.alarm (tenant_id, area_code, raised_at desc);

grant select, insert, update, delete on chat.signal to ${app};
grant select, insert, update on chat.alarm to ${app};
grant select on chat.signal, chat.alarm to ${reader};
select core.wall(t::regclass, '${reader}') from unnest(array['chat.signal', 'chat.alarm']) t;
