-- One id joins what one request causes: the case keeps it for the steps of its ladder, the outbox carries it to the
-- listener, a dead letter shows it to the operator.
alter table core.case_file add column correlation text;
alter table core.outbox add column correlation text;
alter table core.outbox add column first_failed_at timestamptz;

-- What the operator decides on: whose it is, since when it fails, and who decided.
alter table core.dead_letter add column tenant_id integer;
alter table core.dead_letter add column correlation text;
alter table core.dead_letter add column first_failed_at timestamptz;
alter table core.dead_letter add column replayed_by text;
alter table core.dead_letter add column discarded_by text;
create index dead_letter_open on core.dead_letter (id) where replayed_at is null and discarded_at is null;
create index dead_letter_of_message on core.dead_letter (message_id) where replayed_at is null;
