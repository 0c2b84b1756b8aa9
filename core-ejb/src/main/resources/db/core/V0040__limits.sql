-- What clients used lately, agreed between nodes each second. Lost in a crash and not replicated on purpose: it is worth
-- nothing after a minute, and an unlogged table costs no write-ahead log.
create unlogged table core.limit_bucket (
    id       text primary key check (length(id) = 32),
    empty_at timestamptz not null
) with (fillfactor = 60);
comment on column core.limit_bucket.id is 'hash over the class of client and its address, key or person';
comment on column core.limit_bucket.empty_at is 'when the bucket will have refilled; later means fuller';

grant select, insert, update, delete on core.limit_bucket to ${app};
