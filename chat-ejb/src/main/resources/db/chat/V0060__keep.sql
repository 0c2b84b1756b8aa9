-- How long what is said is kept, and what is kept longer because somebody has to look into it.
create table chat.retention (
    tenant_id    integer primary key,
    visible_days integer not null check (visible_days between 30 and 3650),
    sealed_days  integer not null check (sealed_days between 30 and 3650 and sealed_days >= visible_days),
    changed_by   uuid not null,
    changed_at   timestamptz not null
);
comment on column chat.retention.visible_days is 'how long people of a room can read a message';
comment on column chat.retention.sealed_days is 'how long moderators can read what was hidden or taken back';

create table chat.hold (
    tenant_id  integer not null,
    id         uuid not null,
    area_code  text,
    from_at    timestamptz not null,
    until_at   timestamptz not null,
    reason     text not null check (length(reason) between 5 and 500),
    held_by    uuid not null,
    held_at    timestamptz not null,
    expires_at timestamptz not null,
    lifted_by  uuid,
    lifted_at  timestamptz,
    primary key (tenant_id, id),
    check (from_at < until_at),
    check ((lifted_by is null) = (lifted_at is null))
);
comment on column chat.hold.area_code is 'the kelurahan whose rooms are held; null for all rooms of the government';
comment on column chat.hold.expires_at is 'until when nothing of it goes away, unless it is lifted before';

grant select, insert, update on chat.retention, chat.hold to ${app};
grant delete on chat.message, chat.message_revision, chat.confirmed, chat.photo, chat.flag, chat.review to ${app};
grant select on chat.retention, chat.hold to ${reader};
select core.wall(t::regclass, '${reader}') from unnest(array['chat.retention', 'chat.hold']) t;
