-- What moderators look at: messages that rules, the model or readers have pointed out, and what became of them.
create table chat.review (
    tenant_id     integer not null,
    id            uuid not null,
    room_id       uuid not null,
    area_code     text not null,
    message_id    uuid not null,
    seq           bigint not null,
    speaker       text not null,
    decision      text not null check (decision in ('QUEUE', 'BLUR_AND_ALERT', 'HOLD')),
    reasons       text[] not null,
    labels        text[] not null,
    finding       jsonb not null,
    opened_at     timestamptz not null,
    due_at        timestamptz not null,
    claimed_by    uuid,
    claimed_until timestamptz,
    outcome       text check (outcome in ('DISMISS', 'HIDE', 'WARN', 'MUTE', 'BLOCK')),
    policy        text,
    note          text check (length(note) <= 500),
    until         timestamptz,
    decided_at    timestamptz,
    decided_by    uuid,
    appealed_at   timestamptz,
    appeal        text check (length(appeal) <= 1000),
    upheld        boolean,
    appeal_note   text check (length(appeal_note) <= 500),
    answered_at   timestamptz,
    answered_by   uuid,
    primary key (tenant_id, id),
    check ((outcome is null) = (decided_at is null) and (outcome is null) = (decided_by is null)),
    check ((upheld is null) = (answered_at is null) and (answered_by is null or answered_by <> decided_by)),
    check (appealed_at is null or outcome is not null)
);
comment on column chat.review.finding is 'hits, scores and reasons with the versions of rules and model: what the decision was made with';
comment on column chat.review.until is 'until when the speaker is silenced or out of the rooms';
create unique index review_open on chat.review (tenant_id, message_id) where decided_at is null;
create index review_waiting on chat.review (tenant_id, due_at)
    where decided_at is null or appealed_at is not null and answered_at is null;
create index review_of_message on chat.review (tenant_id, message_id, decided_at);
create index review_of_speaker on chat.review (tenant_id, speaker, decided_at);

-- Readers who say that something should not stand there; each once for a message.
create table chat.flag (
    tenant_id  integer not null,
    message_id uuid not null,
    speaker    text not null,
    policy     text not null,
    at         timestamptz not null,
    primary key (tenant_id, message_id, speaker)
);

create index member_of_speaker on chat.member (tenant_id, speaker);

grant select, insert, update on chat.review to ${app};
grant select, insert on chat.flag to ${app};
grant select on chat.review, chat.flag to ${reader};
select core.wall(t::regclass, '${reader}') from unnest(array['chat.review', 'chat.flag']) t;
