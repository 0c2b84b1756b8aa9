-- What people ask for of their own data: UU 27/2022 gives them 3 x 24 hours to wait. Who asked is known here alone: a
-- privacy officer sees what is asked, until when, and answers; neither pages nor the audit say by whom.

create table vault.privacy_request (
    id         uuid primary key,
    tenant_id  integer not null,
    person_id  uuid references vault.person on delete set null,
    kind       text not null check (kind in ('CORRECTION', 'ERASURE', 'OBJECTION', 'QUESTION')),
    words      bytea check (length(words) between 29 and 4200),
    key_id     text check (key_id ~ '^[0-9a-f]{8}$'),
    made_at    timestamptz not null default now(),
    due_at     timestamptz not null default now() + interval '72 hours',
    decided_at timestamptz,
    decided_by uuid,
    granted    boolean,
    answer     text check (length(answer) between 5 and 1000),
    check (num_nonnulls(decided_at, decided_by, granted, answer) in (0, 4)),
    check ((words is null) = (key_id is null))
);
create index privacy_request_of_person on vault.privacy_request (person_id);
create index privacy_request_of_tenant on vault.privacy_request (tenant_id, made_at desc);
create unique index privacy_request_waiting on vault.privacy_request (person_id, kind, tenant_id) where decided_at is null;
comment on column vault.privacy_request.words is 'In the person''s own words, enciphered; gone with the person';

create function vault.ask_privacy(request uuid, person uuid, tenant integer, what text, text_of bytea, key text) returns text
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform vault.demand_tenant(tenant);
    if not exists (select from vault.person p where p.id = person) then
        return 'UNKNOWN';
    end if;
    insert into vault.privacy_request (id, tenant_id, person_id, kind, words, key_id)
        values (request, tenant, person, what, text_of, key)
        on conflict do nothing;
    if not found then
        return 'ALREADY';
    end if;
    perform vault.note(tenant, 'system', 'PRIVACY_REQUESTED', 'privacy:' || request, what);
    return 'ASKED';
end $$;

create function vault.own_privacy_requests(person uuid)
        returns table (id uuid, tenant_id integer, kind text, words bytea, key_id text, made_at timestamptz,
            due_at timestamptz, decided_at timestamptz, granted boolean, answer text)
    language sql stable security definer set search_path = pg_catalog
as $$
    select r.id, r.tenant_id, r.kind, r.words, r.key_id, r.made_at, r.due_at, r.decided_at, r.granted, r.answer
    from vault.privacy_request r where r.person_id = person order by r.made_at desc limit 200
$$;

-- Of the scope's governments, those that wait first and of them the one that is due first. Without the person.
create function vault.privacy_requests(most integer)
        returns table (id uuid, tenant_id integer, kind text, words bytea, key_id text, made_at timestamptz,
            due_at timestamptz, decided_at timestamptz, granted boolean, answer text)
    language sql stable security definer set search_path = pg_catalog
as $$
    select r.id, r.tenant_id, r.kind, r.words, r.key_id, r.made_at, r.due_at, r.decided_at, r.granted, r.answer
    from vault.privacy_request r
    where core.scope_is_system() or r.tenant_id = any (core.scope_tenants())
    order by r.decided_at is not null, case when r.decided_at is null then r.due_at end, r.decided_at desc
    limit least(most, 500)
$$;

-- Answers. Granting an erasure takes the person away at once; the number is given back so that the account can be closed in
-- the same transaction. A refusal is an answer and no error, so that its line in the audit stays.
create function vault.answer_privacy(request uuid, officer uuid, yes boolean, text_of text)
        returns table (outcome text, person uuid)
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    asked vault.privacy_request;
begin
    select * into asked from vault.privacy_request r
        where r.id = request and (core.scope_is_system() or r.tenant_id = any (core.scope_tenants())) for update;
    if not found then
        return query select 'UNKNOWN', null::uuid;
        return;
    end if;
    if not vault.holds(officer, asked.tenant_id, array['PRIVACY_OFFICER']) then
        perform vault.note(asked.tenant_id, 'person:' || officer, 'PRIVACY_DENIED', 'privacy:' || request, 'WRONG_ROLE');
        return query select 'WRONG_ROLE', null::uuid;
        return;
    end if;
    if asked.decided_at is not null then
        return query select 'DECIDED', null::uuid;
        return;
    end if;
    update vault.privacy_request r set decided_at = now(), decided_by = officer, granted = yes, answer = text_of
        where r.id = request;
    perform vault.note(asked.tenant_id, 'person:' || officer, case when yes then 'PRIVACY_GRANTED' else 'PRIVACY_REFUSED' end,
        'privacy:' || request, asked.kind || case when now() > asked.due_at then ' late' else '' end || ': ' || text_of);
    if yes and asked.kind = 'ERASURE' and asked.person_id is not null then
        update vault.privacy_request r set words = null, key_id = null where r.person_id = asked.person_id;
        perform vault.erase('RIGHTS', asked.person_id);
        return query select 'ERASED', asked.person_id;
        return;
    end if;
    return query select 'ANSWERED', null::uuid;
end $$;

revoke all on all functions in schema vault from public;
grant execute on function
    vault.ask_privacy(uuid, uuid, integer, text, bytea, text),
    vault.own_privacy_requests(uuid),
    vault.privacy_requests(integer),
    vault.answer_privacy(uuid, uuid, boolean, text) to ${app};
