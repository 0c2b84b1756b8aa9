-- Old reports of other systems. A report of a source is brought in once, however often its file is read: so an import
-- that was killed is simply started again.
create table report.imported (
    tenant_id integer not null,
    source    text not null check (length(source) between 1 and 60),
    source_id text not null check (length(source_id) between 1 and 200),
    report_id uuid not null,
    primary key (tenant_id, source, source_id)
);
comment on column report.imported.source is 'which system or file it came from, as the operator named it';
comment on column report.imported.source_id is 'what that system called it';

-- How far an import came; the row moves in the transaction of each batch.
create table report.import_run (
    id          uuid primary key,
    tenant_id   integer not null,
    source      text not null,
    file_name   text not null,
    file_bytes  bigint not null,
    rows_read   bigint not null default 0,
    imported    bigint not null default 0,
    known       bigint not null default 0,
    refused     bigint not null default 0,
    error_bytes bigint not null default 0,
    started_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    finished_at timestamptz
);
create index import_run_of_source on report.import_run (tenant_id, source, started_at);

grant select, insert on report.imported to ${app};
grant select, insert, update on report.import_run to ${app};
grant select on report.imported, report.import_run to ${reader};
