-- What lists of public reports need beside (tenant_id, id): one index per filter that leaves little over. None of the
-- second and third is touched when a report is filed.
create index report_of_category on report.report (tenant_id, category_code, id desc);
create index report_place on report.report (tenant_id, lat, lon) where verified_at is not null;
create index report_event_moved on report.report_event (tenant_id, at) where type <> 'FILED';

-- Answers to the questions of its category, as {"code": "text", "code": ["key", "key"]}.
alter table report.report add column attributes jsonb check (jsonb_typeof(attributes) = 'object');
