-- A client that lost the answer sends its report again with the same Idempotency-Key: it gets the same ticket, and
-- nothing is filed twice. The row commits with the report. Kept for seven days, so one small table is enough.
create table report.idempotency_key (
    tenant_id    integer not null,
    key_hash     bytea not null check (length(key_hash) = 32),
    request_hash bytea not null check (length(request_hash) = 32),
    ticket       text not null,
    created_at   timestamptz not null,
    primary key (tenant_id, key_hash)
);
create index idempotency_key_age on report.idempotency_key (created_at);
comment on column report.idempotency_key.key_hash is 'SHA-256 over the sender and the key, so that keys of two senders never meet';

grant select, insert, delete on report.idempotency_key to ${app};
