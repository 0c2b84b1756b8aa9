-- What a unit has open, without reading all that it ever closed. Kept by the report itself, whoever moves it; a report that
-- comes in needs none of it.
alter table report.handling add column closed boolean not null default false;
update report.handling h set closed = true from report.report r
where r.tenant_id = h.tenant_id and r.id = h.report_id and r.status in ('RESOLVED', 'REJECTED');

create function report.close_handling() returns trigger
    language plpgsql set search_path = pg_catalog
as $$
begin
    update report.handling h set closed = new.status in ('RESOLVED', 'REJECTED')
    where h.tenant_id = new.tenant_id and h.report_id = new.id;
    return null;
end $$;

create trigger close_handling after update of status on report.report
    for each row when ((old.status in ('RESOLVED', 'REJECTED')) is distinct from (new.status in ('RESOLVED', 'REJECTED')))
    execute function report.close_handling();

create index handling_open on report.handling (tenant_id, unit_id) where not closed;
comment on column report.handling.closed is 'whether its report is closed';
grant select (closed) on report.handling to ${reader};
