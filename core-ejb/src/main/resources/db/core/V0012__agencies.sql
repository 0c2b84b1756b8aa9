-- The id of a unit follows from what it is, so that every installation names it alike (UUID version 8, RFC 9562).
create function core.unit_id(tier text, area_code text, agency text default '') returns uuid
    language sql immutable strict
as $$ select overlay(overlay(md5('kentongan/unit/' || tier || '/' || area_code || '/' || agency)
        placing '8' from 13) placing '8' from 17)::uuid $$;
revoke all on function core.unit_id(text, text, text) from public;

-- Every tenant has a disaster management agency; other agencies are named differently from city to city and are data
-- of each office.
insert into core.unit (id, tenant_id, tier, area_code, name, agency)
select core.unit_id('AGENCY', area_code, 'bpbd'), id, 'AGENCY', area_code, 'BPBD ' || name, 'bpbd'
from core.tenant;
