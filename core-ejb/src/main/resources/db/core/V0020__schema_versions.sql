-- What the application may know of the migrations: which ran. Flyway's own tables stay closed to it.
create function core.schema_versions() returns table (schema_name text, version text)
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    part text;
begin
    foreach part in array array['core', 'report', 'chat'] loop
        continue when to_regclass(part || '.flyway_schema_history') is null;
        return query execute format(
            'select %L::text, version::text from %I.flyway_schema_history where success and version is not null', part, part);
    end loop;
end $$;
revoke all on function core.schema_versions() from public;
grant execute on function core.schema_versions() to ${app}, ${reader};
