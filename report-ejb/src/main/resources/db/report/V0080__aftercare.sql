-- What the reporter may do after a report was closed. What was said stands in the history (report_event): the reporter's
-- reason as a remark, for the offices alone; what an office answers to it, for everybody.

create table report.objection_term (
    tenant_id  integer not null,
    valid_from timestamptz not null default now(),
    days       integer not null check (days between 1 and 365),
    source     text not null check (length(source) between 1 and 200),
    primary key (tenant_id, valid_from)
);
comment on table report.objection_term is 'how long after a closing its reporter may object; without a row ten days (SP4N-LAPOR!). Never changed, only added to';

create table report.objection (
    tenant_id    integer not null,
    report_id    uuid not null,
    seq          integer not null,
    filed_at     timestamptz not null,
    told_unit    uuid not null,
    decided_at   timestamptz,
    decided_by   uuid,
    decided_unit uuid,
    outcome      text check (outcome in ('REOPENED', 'UPHELD')),
    primary key (tenant_id, report_id, seq),
    check ((outcome is null) = (decided_at is null))
);
comment on column report.objection.seq is 'the line of the history with the reason';
comment on column report.objection.told_unit is 'who has to look: the tier above the unit that closed the report';
create unique index objection_pending on report.objection (tenant_id, report_id) where decided_at is null;
create index objection_of_unit on report.objection (told_unit, filed_at) where decided_at is null;

select core.wall(t::regclass, '${reader}') from unnest(array['report.objection_term', 'report.objection']) t;
grant select on report.objection_term to ${app}, ${reader};
grant select, insert on report.objection to ${app};
grant update (decided_at, decided_by, decided_unit, outcome) on report.objection to ${app};
grant select on report.objection to ${reader};
