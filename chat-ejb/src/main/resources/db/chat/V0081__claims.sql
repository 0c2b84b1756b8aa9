-- Rumours that somebody has looked into. A message that repeats one stands with the address of the clarification.
create table chat.claim (
    tenant_id     integer not null,
    id            uuid not null,
    words         text not null check (length(words) between 20 and 2000),
    clarification text not null check (length(clarification) between 12 and 500 and clarification like 'https://%'),
    entered_by    uuid not null,
    entered_at    timestamptz not null,
    expires       timestamptz,
    ended_by      uuid,
    ended_at      timestamptz,
    primary key (tenant_id, id),
    check ((ended_by is null) = (ended_at is null))
);
alter table chat.message add column clarification text check (length(clarification) <= 500);
comment on column chat.message.clarification is 'where the rumour is answered that it repeats';

grant select, insert, update on chat.claim to ${app};
grant select on chat.claim to ${reader};
select core.wall('chat.claim'::regclass, '${reader}');
