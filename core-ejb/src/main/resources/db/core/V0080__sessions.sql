-- Who is signed in stands here and nowhere else: every node asks, so that an end is an end on all of them at once. Of the
-- token that the browser holds only the hash is known.

alter table core.account add column citizen boolean not null default false;
comment on column core.account.citizen is 'needs no membership to sign in; staff are out when their last one ends';

create table core.session (
    id          uuid primary key,
    token_hash  bytea not null unique,
    former_hash bytea unique,
    person_id   uuid not null references core.person,
    stage       text not null check (stage in ('SECOND_STEP', 'ENROLMENT', 'PASSED')),
    method      text not null check (method in ('PASSWORD', 'TOTP', 'RECOVERY_CODE', 'OPENID', 'MAIL_CODE')),
    device      text not null check (length(device) <= 60),
    remembered  boolean not null,
    idle        interval not null,
    created_at  timestamptz not null default now(),
    used_at     timestamptz not null default now(),
    renewed_at  timestamptz not null default now(),
    ends_at     timestamptz not null,
    ended_at    timestamptz
);
comment on column core.session.former_hash is 'of a remembered session: the token before the last renewal, good for a minute';
comment on column core.session.used_at is 'written at most once a minute; pages that refresh themselves do not count';
create index session_of_person on core.session (person_id) where ended_at is null;
create index session_end on core.session (ends_at);

-- Whatever changes a password or disables an account, no session from before goes on.
create function core.end_sessions() returns trigger
    language plpgsql set search_path = pg_catalog
as $$
begin
    update core.session set ended_at = now() where person_id = new.person_id and ended_at is null;
    return null;
end $$;

create trigger end_sessions after update on core.account for each row
    when (old.password_hash is distinct from new.password_hash
        or old.disabled_at is null and new.disabled_at is not null)
    execute function core.end_sessions();

grant select, insert, update, delete on core.session to ${app};
