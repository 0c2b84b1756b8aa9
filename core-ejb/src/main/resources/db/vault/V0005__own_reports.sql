-- Whether somebody wrote a report, for what nobody may do to a report of their own. Only a contact that the person has shown
-- to be theirs counts: else one could find out who wrote by claiming addresses.
create function vault.wrote(tenant integer, about uuid, someone uuid) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog
as $$
begin
    perform vault.demand_tenant(tenant);
    return exists (
        select from vault.reporter r
        where r.tenant_id = tenant and r.report_id = about
          and (r.person_id = someone or exists (
              select from vault.contact told
              join vault.contact own on own.kind = told.kind and own.lookup = told.lookup and own.verified
              where told.person_id = r.person_id and own.person_id = someone)));
end $$;

revoke all on function vault.wrote(integer, uuid, uuid) from public;
grant execute on function vault.wrote(integer, uuid, uuid) to ${app};
