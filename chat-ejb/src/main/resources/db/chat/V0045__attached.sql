-- Where somebody is who says something, and photos of it. Photos come as the darkroom has drawn them, with nothing left of what
-- the camera wrote.
alter table chat.message
    add column lat double precision check (lat between -90 and 90),
    add column lon double precision check (lon between -180 and 180),
    add check ((lat is null) = (lon is null));

create table chat.photo (
    tenant_id   integer not null,
    id          uuid not null,
    room_id     uuid not null,
    message_id  uuid not null,
    upload_hash text not null check (length(upload_hash) = 64),
    width       integer not null,
    height      integer not null,
    jpeg        bytea not null check (length(jpeg) <= 4000000),
    at          timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, message_id, upload_hash)
);
comment on column chat.photo.upload_hash is 'SHA-256 of what was sent: the same picture is kept once with a message';

grant select, insert on chat.photo to ${app};
grant select on chat.photo to ${reader};
select core.wall('chat.photo'::regclass, '${reader}');
