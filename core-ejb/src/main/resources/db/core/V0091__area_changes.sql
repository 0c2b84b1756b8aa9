-- Kelurahan are split and merged by decree, long before the next list of official codes. Administrators of a government
-- record it on a page: new areas with their first day, old ones with their last. The owner goes on loading whole lists.

-- Whether an area is of the governments that this transaction is about: inside of theirs, and not of a government below.
create function core.governs_area(area text) returns boolean
    language sql stable parallel safe set search_path = pg_catalog
as $$
    select core.scope_is_system() or exists (
        select from core.tenant t
        where t.id = any (core.scope_tenants()) and area like t.area_code || '.%'
          and not exists (select from core.tenant o
                          where o.id <> t.id and o.area_code like t.area_code || '.%'
                            and (area = o.area_code or area like o.area_code || '.%')))
$$;
revoke all on function core.governs_area(text) from public;
grant execute on function core.governs_area(text) to ${app};

alter table core.area enable row level security;
create policy areas_are_public on core.area for select using (true);
create policy kelurahan_begin on core.area for insert with check (level = 'KELURAHAN' and core.governs_area(code));
create policy kelurahan_end on core.area for update using (level = 'KELURAHAN' and core.governs_area(code));
grant insert (code, level, kind, name, parent_code, zone, valid_from), update (valid_until) on core.area to ${app};

create table core.area_replacement (
    tenant_id   integer not null references core.tenant,
    id          uuid not null,
    old_code    text not null,
    new_code    text not null,
    effective   date not null,
    reason      text not null check (length(reason) between 5 and 500),
    recorded_at timestamptz not null default now(),
    recorded_by uuid not null,
    primary key (tenant_id, id, old_code, new_code)
);
comment on table core.area_replacement is 'Which areas came in the place of which: each old one with each new one of a decree; one that stays stands on both sides';
select core.wall('core.area_replacement', '${reader}');
grant select, insert on core.area_replacement to ${app};
grant select on core.area_replacement to ${reader};
