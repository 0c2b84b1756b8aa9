-- What push services know this installation by (RFC 8292): made once, the same on all nodes. The private half is enciphered
-- with a key that the database never sees.
create table core.push_key (
    one         boolean primary key default true check (one),
    public_key  bytea not null,
    private_key bytea not null,
    made_at     timestamptz not null default now()
);
grant select, insert on core.push_key to ${app};
