-- What people say in rooms. A room has two counts of its own: seq numbers its messages, change everything that happens to
-- them. A message keeps the number of its last change, so that who was away asks for what lies behind the last number he
-- knows, and gets each message once, as it is now: said, edited, hidden, taken back.

alter table chat.room drop constraint room_kind_check;
alter table chat.room add constraint room_kind_check
    check (kind in ('KELURAHAN', 'ANNOUNCEMENTS', 'NEIGHBOURHOOD', 'OFFICERS'));
alter table chat.room
    add column last_change  bigint not null default 0,
    add column slow_seconds integer not null default 0 check (slow_seconds between 0 and 3600);
update chat.room set last_change = last_seq;
comment on column chat.room.slow_seconds is 'how long a citizen waits between two messages; 0: not at all';

alter table chat.message drop constraint message_kind_check;
alter table chat.message add constraint message_kind_check check (kind in ('NOTICE', 'WORDS', 'ANNOUNCEMENT'));
alter table chat.message
    alter column text_key drop not null,
    add column change      bigint,
    add column speaker_kind text check (speaker_kind in ('CITIZEN', 'OFFICER')),
    add column speaker      text check (length(speaker) between 32 and 36),
    add column speaker_area text,
    add column speaker_unit uuid,
    add column words       text check (length(words) <= 2000),
    add column reply_to    bigint,
    add column tags        text[],
    add column state       text not null default 'SHOWN' check (state in ('SHOWN', 'BLURRED', 'HELD', 'HIDDEN', 'REMOVED')),
    add column edited_at   timestamptz,
    add column pinned_at   timestamptz;
update chat.message set change = seq;
alter table chat.message
    alter column change set not null,
    add check ((kind = 'NOTICE') = (speaker is null)),
    add check ((kind = 'NOTICE') = (text_key is not null)),
    add check ((kind = 'NOTICE' or state = 'REMOVED') = (words is null)),
    add check ((speaker_kind = 'CITIZEN') = (speaker_area is not null)),
    add check ((speaker_kind = 'OFFICER') = (speaker_unit is not null));
comment on column chat.message.speaker is 'a citizen: the pseudonym of speaker_area; an officer: the person, who speaks for speaker_unit';
create index message_of_change on chat.message (tenant_id, room_id, change);
create index message_pinned on chat.message (tenant_id, room_id, pinned_at) where pinned_at is not null;
create index message_tags on chat.message using gin (tags) where tags is not null;
create index message_words on chat.message using gin (to_tsvector('indonesian', words)) where words is not null;

-- A message that is sent again, since the sender did not hear that it had arrived, is found here.
create table chat.sent (
    tenant_id integer not null,
    speaker    text not null,
    client_id uuid not null,
    room_id   uuid not null,
    seq       bigint not null,
    print     bytea not null check (length(print) = 32),
    sent_at   timestamptz not null,
    primary key (tenant_id, speaker, client_id)
);
create index sent_at on chat.sent (sent_at);
comment on column chat.sent.print is 'SHA-256 of what was said: another text under the same number is a mistake';

-- What a message said before it was edited, hidden or taken back: for moderators, as long as the message is kept.
create table chat.message_revision (
    tenant_id  integer not null,
    message_id uuid not null,
    room_id    uuid not null,
    change     bigint not null,
    words      text not null,
    replaced   timestamptz not null,
    by_speaker  boolean not null,
    primary key (tenant_id, message_id, change)
);

create table chat.reaction (
    tenant_id  integer not null,
    message_id uuid not null,
    speaker     text not null,
    sign       text not null check (sign in ('THANKS', 'AGREE', 'SAD', 'DONE')),
    primary key (tenant_id, message_id, speaker)
);

-- Who has been in a room: how far they have read, and what holds for them there. A citizen stands here by the pseudonym of
-- the room's kelurahan alone.
create table chat.member (
    tenant_id      integer not null,
    room_id        uuid not null,
    speaker         text not null,
    citizen        boolean not null,
    last_read      bigint not null default 0,
    quiet          boolean not null default false,
    last_said      timestamptz,
    silenced_until timestamptz,
    blocked_until  timestamptz,
    primary key (tenant_id, room_id, speaker)
);
comment on column chat.member.quiet is 'wants no notices of this room';

grant select, insert, delete on chat.sent to ${app};
grant select, insert on chat.message_revision to ${app};
grant select, insert, update, delete on chat.reaction to ${app};
grant select, insert, update on chat.member to ${app};
grant update on chat.message to ${app};
grant select on chat.sent, chat.message_revision, chat.reaction, chat.member to ${reader};
select core.wall(t::regclass, '${reader}')
from unnest(array['chat.sent', 'chat.message_revision', 'chat.reaction', 'chat.member']) t;
