-- A report that belongs to another government: that one is asked and decides. Both see the row. It is
-- written by the one that has the report, so that nobody can open a report for themselves; who answers works in the scope of
-- both, which this row opens.
create table report.proposal (
    tenant_id   integer not null,
    id          uuid not null,
    report_id   uuid not null,
    ticket      text not null,
    from_unit   uuid not null,
    to_tenant   integer not null,
    to_unit     uuid not null,
    words       text not null check (length(words) between 1 and 2000),
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    due_at      timestamptz,
    state       text not null check (state in ('PROPOSED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED')),
    answered_by uuid,
    answered_at timestamptz,
    answer      text check (length(answer) <= 2000),
    primary key (tenant_id, id)
);
comment on table report.proposal is 'asking another government to take a report over';
comment on column report.proposal.tenant_id is 'where the report was filed, and stays filed';
comment on column report.proposal.due_at is 'by the terms of who is asked; null if they know none';
create unique index proposal_one_open on report.proposal (tenant_id, report_id) where state = 'PROPOSED';
create index proposal_of_report on report.proposal (tenant_id, report_id, id desc);
create index proposal_to on report.proposal (to_tenant, ticket);
create index proposal_to_unit on report.proposal (to_unit, id desc);
create index proposal_due on report.proposal (due_at) where state = 'PROPOSED';

select core.wall('report.proposal', '${reader}');
create policy shown_to_receiver on report.proposal for select
    using (to_tenant = any ((select core.scope_tenants())::integer[]));

grant select, insert on report.proposal to ${app};
grant update (state, answered_by, answered_at, answer) on report.proposal to ${app};
grant select (tenant_id, id, report_id, ticket, from_unit, to_tenant, to_unit, proposed_at, due_at, state, answered_at)
    on report.proposal to ${reader};
