-- Who stands in for whom, and who is on duty. Both end by themselves, and nothing here is deleted: it is history.

create table core.deputy (
    id            uuid primary key,
    membership_id uuid not null references core.membership,
    person_id     uuid not null references core.person,
    reason        text not null check (length(reason) between 5 and 500),
    valid_from    timestamptz not null,
    valid_until   timestamptz not null,
    ended_at      timestamptz,
    check (valid_until > valid_from and valid_until <= valid_from + interval '1 year')
);
comment on table core.deputy is 'has the rights of a membership for a time, beside whom it belongs to';
create index deputy_of_person on core.deputy (person_id) where ended_at is null;
create index deputy_of_membership on core.deputy (membership_id);

create table core.duty (
    tenant_id    integer not null references core.tenant,
    id           uuid not null,
    unit_id      uuid not null references core.unit,
    person_id    uuid not null references core.person,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    cancelled_at timestamptz,
    primary key (tenant_id, id),
    check (ends_at > starts_at and ends_at <= starts_at + interval '48 hours')
);
comment on table core.duty is 'who of a unit is told first at that time; several may be';
create index duty_of_unit on core.duty (tenant_id, unit_id, starts_at) where cancelled_at is null;
select core.wall('core.duty', '${reader}');

-- History of one object, newest first: a unit's staff, a key, a government.
create index audit_entry_of_object on core.audit_entry (tenant_id, object, id);

grant select, insert, update on core.deputy, core.duty to ${app};
grant insert, update on core.api_key, core.oversight to ${app};
grant select on core.deputy, core.duty to ${reader};
