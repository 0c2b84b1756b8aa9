-- Where a person lives, as far as the room of the neighbourhood needs it: a kelurahan or desa, or an RW of it. Never more.
create table vault.home (
    person_id uuid primary key references vault.person on delete cascade,
    area_code text not null check (area_code ~ '^\d{2}\.\d{2}\.\d{2}\.\d{4}(\.\d{3})?$'),
    moved_on  date
);
comment on column vault.home.moved_on is 'The day of the last change of kelurahan; null for who has never moved';

-- Who moves to another kelurahan gets another name and another room: with no pause in between one could walk through all
-- of a city's rooms. Within a kelurahan the RW may be put right at any time.
create function vault.set_home(person uuid, area text) returns text
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    before vault.home;
begin
    perform from vault.person p where p.id = person for update;
    if not found then
        return 'UNKNOWN';
    end if;
    select h.* into before from vault.home h where h.person_id = person;
    if not found then
        insert into vault.home (person_id, area_code) values (person, area);
    elsif left(before.area_code, 13) = left(area, 13) then
        update vault.home h set area_code = area where h.person_id = person;
    elsif before.moved_on > current_date - 30 then
        return 'TOO_SOON';
    else
        update vault.home h set area_code = area, moved_on = current_date where h.person_id = person;
    end if;
    perform vault.note(0, 'person:' || person, 'VAULT_HOME_SET', 'person:' || person, null);
    return 'MOVED';
end $$;

create function vault.home_of(person uuid) returns text
    language sql stable security definer set search_path = pg_catalog
as $$ select h.area_code from vault.home h where h.person_id = person $$;

revoke all on function vault.set_home(uuid, text), vault.home_of(uuid) from public;
grant execute on function vault.set_home(uuid, text), vault.home_of(uuid) to ${app};
