-- The second wall. The first is may(): it decides before anything is asked. Should it ever be forgotten, the database
-- still shows a transaction no other tenant's rows than those it said it works for, and none if it said nothing.
--
-- What a transaction works for is the setting kentongan.scope: '{1,12}' are tenants, 'system:sweep' is work of the
-- installation itself, by name. The application sets it with the first statement of each transaction, and for it alone.
-- The wall stands before every role but the owner, who migrates and loads in bulk: COPY knows no walls.

create function core.scope_is_system() returns boolean
    language sql stable parallel safe
as $$ select coalesce(current_setting('kentongan.scope', true) like 'system:%', false) $$;

create function core.scope_tenants() returns integer[]
    language sql stable parallel safe
as $$ select case when current_setting('kentongan.scope', true) like '{%'
        then current_setting('kentongan.scope', true)::integer[] end $$;

-- Walls a table with a tenant_id. Partitions need none: nobody but the owner has a right to one by its own name.
-- The selects around the functions let the planner ask once for a statement, not for each row.
create function core.wall(walled regclass, reader name) returns void
    language plpgsql set search_path = pg_catalog
as $$
begin
    execute format('alter table %s enable row level security', walled);
    execute format('create policy tenant_wall on %s using ((select core.scope_is_system())'
        ' or tenant_id = any ((select core.scope_tenants())::integer[]))', walled);
    -- `./kentongan sql` is for operators, who ask about the whole installation; each question is in the audit.
    execute format('create policy reader_sees_all on %s for select to %I using (true)', walled, reader);
end $$;

revoke all on function core.scope_is_system(), core.scope_tenants(), core.wall(regclass, name) from public;
grant execute on function core.scope_is_system(), core.scope_tenants() to ${app}, ${reader};

select core.wall(t::regclass, '${reader}')
from unnest(array['core.case_file', 'core.deadline', 'core.escalation', 'core.outbox', 'core.inbox', 'core.dead_letter',
    'core.alert', 'core.alert_recipient', 'core.audit_entry', 'core.audit_queue', 'core.audit_seal', 'core.audit_head',
    'core.unit', 'core.api_key']) t;

-- Names of offices are public knowledge: the history of a city's report names the province that was told.
create policy names_are_public on core.unit for select using (true);

-- A key without a tenant is every jurisdiction's.
create policy key_of_all on core.api_key for select using (tenant_id is null);
