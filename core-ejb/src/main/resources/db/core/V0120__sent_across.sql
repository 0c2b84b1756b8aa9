-- A government may ask another one to take a report over. What is sent to a unit its own government can read, whoever
-- sent it. The array is made only when a row of another government is met.
alter table core.alert drop constraint alert_kind_check;
alter table core.alert add constraint alert_kind_check check (kind in ('NEW', 'REMINDER', 'WARNING', 'ESCALATION',
    'INSTRUCTION', 'HANDED_OVER', 'REOPENED', 'ASSIGNED', 'RETURNED', 'ANSWERED', 'OBJECTION', 'CHECK', 'PROPOSED'));

create function core.scope_units() returns uuid[]
    language sql stable parallel safe
as $$ select array(select id from core.unit where tenant_id = any ((select core.scope_tenants())::integer[])) $$;
revoke all on function core.scope_units() from public;
grant execute on function core.scope_units() to ${app}, ${reader};

create policy sent_to_unit on core.alert for select using (unit_id = any ((select core.scope_units())::uuid[]));
