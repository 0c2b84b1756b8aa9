-- What other systems say about a report: a message for the officers, which the public sees once one of them has shown it.
-- It never changes the report by itself.
create table report.partner_update (
    id          uuid primary key,
    tenant_id   integer not null,
    key_id      uuid not null,
    update_id   text not null check (length(update_id) between 1 and 100),
    report_id   uuid not null,
    status      text not null,
    said_at     timestamptz not null,
    description text not null check (length(description) between 1 and 4000),
    received_at timestamptz not null,
    shown_at    timestamptz,
    shown_by    uuid,
    unique (tenant_id, key_id, update_id)
);
create index partner_update_of_report on report.partner_update (tenant_id, report_id, id);
create index partner_update_shown on report.partner_update (tenant_id, shown_at) where shown_at is not null;
comment on column report.partner_update.key_id is 'core.api_key of the sender; its update_id names the update, so that it is kept once';
comment on column report.partner_update.said_at is 'the sender''s time; shown_at, by the database''s clock, is when it became public';

grant select, insert, update (shown_at, shown_by) on report.partner_update to ${app};
grant select (id, tenant_id, key_id, update_id, report_id, status, said_at, received_at, shown_at, shown_by)
    on report.partner_update to ${reader};
