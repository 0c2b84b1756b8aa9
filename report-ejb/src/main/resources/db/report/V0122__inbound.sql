-- Which node reads the mailbox. It is nobody's in particular, like the mailbox.
create table report.inbound_lease (
    name   text primary key,
    holder uuid not null,
    until  timestamptz not null
);
grant select, insert, update on report.inbound_lease to ${app};
grant select on report.inbound_lease to ${reader};
