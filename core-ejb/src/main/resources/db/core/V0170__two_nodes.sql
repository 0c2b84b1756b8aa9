-- What nodes tell each other for the pages that are open there: that there is something new, never what. Worth nothing
-- after seconds, so not logged: it costs no write-ahead log, and a crash of the database empties it.
create unlogged table core.live_signal (
    node    uuid not null,
    topic   text not null check (length(topic) between 1 and 80),
    version bigint not null,
    said_at timestamptz not null,
    primary key (node, topic)
) with (fillfactor = 60);
comment on column core.live_signal.node is 'one start of one node';
comment on column core.live_signal.version is 'grows with each signal of that node';

grant select, insert, update, delete on core.live_signal to ${app};

-- A message of a later version waits for that version and not for somebody's mending.
alter table core.dead_letter add column newer boolean not null default false;
create index dead_letter_newer on core.dead_letter (parked_at)
    where newer and replayed_at is null and discarded_at is null;
