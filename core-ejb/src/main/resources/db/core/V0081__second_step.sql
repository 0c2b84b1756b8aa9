-- The second step of signing in: a code of an authenticator (RFC 6238). The shared secret lies here encrypted with a key
-- that the database never sees; of recovery codes there is a keyed hash.

create table core.second_factor (
    person_id  uuid primary key references core.person,
    secret     bytea,
    pending    bytea,
    pending_at timestamptz,
    last_step  bigint not null default 0,
    check (secret is not null or pending is not null)
);
comment on column core.second_factor.pending is 'shown to the person, not yet confirmed by a code of it';
comment on column core.second_factor.last_step is 'of the last code that was accepted: none is accepted twice';

create table core.recovery_code (
    person_id uuid not null references core.person,
    code_hash bytea not null,
    used_at   timestamptz,
    primary key (person_id, code_hash)
);

alter table core.account add column second_step_due_at timestamptz;
comment on column core.account.second_step_due_at is 'from then on no sign-in without one; set at the first sign-in';

grant select, insert, update, delete on core.second_factor, core.recovery_code to ${app};
