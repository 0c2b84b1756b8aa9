-- What somebody looks for again and again in the list of their work. A person's own and of no tenant: the words of a filter,
-- none of the reports that it finds.
create table report.work_filter (
    person_id  uuid not null,
    name       text not null check (length(name) between 1 and 40),
    said       text not null check (length(said) <= 400),
    usual      boolean not null default false,
    changed_at timestamptz not null,
    primary key (person_id, name)
);
comment on column report.work_filter.said is 'as addresses of the list say it; empty: all';
comment on column report.work_filter.usual is 'what the list shows when nothing else is asked for';
create unique index work_filter_usual on report.work_filter (person_id) where usual;
grant select, insert, update, delete on report.work_filter to ${app};

-- How reports stood before somebody moved many of them at once, for as long as it can be taken back and a day more.
create table report.work_undo (
    tenant_id     integer not null,
    bulk          uuid not null,
    report_id     uuid not null,
    ticket        text not null,
    move          text not null,
    person_id     uuid not null,
    unit_id       uuid not null,
    at            timestamptz not null,
    seq           integer not null,
    status        text not null,
    area_code     text not null,
    verified_at   timestamptz,
    accepted_at   timestamptz,
    acted         boolean not null,
    answering     uuid,
    handler       uuid,
    hops          integer not null,
    assignee      uuid,
    assignee_unit uuid,
    assigned_at   timestamptz,
    undone_at     timestamptz,
    primary key (tenant_id, bulk, report_id)
);
create index work_undo_of_person on report.work_undo (person_id, at desc);
create index work_undo_old on report.work_undo (tenant_id, at);
comment on column report.work_undo.unit_id is 'the unit for which the person moved it';
comment on column report.work_undo.seq is 'of the last line of its history after the move: whoever writes another has touched it';
comment on column report.work_undo.answering is 'the unit that its case waited for';
select core.wall('report.work_undo', '${reader}');
grant select, insert, update, delete on report.work_undo to ${app};
