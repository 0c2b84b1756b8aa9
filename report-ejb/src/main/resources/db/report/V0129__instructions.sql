-- Instructions from above. A row belongs to the government that is instructed: whoever oversees it sees its rows anyway, and
-- it sees all that it was told. Who instructs is named by the unit, of whichever government.
create table report.instruction (
    tenant_id      integer not null,
    id             uuid not null,
    number         text not null,
    unit_id        uuid not null,
    issued_by      uuid not null,
    issued_at      timestamptz not null,
    subject        text not null check (length(subject) between 1 and 200),
    words          text not null check (length(words) between 1 and 4000),
    mode           text not null check (mode in ('ORDER', 'SUPERVISION')),
    route          text not null check (route in ('DIRECT', 'LEVEL_BY_LEVEL')),
    urgency        text not null check (urgency in ('ORDINARY', 'URGENT', 'MOST_URGENT')),
    acknowledge_by timestamptz not null,
    finish_by      timestamptz not null check (finish_by >= acknowledge_by),
    room_area      text,
    room_kind      text check (room_kind in ('KELURAHAN', 'OFFICERS')),
    withdrawn_at   timestamptz,
    fulfilled_at   timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, number),
    check ((room_area is null) = (room_kind is null))
);
comment on table report.instruction is 'what somebody above tells units to do';
comment on column report.instruction.tenant_id is 'the government that is instructed; who instructs may be of another one';
create index instruction_of_unit on report.instruction (unit_id, id desc);

create table report.instruction_report (
    tenant_id      integer not null,
    instruction_id uuid not null,
    report_id      uuid not null,
    ticket         text not null,
    primary key (tenant_id, instruction_id, report_id)
);
comment on table report.instruction_report is 'the reports that an instruction is about';
create index instruction_about on report.instruction_report (tenant_id, report_id);

-- Tembusan: the tiers between who instructs and whom it reaches at once.
create table report.instruction_copy (
    tenant_id      integer not null,
    instruction_id uuid not null,
    unit_id        uuid not null,
    primary key (tenant_id, instruction_id, unit_id)
);
create index instruction_copy_of_unit on report.instruction_copy (unit_id, instruction_id desc);

-- An instruction at a unit that it has reached. Its case in core has the same id.
create table report.instruction_hop (
    tenant_id       integer not null,
    id              uuid not null,
    instruction_id  uuid not null,
    parent_id       uuid,
    unit_id         uuid not null,
    state           text not null check (state in ('SENT', 'ACKNOWLEDGED', 'FORWARDED', 'IN_PROGRESS', 'REPORTED_DONE',
        'RETURNED', 'FULFILLED', 'WITHDRAWN')),
    sent_at         timestamptz not null,
    acknowledge_by  timestamptz not null,
    finish_by       timestamptz not null check (finish_by >= acknowledge_by),
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    done_by         uuid,
    percent         integer check (percent between 0 and 100),
    escalations     integer not null default 0,
    primary key (tenant_id, id)
);
create index instruction_hop_of on report.instruction_hop (tenant_id, instruction_id, id);
create index instruction_hop_of_unit on report.instruction_hop (unit_id, instruction_id desc);

-- The units that it is meant for, and who has it and has to pass it on to them.
create table report.instruction_target (
    tenant_id      integer not null,
    instruction_id uuid not null,
    unit_id        uuid not null,
    hop_id         uuid not null,
    primary key (tenant_id, instruction_id, unit_id)
);

create table report.instruction_step (
    tenant_id      integer not null,
    instruction_id uuid not null,
    step           bigint generated always as identity,
    hop_id         uuid,
    type           text not null,
    at             timestamptz not null,
    person_id      uuid,
    unit_id        uuid,
    to_unit_id     uuid,
    words          text check (length(words) <= 4000),
    percent        integer,
    primary key (tenant_id, instruction_id, step)
);
comment on table report.instruction_step is 'its history; only added to';
comment on column report.instruction_step.person_id is 'the officer; null when time or a report did it';

select core.wall(t::regclass, '${reader}') from unnest(array['report.instruction', 'report.instruction_report',
    'report.instruction_copy', 'report.instruction_hop', 'report.instruction_target', 'report.instruction_step']) t;

grant select, insert on report.instruction, report.instruction_report, report.instruction_copy, report.instruction_hop,
    report.instruction_target, report.instruction_step to ${app};
grant update (withdrawn_at, fulfilled_at) on report.instruction to ${app};
grant update (state, acknowledged_at, acknowledged_by, done_by, percent, escalations) on report.instruction_hop to ${app};
grant update (hop_id) on report.instruction_target to ${app};
grant select (tenant_id, id, number, unit_id, issued_at, mode, route, urgency, acknowledge_by, finish_by, room_area,
    room_kind, withdrawn_at, fulfilled_at) on report.instruction to ${reader};
grant select on report.instruction_report, report.instruction_copy, report.instruction_hop, report.instruction_target
    to ${reader};
grant select (tenant_id, instruction_id, step, hop_id, type, at, unit_id, to_unit_id, percent) on report.instruction_step
    to ${reader};
