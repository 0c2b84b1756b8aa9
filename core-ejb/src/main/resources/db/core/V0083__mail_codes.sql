-- Codes that were sent to an address. Of address and code there is a keyed hash: whose it is only the vault knows.

create table core.mail_code (
    id           uuid primary key,
    address_hash bytea not null,
    code_hash    bytea not null,
    tries        integer not null default 0,
    created_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    used_at      timestamptz
);
create index mail_code_of_address on core.mail_code (address_hash, created_at);
create index mail_code_age on core.mail_code (created_at);

grant select, insert, update, delete on core.mail_code to ${app};
