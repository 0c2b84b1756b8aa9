-- People's contacts, names and consents lie in a schema of its own with an owner of its own (db/vault). What that owner
-- may do here: add to the audit what was done with a person's data, and see who holds which role.
grant usage on schema core to ${vault};
grant insert on core.audit_entry to ${vault};
grant usage on sequence core.audit_position to ${vault};
grant execute on function core.id_floor(timestamptz), core.scope_is_system(), core.scope_tenants() to ${vault};
grant select on core.membership, core.unit to ${vault};
grant select (person_id, disabled_at) on core.account to ${vault};
grant select (id, zone) on core.tenant to ${vault};

-- Its migrations make its schema.
do $$ begin execute format('grant create on database %I to %I', current_database(), '${vault}'); end $$;

create or replace function core.schema_versions() returns table (schema_name text, version text)
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    part text;
begin
    foreach part in array array['core', 'vault', 'report', 'chat'] loop
        continue when to_regnamespace(part) is null;
        continue when to_regclass(part || '.flyway_schema_history') is null;
        return query execute format(
            'select %L::text, version::text from %I.flyway_schema_history where success and version is not null', part, part);
    end loop;
end $$;
