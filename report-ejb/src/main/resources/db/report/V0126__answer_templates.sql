-- What offices say again and again. A change is a new version, so what was said before can be read.
create table report.answer_template (
    tenant_id  integer not null,
    id         uuid not null,
    version    integer not null check (version > 0),
    unit_id    uuid,
    name       text not null check (length(name) between 1 and 80),
    text_id    text not null check (length(text_id) between 1 and 1500),
    text_en    text check (length(text_en) between 1 and 1500),
    retired    boolean not null default false,
    changed_at timestamptz not null,
    changed_by uuid not null,
    primary key (tenant_id, id, version)
);
comment on column report.answer_template.unit_id is 'whose it is; null: every unit of the government';
select core.wall('report.answer_template', '${reader}');
grant select, insert on report.answer_template to ${app};
grant select on report.answer_template to ${reader};
