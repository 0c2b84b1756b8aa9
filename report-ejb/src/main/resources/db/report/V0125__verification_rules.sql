-- How a government has its reports verified: one document, changed as a whole by a new version and never in place.
create table report.verification_rules (
    tenant_id    integer not null,
    version      integer not null check (version > 0),
    rules        jsonb not null check (jsonb_typeof(rules) = 'object'),
    note         text check (length(note) <= 500),
    published_at timestamptz not null,
    published_by uuid not null,
    primary key (tenant_id, version)
);
comment on table report.verification_rules is 'the highest version holds; without any, what is shipped';
select core.wall('report.verification_rules', '${reader}');
grant select, insert on report.verification_rules to ${app};
grant select on report.verification_rules to ${reader};
