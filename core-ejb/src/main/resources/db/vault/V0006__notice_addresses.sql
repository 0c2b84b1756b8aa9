-- Where people want to be told what is theirs to do: addresses that they have shown to be theirs, for notices alone. Kept
-- apart from contacts, so that nothing leads from somebody of the staff to a citizen who happens to have the same address.

create table vault.notice_address (
    id           uuid primary key,
    person_id    uuid not null,
    channel      text not null check (channel in ('E_MAIL', 'PUSH', 'SMS')),
    mark         bytea not null check (length(mark) = 32),
    value        bytea not null check (length(value) between 29 and 3000),
    key_id       text not null check (key_id ~ '^[0-9a-f]{8}$'),
    confirmed_at timestamptz not null default now(),
    broken_at    timestamptz,
    broken_why   text check (broken_why ~ '^[A-Z][A-Z_]{1,39}$'),
    check ((broken_at is null) = (broken_why is null))
);
create index notice_address_of_person on vault.notice_address (person_id, channel);
create unique index notice_address_single on vault.notice_address (person_id, channel) where channel <> 'PUSH';
create unique index notice_address_browser on vault.notice_address (mark) where channel = 'PUSH';
comment on column vault.notice_address.mark is 'SHA-256 of a push service''s address, which is random in itself; of others drawn at random';
comment on column vault.notice_address.broken_at is 'since when nothing arrives there; until it is confirmed again';

-- Keeps an address in the place of the one before; of browsers the ten newest. A browser belongs to who used it last.
create function vault.set_notice_address(address uuid, person uuid, by_channel text, of_mark bytea, sealed bytea, key text)
        returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if by_channel = 'PUSH' then
        delete from vault.notice_address a where a.channel = 'PUSH' and a.mark = of_mark;
        delete from vault.notice_address a where a.id in (
            select o.id from vault.notice_address o where o.person_id = person and o.channel = 'PUSH'
            order by o.confirmed_at desc, o.id offset 9);
    else
        delete from vault.notice_address a where a.person_id = person and a.channel = by_channel;
    end if;
    insert into vault.notice_address (id, person_id, channel, mark, value, key_id)
        values (address, person, by_channel, of_mark, sealed, key);
    perform vault.note(0, 'person:' || person, 'NOTICE_ADDRESS_SET', 'person:' || person, by_channel);
end $$;

create function vault.drop_notice_address(address uuid, person uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    gone text;
begin
    delete from vault.notice_address a where a.id = address and a.person_id = person returning a.channel into gone;
    if gone is null then
        return false;
    end if;
    perform vault.note(0, 'person:' || person, 'NOTICE_ADDRESS_DROPPED', 'person:' || person, gone);
    return true;
end $$;

-- A person's own, for that person alone.
create function vault.own_notice_addresses(person uuid)
        returns table (id uuid, channel text, value bytea, key_id text, confirmed_at timestamptz, broken_at timestamptz,
            broken_why text)
    language sql stable security definer set search_path = pg_catalog
as $$
    select a.id, a.channel, a.value, a.key_id, a.confirmed_at, a.broken_at, a.broken_why
    from vault.notice_address a where a.person_id = person order by a.channel, a.confirmed_at desc limit 20
$$;

-- By which ways people can be told; nothing of where.
create function vault.reachable(people uuid[])
        returns table (person_id uuid, channel text, broken boolean, broken_at timestamptz)
    language sql stable security definer set search_path = pg_catalog
as $$
    select a.person_id, a.channel, bool_and(a.broken_at is not null), max(a.broken_at)
    from vault.notice_address a where a.person_id = any (people) group by a.person_id, a.channel
$$;

-- Where to send what is theirs; each time it is asked stands in the audit.
create function vault.notice_addresses(people uuid[], by_channel text)
        returns table (id uuid, person_id uuid, value bytea, key_id text)
    language plpgsql security definer set search_path = pg_catalog
as $$
begin
    if not core.scope_is_system() then
        raise insufficient_privilege using message = 'notices are delivered by the installation';
    end if;
    perform vault.note(0, 'system', 'VAULT_ADDRESS_READ', 'person:' || p.person_id, 'NOTICE')
    from (select distinct a.person_id from vault.notice_address a
          where a.person_id = any (people) and a.channel = by_channel and a.broken_at is null) p;
    return query select a.id, a.person_id, a.value, a.key_id from vault.notice_address a
        where a.person_id = any (people) and a.channel = by_channel and a.broken_at is null
        order by a.confirmed_at desc;
end $$;

-- Nothing arrives there any more. True if that is news. A browser that has gone is forgotten.
create function vault.break_notice_address(address uuid, why text) returns boolean
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    whose uuid;
begin
    if not core.scope_is_system() then
        raise insufficient_privilege using message = 'notices are delivered by the installation';
    end if;
    delete from vault.notice_address a where a.id = address and a.channel = 'PUSH';
    if found then
        return false;
    end if;
    update vault.notice_address a set broken_at = now(), broken_why = why where a.id = address and a.broken_at is null
        returning a.person_id into whose;
    if whose is null then
        return false;
    end if;
    perform vault.note(0, 'system', 'NOTICE_ADDRESS_BROKEN', 'person:' || whose, why);
    return true;
end $$;

-- Who is forgotten is told nothing either.
create function vault.forget_notice_addresses() returns trigger
    language plpgsql set search_path = pg_catalog
as $$
begin
    delete from vault.notice_address a where a.person_id = old.id;
    return null;
end $$;
create trigger forget_notice_addresses after delete on vault.person for each row
    execute function vault.forget_notice_addresses();

revoke all on all functions in schema vault from public;
grant execute on function
    vault.set_notice_address(uuid, uuid, text, bytea, bytea, text),
    vault.drop_notice_address(uuid, uuid),
    vault.own_notice_addresses(uuid),
    vault.reachable(uuid[]),
    vault.notice_addresses(uuid[], text),
    vault.break_notice_address(uuid, text) to ${app};
