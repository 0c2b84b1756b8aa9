-- Reports that a room speaks of: a message became one, or somebody has written its number. The room hears how they move.
-- A message that became a report has its ticket in message.reference; the row here is the way from the ticket to the rooms.
create table chat.spoken (
    tenant_id integer not null,
    ticket    text not null check (length(ticket) between 10 and 40),
    room_id   uuid not null,
    seq       bigint not null,
    primary key (tenant_id, ticket, room_id)
);
comment on column chat.spoken.seq is 'the message that spoke of it first, which what happens to it answers';

grant select, insert on chat.spoken to ${app};
grant select on chat.spoken to ${reader};
select core.wall('chat.spoken'::regclass, '${reader}');
