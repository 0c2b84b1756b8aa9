-- A government that joins is founded on a page, by the installation's administrators. Its row and the row of each office
-- belong to the owner of the schemas; the application may found one whole and nothing in part.

-- A government has a unit for each area that it operates: its own kota or kabupaten with everything below, or, for a
-- province, those whose kind is administrative, because they are no governments of their own. The unit of a province
-- belongs to the province's government. What administrators have named, ended or made there stays. With null
-- for all governments, units of areas that are over are closed too. The count of units that were changed.
create function core.plant_units(government integer) returns integer
    language plpgsql set search_path = pg_catalog
as $$
declare
    closed integer := 0;
    opened integer;
begin
    if government is null then
        update core.unit u set closed_at = now()
        where u.closed_at is null and u.tier <> 'AGENCY'
          and not exists (select from core.area a where a.code = u.area_code
                          and (a.valid_until is null or a.valid_until > current_date));
        get diagnostics closed = row_count;
    end if;
    with named as (
        select a.code,
               case a.level when 'PROVINSI' then 'PEMPROV' when 'KOTA' then 'PEMKOT' else a.level end as tier,
               case a.level
                   when 'PROVINSI' then 'Pemprov ' || regexp_replace(regexp_replace(a.name,
                        '^Daerah Khusus Ibukota ', 'DKI '), '^Daerah Istimewa ', 'DI ')
                   when 'KOTA' then regexp_replace(regexp_replace(a.name,
                        '^Kota ', 'Pemkot '), '^Kabupaten ', 'Pemkab ')
                   when 'KECAMATAN' then 'Kecamatan ' || a.name
                   else initcap(replace(a.kind, '-', ' ')) || ' ' || a.name
               end as name,
               t.id as tenant_id
        from core.area a
        left join core.area city on city.code = left(a.code, 5) and city.level = 'KOTA' and city.valid_until is null
        join core.tenant t
          on t.area_code = left(a.code, 5)
          or t.area_code = left(a.code, 2) and (a.level = 'PROVINSI' or city.kind like '%-administrasi')
        where a.valid_until is null and a.level in ('PROVINSI', 'KOTA', 'KECAMATAN', 'KELURAHAN')
          and (government is null or t.id = government)
    )
    insert into core.unit as u (id, tenant_id, tier, area_code, name)
    select core.unit_id(tier, code), tenant_id, tier, code, name from named n
    where not exists (select from core.unit o where o.area_code = n.code and o.tier = n.tier
                      and o.closed_at is null and o.id <> core.unit_id(n.tier, n.code))
    on conflict (id) do update set closed_at = null, name = excluded.name
    where u.changed_by is null and (u.closed_at is not null or u.name <> excluded.name);
    get diagnostics opened = row_count;
    return opened + closed;
end $$;
revoke all on function core.plant_units(integer) from public;

-- The id of a new government: its row, its offices, its disaster management agency, and the supervision by or of the
-- province (UU 23/2014, article 91). What cannot be founded is refused by the constraints of the tables and by this.
create function core.found_government(
    code text, domain text, name text, area text, zone text, preset text, founder uuid) returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    founded integer;
begin
    if not core.scope_is_system() then
        raise insufficient_privilege using message = 'only the installation founds governments';
    end if;
    if not exists (select from core.area a
                   where a.code = area and a.valid_until is null
                     and (a.level = 'PROVINSI' or a.level = 'KOTA' and a.kind not like '%-administrasi')) then
        raise check_violation using message = 'no government of its own: ' || area;
    end if;
    if exists (select from core.tenant t where t.area_code = area) then
        raise unique_violation using message = 'there is one already: ' || area;
    end if;
    insert into core.tenant as t (id, code, domain, name, area_code, zone, preset, changed_at, changed_by)
    select coalesce(max(o.id), 0) + 1, found_government.code, found_government.domain, found_government.name,
           found_government.area, found_government.zone, found_government.preset, now(), founder
    from core.tenant o
    returning t.id into founded;
    perform core.plant_units(founded);
    insert into core.unit (id, tenant_id, tier, area_code, name, agency)
    values (core.unit_id('AGENCY', area, 'bpbd'), founded, 'AGENCY', area, 'BPBD ' || found_government.name, 'bpbd');
    insert into core.oversight (overseer_id, overseen_id, mode)
    select province.id, city.id, 'SUPERVISION'
    from core.tenant province
    join core.tenant city on left(city.area_code, 2) = province.area_code and city.id <> province.id
    where founded in (province.id, city.id)
      and not exists (select from core.oversight o where o.overseer_id = province.id and o.overseen_id = city.id
                      and o.valid_until is null);
    return founded;
end $$;
revoke all on function core.found_government(text, text, text, text, text, text, uuid) from public;
grant execute on function core.found_government(text, text, text, text, text, text, uuid) to ${app};
