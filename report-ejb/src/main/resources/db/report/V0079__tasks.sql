-- Part of a report's work that another unit does: a pump from the water office while the kelurahan clears the drain. The
-- report stays where it is; it cannot be said to be done while somebody still works on a part.
create table report.task (
    tenant_id   integer not null,
    id          uuid not null,
    report_id   uuid not null,
    unit_id     uuid not null,
    asked_by    uuid not null,
    asking_unit uuid not null,
    words       text not null check (length(words) between 1 and 2000),
    asked_at    timestamptz not null,
    due_at      timestamptz,
    state       text not null check (state in ('ASKED', 'TAKEN', 'DONE', 'DECLINED', 'WITHDRAWN')),
    answered_by uuid,
    answered_at timestamptz,
    answer      text check (length(answer) <= 2000),
    primary key (tenant_id, id)
) partition by range (id);
create index task_of_report on report.task (tenant_id, report_id);
create index task_of_unit on report.task (unit_id, id desc) where state in ('ASKED', 'TAKEN');

select core.register_partitioned('report.task');
select core.ensure_partitions((now() at time zone 'UTC')::date - 31, 6);
select core.wall('report.task', '${reader}');
grant select, insert, update on report.task to ${app};
grant select (tenant_id, id, report_id, unit_id, asking_unit, asked_at, due_at, state, answered_at) on report.task to ${reader};

-- Who was given a report and has not answered.
create index handling_unanswered on report.handling (assigned_at) where assigned_at is not null;
comment on column report.handling.assigned_at is 'since when the answer of who was given it is waited for';
