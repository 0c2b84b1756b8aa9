-- The whole course of a report, as citizens of Jakarta know it from the city's own systems: Menunggu, Koordinasi,
-- Disposisi, Proses, Menunggu validasi, Selesai, Ditolak, Dibuka kembali. Who may move it where stands in the code
-- (Move); the database knows the words.
update report.report set status = 'COORDINATION' where status = 'ACCEPTED';
update report.report_event set status = 'COORDINATION' where status = 'ACCEPTED';

alter table report.report
    add column close_reason text check (close_reason in ('FIXED_VERIFIED', 'FIXED_UNVERIFIED', 'NOT_OURS', 'DUPLICATE',
        'CANNOT', 'INVALID')),
    add column duplicate_of text;
comment on column report.report.close_reason is 'only FIXED_VERIFIED counts as success; null while open and for reports of earlier systems';
grant select (close_reason, duplicate_of) on report.report to ${reader};

alter table report.report_event
    add column to_unit_id uuid,
    add column remark text check (length(remark) <= 2000),
    add constraint report_event_detail_check check (length(detail) <= 2000);
comment on column report.report_event.to_unit_id is 'whom it was handed to or assigned to';
comment on column report.report_event.detail is 'what is said to everybody who may read the report';
comment on column report.report_event.remark is 'what is said to the offices alone';

-- Who works on a report. One that nobody has moved since it was taken on has no row: its case knows the unit.
create table report.handling (
    tenant_id     integer not null,
    report_id     uuid not null,
    unit_id       uuid not null,
    since         timestamptz not null,
    hops          integer not null default 0 check (hops >= 0),
    assignee      uuid,
    assignee_unit uuid,
    assigned_at   timestamptz,
    waits_since   timestamptz,
    resumes_to    text,
    proven_by     uuid,
    proven_at     timestamptz,
    primary key (tenant_id, report_id),
    check (assignee is null or assignee_unit is null)
) partition by range (report_id);
create index handling_of_unit on report.handling (tenant_id, unit_id, report_id desc);
create index handling_of_assignee on report.handling (assignee, report_id desc) where assignee is not null;
create index handling_of_assigned_unit on report.handling (assignee_unit, report_id desc) where assignee_unit is not null;
comment on column report.handling.hops is 'how often it was handed from unit to unit';
comment on column report.handling.resumes_to is 'the status to go back to when the wait is over';

select core.register_partitioned('report.handling');
select core.ensure_partitions((now() at time zone 'UTC')::date - 31, 6);
select core.wall('report.handling', '${reader}');
grant select, insert, update on report.handling to ${app};
grant select (tenant_id, report_id, unit_id, since, hops, assignee_unit, assigned_at, waits_since, resumes_to,
    proven_at) on report.handling to ${reader};
