-- Opening who wrote a report: asked for with a reason and a legal basis, granted by a second person who is a privacy
-- officer of that government, for a time, to the one who asked. The database decides it: neither of the two persons, nor a
-- mistake in the application, can do it alone.

create table vault.reveal (
    id           uuid primary key,
    tenant_id    integer not null,
    report_id    uuid not null,
    ticket       text not null check (length(ticket) between 1 and 60),
    area_code    text not null,
    requester    uuid not null,
    reason       text not null check (length(reason) between 20 and 1000),
    basis        text not null check (basis in ('CONSENT', 'LEGAL_DUTY', 'VITAL_INTEREST', 'PUBLIC_TASK', 'INVESTIGATION')),
    notice_bar   text check (notice_bar in ('DEFENCE', 'LAW_ENFORCEMENT')),
    requested_at timestamptz not null default now(),
    decided_at   timestamptz,
    decided_by   uuid,
    approved     boolean,
    note         text check (length(note) between 1 and 1000),
    open_until   timestamptz,
    first_read_at timestamptz,
    reads        integer not null default 0,
    check (decided_by <> requester),
    check (num_nonnulls(decided_at, decided_by, approved) in (0, 3)),
    check ((open_until is not null) = coalesce(approved, false))
);
create unique index reveal_waiting on vault.reveal (tenant_id, report_id, requester) where decided_at is null;
create index reveal_of_tenant on vault.reveal (tenant_id, requested_at desc);
create index reveal_of_requester on vault.reveal (requester, requested_at desc);
comment on column vault.reveal.notice_bar is 'The rule by which the reporter is not told; null: they are told';

-- What a citizen has to be told. Whoever delivers notices takes them from here; it is gone with the person.
create table vault.notice (
    id           uuid primary key default gen_random_uuid(),
    person_id    uuid not null references vault.person on delete cascade,
    tenant_id    integer not null,
    kind         text not null check (kind in ('IDENTITY_REVEALED')),
    about        uuid not null,
    due_at       timestamptz,
    barred_by    text,
    delivered_at timestamptz,
    check ((due_at is null) <> (barred_by is null))
);
create index notice_of_person on vault.notice (person_id);
create index notice_due on vault.notice (due_at) where delivered_at is null and due_at is not null;

create function vault.holds(person uuid, tenant integer, roles text[]) returns boolean
    language sql stable set search_path = pg_catalog
as $$
    select exists (select from core.membership m
                   join core.unit u on u.id = m.unit_id and u.closed_at is null
                   join core.account a on a.person_id = m.person_id and a.disabled_at is null
                   where m.person_id = person and u.tenant_id = tenant and m.role = any (roles)
                     and m.valid_from <= now() and (m.valid_until is null or m.valid_until > now()))
$$;

create function vault.deny(tenant integer, person uuid, about text, why text) returns text
    language plpgsql set search_path = pg_catalog
as $$
begin
    perform vault.note(tenant, 'person:' || person, 'REVEAL_DENIED', about, why);
    return why;
end $$;

-- Asks. A refusal is an answer and no error, so that its line in the audit stays.
create function vault.request_reveal(reveal uuid, tenant integer, report uuid, number text, area text, person uuid,
        why text, legal_basis text, bar text) returns text
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform vault.demand_tenant(tenant);
    if not vault.holds(person, tenant, array['OFFICER', 'HEAD']) then
        return vault.deny(tenant, person, 'report:' || number, 'WRONG_ROLE');
    end if;
    if not exists (select from vault.reporter r where r.tenant_id = tenant and r.report_id = report) then
        return vault.deny(tenant, person, 'report:' || number, 'NOBODY');
    end if;
    if exists (select from vault.reveal v where v.tenant_id = tenant and v.report_id = report and v.requester = person
                 and (v.decided_at is null or v.open_until > now())) then
        return 'ALREADY';
    end if;
    insert into vault.reveal (id, tenant_id, report_id, ticket, area_code, requester, reason, basis, notice_bar)
        values (reveal, tenant, report, number, area, person, why, legal_basis, bar)
        on conflict do nothing;
    if not found then
        return 'ALREADY';
    end if;
    perform vault.note(tenant, 'person:' || person, 'REVEAL_REQUESTED', 'reveal:' || reveal,
        number || ' ' || legal_basis || coalesce(' untold: ' || bar, '') || ': ' || why);
    return 'REQUESTED';
end $$;

create function vault.decide_reveal(reveal uuid, person uuid, yes boolean, words text, hours integer) returns text
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    asked  vault.reveal;
    writer uuid;
begin
    if hours is null or hours not between 1 and 72 then
        raise exception 'a reveal is open for 1 to 72 hours, not %', hours using errcode = 'invalid_parameter_value';
    end if;
    select * into asked from vault.reveal v
        where v.id = reveal and (core.scope_is_system() or v.tenant_id = any (core.scope_tenants())) for update;
    if not found then
        return 'UNKNOWN';
    end if;
    if asked.requester = person then
        return vault.deny(asked.tenant_id, person, 'reveal:' || reveal, 'OWN_REQUEST');
    end if;
    if not vault.holds(person, asked.tenant_id, array['PRIVACY_OFFICER']) then
        return vault.deny(asked.tenant_id, person, 'reveal:' || reveal, 'WRONG_ROLE');
    end if;
    if asked.decided_at is not null then
        return 'DECIDED';
    end if;
    select r.person_id into writer from vault.reporter r
        where r.tenant_id = asked.tenant_id and r.report_id = asked.report_id;
    if yes and writer is null then
        return vault.deny(asked.tenant_id, person, 'reveal:' || reveal, 'NOBODY');
    end if;
    update vault.reveal v set decided_at = now(), decided_by = person, approved = yes, note = words,
            open_until = case when yes then now() + make_interval(hours => hours) end
        where v.id = reveal;
    if yes then
        insert into vault.notice (person_id, tenant_id, kind, about, due_at, barred_by)
            values (writer, asked.tenant_id, 'IDENTITY_REVEALED', reveal,
                case when asked.notice_bar is null then now() end, asked.notice_bar);
    end if;
    perform vault.note(asked.tenant_id, 'person:' || person, case when yes then 'REVEAL_APPROVED' else 'REVEAL_REFUSED' end,
        'reveal:' || reveal, asked.ticket || coalesce(': ' || words, ''));
    return case when yes then 'APPROVED' else 'REFUSED' end;
end $$;

-- Reads who wrote a report, while the time that it was opened for lasts. A row says what came of it: OPEN with a piece of
-- what is known, or the reason why nothing is shown. Every call stands in the audit, whatever came of it.
create function vault.read_reveal(reveal uuid, person uuid)
        returns table (outcome text, kind text, value bytea, key_id text)
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    asked  vault.reveal;
    writer uuid;
    why    text;
begin
    select * into asked from vault.reveal v
        where v.id = reveal and (core.scope_is_system() or v.tenant_id = any (core.scope_tenants())) for update;
    if not found then
        return query select 'UNKNOWN', null::text, null::bytea, null::text;
        return;
    end if;
    select r.person_id into writer from vault.reporter r
        where r.tenant_id = asked.tenant_id and r.report_id = asked.report_id;
    why := case
        when asked.requester <> person then 'NOT_YOURS'
        when not vault.holds(person, asked.tenant_id, array['OFFICER', 'HEAD']) then 'WRONG_ROLE'
        when asked.decided_at is null then 'NOT_APPROVED'
        when not asked.approved then 'REFUSED'
        when asked.open_until <= now() then 'EXPIRED'
        when writer is null then 'NOBODY'
    end;
    if why is not null then
        return query select vault.deny(asked.tenant_id, person, 'reveal:' || reveal, why), null::text, null::bytea, null::text;
        return;
    end if;
    update vault.reveal v set reads = v.reads + 1, first_read_at = coalesce(v.first_read_at, now()) where v.id = reveal;
    perform vault.note(asked.tenant_id, 'person:' || person, 'REVEAL_READ', 'reveal:' || reveal, asked.ticket);
    return query
        select 'OPEN', n.kind, n.value, n.key_id from vault.name n where n.person_id = writer
        union all
        select 'OPEN', c.kind, c.value, c.key_id from vault.contact c where c.person_id = writer;
end $$;

-- Requests without anything of the reporter, newest first: those of one person, or those of the scope's tenants that wait
-- for a decision or were decided.
create function vault.reveals(of_requester uuid, of_report uuid, of_id uuid, most integer) returns setof vault.reveal
    language sql stable security definer set search_path = pg_catalog
as $$
    select v.* from vault.reveal v
    where (core.scope_is_system() or v.tenant_id = any (core.scope_tenants()))
      and (of_requester is null or v.requester = of_requester)
      and (of_report is null or v.report_id = of_report)
      and (of_id is null or v.id = of_id)
    order by v.decided_at is not null, v.requested_at desc, v.id limit least(most, 500)
$$;

-- For everybody: how many of a government's requests came, and what became of them, by the month of the request there.
create function vault.reveal_counts(tenant integer)
        returns table (month text, requested bigint, approved bigint, refused bigint, waiting bigint, read bigint)
    language plpgsql stable security definer set search_path = pg_catalog
as $$
begin
    perform vault.demand_tenant(tenant);
    return query
        select to_char(v.requested_at at time zone t.zone, 'YYYY-MM'), count(*), count(*) filter (where v.approved),
               count(*) filter (where not v.approved), count(*) filter (where v.decided_at is null),
               count(*) filter (where v.reads > 0)
        from vault.reveal v join core.tenant t on t.id = v.tenant_id
        where v.tenant_id = tenant group by 1 order by 1 desc limit 120;
end $$;

revoke all on all functions in schema vault from public;
grant execute on function
    vault.request_reveal(uuid, integer, uuid, text, text, uuid, text, text, text),
    vault.decide_reveal(uuid, uuid, boolean, text, integer),
    vault.read_reveal(uuid, uuid),
    vault.reveals(uuid, uuid, uuid, integer),
    vault.reveal_counts(integer) to ${app};
