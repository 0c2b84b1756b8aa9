-- The sweep fires many deadlines in one transaction. One whose consequence fails must not hold up the others for ever: it
-- waits until it is tried again.
alter table core.deadline
    add column failures integer not null default 0 check (failures >= 0),
    add column retry_at timestamptz;
comment on column core.deadline.failures is 'how often its consequence failed; more than 0 is for the operator';
comment on column core.deadline.retry_at is 'when it is tried again; null: it never failed';
