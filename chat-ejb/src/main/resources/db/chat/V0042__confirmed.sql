-- Announcements whose reading the officials of the RT and RW confirm.
alter table chat.message
    add column asked integer check (asked > 0),
    add check (asked is null or kind = 'ANNOUNCEMENT');
comment on column chat.message.asked is 'of how many officials it was asked when it was said; null where nobody is asked';

create table chat.confirmed (
    tenant_id  integer not null,
    message_id uuid not null,
    speaker    text not null,
    at         timestamptz not null,
    primary key (tenant_id, message_id, speaker)
);

grant select, insert on chat.confirmed to ${app};
grant select on chat.confirmed to ${reader};
select core.wall('chat.confirmed'::regclass, '${reader}');
