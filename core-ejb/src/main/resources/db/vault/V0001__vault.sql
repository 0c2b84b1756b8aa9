-- Who people are. Runs as the vault's own role: the application's (${app}) has no right to a table here, only to functions
-- that name a purpose, check what they are given and say in the audit what they did; the owner of the other schemas
-- (${owner}) and the reading role have none at all.
--
-- Contacts and names arrive enciphered and leave so: neither a dump, nor a log of statements, nor who administers the
-- database can read them. key_id tells with which key.

grant usage on schema vault to ${app};
-- For the health check: which migrations ran.
grant usage on schema vault to ${owner};
grant select on vault.flyway_schema_history to ${owner};

-- ---------------------------------------------------------------- tables

create table vault.person (
    id       uuid primary key,
    age_band text check (age_band in ('UNDER_13', 'FROM_13_TO_16', 'AGED_17', 'ADULT'))
);
comment on table vault.person is 'No date of joining: it would be that of the first report';
comment on column vault.person.age_band is 'A band, never a date of birth';

create table vault.contact (
    person_id uuid not null references vault.person on delete cascade,
    kind      text not null check (kind in ('E_MAIL', 'PHONE')),
    lookup    bytea not null check (length(lookup) = 32),
    value     bytea not null check (length(value) between 29 and 400),
    key_id    text not null check (key_id ~ '^[0-9a-f]{8}$'),
    verified  boolean not null default false,
    primary key (person_id, kind, lookup)
);
-- One person for an address, once somebody has shown that it is theirs. Anybody can write anybody's address into a report:
-- what nobody has shown leads to nobody.
create unique index contact_verified on vault.contact (kind, lookup) where verified;
create index contact_lookup on vault.contact (kind, lookup);
comment on column vault.contact.lookup is 'HMAC of the normalised value with a key that the database never sees';

create table vault.name (
    person_id uuid not null references vault.person on delete cascade,
    kind      text not null check (kind in ('FIRST', 'LAST')),
    value     bytea not null check (length(value) between 29 and 700),
    key_id    text not null check (key_id ~ '^[0-9a-f]{8}$'),
    primary key (person_id, kind)
);

create table vault.consent (
    id           uuid primary key,
    person_id    uuid not null references vault.person on delete cascade,
    tenant_id    integer,
    topic        text not null check (topic ~ '^[A-Z][A-Z0-9_]{2,39}$'),
    text_version text not null check (length(text_version) between 1 and 40),
    text_hash    bytea not null check (length(text_hash) = 32),
    proof        text not null check (length(proof) between 1 and 200),
    given_at     timestamptz not null default now(),
    withdrawn_at timestamptz check (withdrawn_at >= given_at)
);
create index consent_of_person on vault.consent (person_id, topic);
create unique index consent_in_force on vault.consent (person_id, topic, coalesce(tenant_id, 0)) where withdrawn_at is null;
comment on column vault.consent.tenant_id is 'null: given to the installation, for whatever government it serves';
comment on column vault.consent.text_hash is 'SHA-256 of the text that was shown, in the language that it was shown in';
comment on column vault.consent.proof is 'How it was given, such as the form and the number of the request';

-- Who wrote a report. It stands here and not beside the report: nothing outside of the vault joins two reports.
create table vault.reporter (
    tenant_id integer not null,
    report_id uuid not null,
    person_id uuid not null references vault.person on delete cascade,
    primary key (tenant_id, report_id)
);
create index reporter_person on vault.reporter (person_id);

-- ---------------------------------------------------------------- what the functions share; nobody else may call it

create function vault.note(tenant integer, actor text, action text, object text, detail text) returns void
    language sql set search_path = pg_catalog
as $$
    insert into core.audit_entry (tenant_id, id, actor, action, object, detail)
    select tenant, encode(set_byte(b, 6, (get_byte(b, 6) & 15) | 112), 'hex')::uuid, actor, action, object, detail
    -- An id of this moment (RFC 9562, version 7): the audit is partitioned by it.
    from (select overlay(uuid_send(gen_random_uuid())
                 placing substring(uuid_send(core.id_floor(now())) from 1 for 6) from 1 for 6) b) drawn
$$;

-- A purpose that the function is not for is a mistake of ours, and ends the transaction.
create function vault.demand(purpose text, allowed text[]) returns void
    language plpgsql immutable set search_path = pg_catalog
as $$
begin
    if purpose is null or not purpose = any (allowed) then
        raise exception 'the vault does not answer for the purpose %', coalesce(quote_literal(purpose), 'null')
            using errcode = 'insufficient_privilege';
    end if;
end $$;

create function vault.demand_tenant(tenant integer) returns void
    language plpgsql stable set search_path = pg_catalog
as $$
begin
    if tenant is null or not (core.scope_is_system() or coalesce(tenant = any (core.scope_tenants()), false)) then
        raise exception 'the vault does not answer for tenant % in this scope', tenant
            using errcode = 'insufficient_privilege';
    end if;
end $$;

-- ---------------------------------------------------------------- people and their contacts

-- Keeps what came with a report. Always as a person of its own: see contact_verified. Neither the person nor the report
-- stands in the audit, since who reads the audit must not learn whose reports belong together.
create function vault.keep_reporter(tenant integer, report uuid, key text,
        mail_lookup bytea, mail bytea, phone_lookup bytea, phone bytea, first_name bytea, last_name bytea) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    person uuid := gen_random_uuid();
begin
    perform vault.demand_tenant(tenant);
    if num_nonnulls(mail, phone, first_name, last_name) = 0 then
        raise exception 'nothing to keep' using errcode = 'invalid_parameter_value';
    end if;
    insert into vault.person (id) values (person);
    insert into vault.contact (person_id, kind, lookup, value, key_id)
        select person, c.kind, c.lookup, c.value, key
        from (values ('E_MAIL', mail_lookup, mail), ('PHONE', phone_lookup, phone)) c (kind, lookup, value)
        where c.value is not null;
    insert into vault.name (person_id, kind, value, key_id)
        select person, n.kind, n.value, key
        from (values ('FIRST', first_name), ('LAST', last_name)) n (kind, value) where n.value is not null;
    insert into vault.reporter (tenant_id, report_id, person_id) values (tenant, report, person);
    perform vault.note(tenant, 'system', 'VAULT_REPORTER_KEPT', 'vault', 'REPORT');
end $$;

-- Whose contact it is, if somebody has shown that it is theirs. Nothing of the person leaves but a random number, so it is
-- no entry in the audit; and who signs in must not learn by the time it takes whether there is such a person.
create function vault.person_of(purpose text, contact_kind text, first_lookup bytea, second_lookup bytea) returns uuid
    language plpgsql stable security definer set search_path = pg_catalog
as $$
begin
    perform vault.demand(purpose, array['SIGN_IN', 'RIGHTS']);
    return (select c.person_id from vault.contact c
            where c.kind = contact_kind and c.lookup in (first_lookup, second_lookup) and c.verified limit 1);
end $$;

-- Takes in a person who has shown that the contact is theirs; the same one each time.
create function vault.enrol(purpose text, contact_kind text, first_lookup bytea, second_lookup bytea,
        contact bytea, key text) returns uuid
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    person uuid;
    added  integer;
begin
    perform vault.demand(purpose, array['SIGN_IN']);
    loop
        person := vault.person_of(purpose, contact_kind, first_lookup, second_lookup);
        if person is not null then
            return person;
        end if;
        person := gen_random_uuid();
        insert into vault.person (id) values (person);
        insert into vault.contact (person_id, kind, lookup, value, key_id, verified)
            values (person, contact_kind, first_lookup, contact, key, true)
            on conflict (kind, lookup) where verified do nothing;
        get diagnostics added = row_count;
        if added = 1 then
            perform vault.note(0, 'person:' || person, 'VAULT_PERSON_ENROLLED', 'person:' || person, purpose);
            return person;
        end if;
        -- Another transaction was faster; its person is there now.
        delete from vault.person p where p.id = person;
    end loop;
end $$;

-- Another contact of a person who has shown that it is theirs. False if it is another person's.
create function vault.add_contact(purpose text, person uuid, contact_kind text, first_lookup bytea, second_lookup bytea,
        contact bytea, key text) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    holder uuid;
begin
    perform vault.demand(purpose, array['SIGN_IN', 'RIGHTS']);
    insert into vault.contact (person_id, kind, lookup, value, key_id, verified)
        select person, contact_kind, first_lookup, contact, key, true
        where vault.person_of(purpose, contact_kind, first_lookup, second_lookup) is null
          and exists (select from vault.person p where p.id = person)
        on conflict do nothing;
    holder := vault.person_of(purpose, contact_kind, first_lookup, second_lookup);
    if holder is distinct from person then
        return false;
    end if;
    perform vault.note(0, 'person:' || person, 'VAULT_CONTACT_ADDED', 'person:' || person, contact_kind);
    return true;
end $$;

-- Where to send something to a person. Every time it is asked stands in the audit.
create function vault.address_of(purpose text, person uuid, contact_kind text)
        returns table (value bytea, key_id text)
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform vault.demand(purpose, array['SIGN_IN', 'NOTICE', 'RIGHTS']);
    return query select c.value, c.key_id from vault.contact c
        where c.person_id = person and c.kind = contact_kind and c.verified order by c.lookup limit 1;
    if found then
        perform vault.note(0, 'system', 'VAULT_ADDRESS_READ', 'person:' || person, purpose);
    end if;
end $$;

create function vault.set_age_band(person uuid, band text) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    update vault.person p set age_band = band where p.id = person;
    if found then
        perform vault.note(0, 'person:' || person, 'VAULT_AGE_BAND_SET', 'person:' || person, null);
    end if;
    return found;
end $$;

create function vault.age_band_of(person uuid) returns text
    language sql stable security definer set search_path = pg_catalog
as $$ select p.age_band from vault.person p where p.id = person $$;

-- ---------------------------------------------------------------- consents

create function vault.give_consent(consent uuid, person uuid, tenant integer, about text, version text, hash bytea,
        how text) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if tenant is not null then
        perform vault.demand_tenant(tenant);
    end if;
    -- A newer text takes the place of an older one.
    update vault.consent c set withdrawn_at = now()
        where c.person_id = person and c.topic = about and c.tenant_id is not distinct from tenant
          and c.withdrawn_at is null and (c.text_version, c.text_hash) is distinct from (version, hash);
    insert into vault.consent (id, person_id, tenant_id, topic, text_version, text_hash, proof)
        select consent, person, tenant, about, version, hash, how
        where exists (select from vault.person p where p.id = person)
        on conflict (person_id, topic, (coalesce(tenant_id, 0))) where withdrawn_at is null do nothing;
    if not found then
        return false;
    end if;
    perform vault.note(coalesce(tenant, 0), 'person:' || person, 'CONSENT_GIVEN', 'consent:' || consent, about || ' ' || version);
    return true;
end $$;

create function vault.withdraw_consent(person uuid, tenant integer, about text) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    consent uuid;
begin
    if tenant is not null then
        perform vault.demand_tenant(tenant);
    end if;
    update vault.consent c set withdrawn_at = now()
        where c.person_id = person and c.topic = about and c.tenant_id is not distinct from tenant
          and c.withdrawn_at is null
        returning c.id into consent;
    if consent is null then
        return false;
    end if;
    perform vault.note(coalesce(tenant, 0), 'person:' || person, 'CONSENT_WITHDRAWN', 'consent:' || consent, about);
    return true;
end $$;

-- The ledger of one person, oldest first.
create function vault.consents_of(purpose text, person uuid)
        returns table (id uuid, tenant_id integer, topic text, text_version text, text_hash bytea, proof text,
            given_at timestamptz, withdrawn_at timestamptz)
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    perform vault.demand(purpose, array['RIGHTS']);
    perform vault.note(0, 'person:' || person, 'CONSENTS_READ', 'person:' || person, purpose);
    return query select c.id, c.tenant_id, c.topic, c.text_version, c.text_hash, c.proof, c.given_at, c.withdrawn_at
        from vault.consent c where c.person_id = person order by c.given_at, c.id;
end $$;

-- ---------------------------------------------------------------- erasure

-- Takes a person away, and whatever the same contacts came with in reports: those were theirs too, as far as anybody can
-- know. Reports stay, and are nobody's from then on.
create function vault.erase(purpose text, person uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    gone integer;
begin
    perform vault.demand(purpose, array['RIGHTS', 'RETENTION']);
    delete from vault.person p where p.id in (
        select o.person_id from vault.contact o join vault.contact c on c.kind = o.kind and c.lookup = o.lookup
        where c.person_id = person and c.verified and not o.verified);
    delete from vault.person p where p.id = person;
    get diagnostics gone = row_count;
    if gone = 0 then
        return false;
    end if;
    perform vault.note(0, 'system', 'VAULT_PERSON_ERASED', 'person:' || person, purpose);
    return true;
end $$;

-- ---------------------------------------------------------------- rights

revoke all on all functions in schema vault from public;
grant execute on function
    vault.keep_reporter(integer, uuid, text, bytea, bytea, bytea, bytea, bytea, bytea),
    vault.person_of(text, text, bytea, bytea),
    vault.enrol(text, text, bytea, bytea, bytea, text),
    vault.add_contact(text, uuid, text, bytea, bytea, bytea, text),
    vault.address_of(text, uuid, text),
    vault.set_age_band(uuid, text),
    vault.age_band_of(uuid),
    vault.give_consent(uuid, uuid, integer, text, text, bytea, text),
    vault.withdraw_consent(uuid, integer, text),
    vault.consents_of(text, uuid),
    vault.erase(text, uuid) to ${app};
