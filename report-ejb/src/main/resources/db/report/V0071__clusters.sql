-- Reports about the same thing taken together: one of them is the main report, the others follow it. A row says who joined
-- which main report, from when until when and by whom. Rows are only added and ended; what a member was before it joined
-- stands in its row, so that leaving restores it.
alter table report.report add column follows text;
comment on column report.report.follows is 'ticket of the main report while this one is taken together with it';
grant select (follows) on report.report to ${reader};

create table report.cluster_member (
    id               uuid primary key,
    tenant_id        integer not null,
    main_id          uuid not null,
    report_id        uuid not null check (report_id <> main_id),
    act              uuid not null,
    replaced         uuid references report.cluster_member,
    since            timestamptz not null,
    since_by         uuid not null,
    until            timestamptz check (until >= since),
    until_by         uuid check ((until_by is null) = (until is null)),
    was_status       text not null,
    was_accepted_at  timestamptz,
    was_closed_at    timestamptz,
    was_close_reason text,
    was_duplicate_of text,
    was_case         text not null check (was_case in ('OPEN', 'ACCEPTED', 'CLOSED')),
    paused_at        timestamptz not null
);
create unique index cluster_member_once on report.cluster_member (tenant_id, report_id) where until is null;
create index cluster_member_of_main on report.cluster_member (tenant_id, main_id) where until is null;
comment on column report.cluster_member.act is 'the first row of the merge that brought it here; members that a report brought along share it';
comment on column report.cluster_member.replaced is 'the row that ended when it was brought along, and comes back when that report leaves';

-- A member is no main report and a main report is no member, so there is no chain and no ring. Whoever changes clusters of
-- a tenant does so alone until the end of the transaction; looking and writing cannot be overtaken.
create function report.no_chain() returns trigger
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform pg_advisory_xact_lock(hashtext('report.cluster'), new.tenant_id);
    if exists (select 1 from report.cluster_member m where m.tenant_id = new.tenant_id and m.until is null
            and (m.report_id = new.main_id or m.main_id = new.report_id)) then
        raise exception 'a member of a cluster is no main report' using errcode = 'exclusion_violation';
    end if;
    return null;
end $$;
revoke all on function report.no_chain() from public;
create constraint trigger no_chain after insert on report.cluster_member deferrable initially deferred
    for each row when (new.until is null) execute function report.no_chain();

select core.wall('report.cluster_member', '${reader}');
grant select, insert, update (until, until_by) on report.cluster_member to ${app};
grant select on report.cluster_member to ${reader};
