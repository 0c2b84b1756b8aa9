-- Rooms of RT and RW officials, and communities that citizens found; who has left a room.

-- ---------------------------------------------------------------- rooms
alter table chat.room drop constraint room_kind_check;
alter table chat.room
    add column name      text check (length(name) between 1 and 60),
    add column closed_at timestamptz;
alter table chat.room
    add constraint room_kind_check
        check (kind in ('KELURAHAN', 'ANNOUNCEMENTS', 'NEIGHBOURHOOD', 'RT_OFFICIALS', 'COMMUNITY', 'OFFICERS')),
    add constraint room_community_check
        check ((kind = 'COMMUNITY') = (name is not null) and (kind = 'COMMUNITY' or closed_at is null));
comment on column chat.room.name is 'of a community; the other rooms are called by their area';
comment on column chat.room.closed_at is 'of a community that a moderator has closed: nobody is in it any more';

-- There are many communities in an area, and of everything else one.
alter table chat.room drop constraint room_tenant_id_kind_area_code_tier_key;
create unique index room_of_area on chat.room (tenant_id, kind, area_code, tier) where kind <> 'COMMUNITY';
create index room_in_area on chat.room (tenant_id, area_code, kind);

-- ---------------------------------------------------------------- who is in them
alter table chat.member
    add column since   date not null default current_date,
    add column left_at timestamptz;
comment on column chat.member.since is 'the day of coming in, and no closer: who founds a community has been here for a while';
comment on column chat.member.left_at is 'who has moved away or left; what holds for them there goes on holding';
create index member_blocked on chat.member (room_id, blocked_until) where blocked_until is not null;

-- Officials of an RT or RW belong to the kelurahan's office and do not speak for it.
do $$
declare
    old text;
begin
    for old in select conname from pg_constraint
               where conrelid = 'chat.message'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%OFFICER%' loop
        execute format('alter table chat.message drop constraint %I', old);
    end loop;
end $$;
alter table chat.message
    add constraint message_speaker_kind_check check (speaker_kind in ('CITIZEN', 'OFFICIAL', 'OFFICER')),
    add constraint message_speaker_unit_check
        check ((coalesce(speaker_kind, '') in ('OFFICIAL', 'OFFICER')) = (speaker_unit is not null));

-- ---------------------------------------------------------------- communities
-- What somebody asks for; once a moderator agrees there is a room with the same id. A founder stands here by the
-- pseudonym of the kelurahan alone.
create table chat.community (
    tenant_id  integer not null,
    id         uuid not null,
    area_code  text not null,
    visibility text not null check (visibility in ('KELURAHAN', 'RW')),
    name       text not null check (length(name) between 3 and 60),
    purpose    text not null check (length(purpose) between 10 and 300),
    founder    text not null check (length(founder) = 32),
    state      text not null check (state in ('ASKED', 'OPEN', 'REFUSED', 'CLOSED')),
    asked_at   timestamptz not null,
    decided_at timestamptz,
    decided_by uuid,
    note       text check (length(note) <= 500),
    primary key (tenant_id, id),
    check ((state = 'ASKED') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
    check (state in ('ASKED', 'OPEN') or note is not null)
);
comment on column chat.community.area_code is 'a kelurahan, or an RW of it: who lives there finds it and can join';
comment on column chat.community.decided_at is 'of the last decision: let in, refused, closed';
comment on column chat.community.note is 'what the moderator says to it, for who is told';
create index community_of_area on chat.community (tenant_id, area_code, state);
create index community_of_founder on chat.community (tenant_id, founder);
-- One name for one that goes on; the kelurahan is the first 13 characters of its RW.
create unique index community_name on chat.community (tenant_id, left(area_code, 13), lower(name))
    where state in ('ASKED', 'OPEN');

grant select, insert, update on chat.community to ${app};
grant select on chat.community to ${reader};
select core.wall('chat.community', '${reader}');
