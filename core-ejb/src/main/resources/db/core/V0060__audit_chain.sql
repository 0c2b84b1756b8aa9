-- Tamper evidence. Each entry of the audit is sealed about a second after it was written: its hash covers the one before
-- it in the same tenant, keyed with a secret that the database does not know. Who can change rows cannot make the chain
-- fit again. Once a day the head of each chain is signed.

-- What is not sealed yet. Filled by trigger, so that no way of writing an entry goes around it.
create table core.audit_queue (
    position  bigint primary key,
    tenant_id integer not null,
    entry_id  uuid not null
);

create function core.queue_audit_entry() returns trigger
    language plpgsql security definer set search_path = pg_catalog, core
as $$
begin
    insert into core.audit_queue (position, tenant_id, entry_id) values (new.position, new.tenant_id, new.id);
    return null;
end $$;
revoke all on function core.queue_audit_entry() from public;

create trigger audit_queued after insert on core.audit_entry
    for each row execute function core.queue_audit_entry();
insert into core.audit_queue (position, tenant_id, entry_id) select position, tenant_id, id from core.audit_entry;

create table core.audit_seal (
    tenant_id integer not null,
    seq       bigint not null check (seq > 0),
    entry_id  uuid not null,
    sealed_at timestamptz not null,
    hash      bytea not null check (length(hash) = 32),
    primary key (tenant_id, seq)
);
create index audit_seal_of_entry on core.audit_seal (tenant_id, entry_id);

create table core.audit_head (
    tenant_id integer not null,
    day       date not null,
    seq       bigint not null,
    hash      bytea not null check (length(hash) = 32),
    signature bytea not null check (length(signature) = 64),
    signed_at timestamptz not null,
    primary key (tenant_id, day)
);
comment on column core.audit_head.day is 'the day in UTC whose last seal this is';

grant select, delete on core.audit_queue to ${app};
grant select, insert on core.audit_seal, core.audit_head to ${app};
grant select on core.audit_queue, core.audit_seal, core.audit_head to ${reader};
