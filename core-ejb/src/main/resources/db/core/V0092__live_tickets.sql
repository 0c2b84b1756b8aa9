-- With one of these an open page is let in at the live socket, on whichever node it comes out. They are good for half a
-- minute, so none is missed after a crash: an unlogged table costs no write-ahead log.
create unlogged table core.live_ticket (
    ticket_hash  bytea primary key,
    session_id   uuid not null,
    address_hash bytea not null,
    expires_at   timestamptz not null
);
comment on column core.live_ticket.session_id is 'whose session asked for it; nobody else''s is let in with it';
comment on column core.live_ticket.address_hash is 'where the page asked from: handshakes of sockets do not know it on every server';
create index live_ticket_end on core.live_ticket (expires_at);

grant select, insert, update, delete on core.live_ticket to ${app};
