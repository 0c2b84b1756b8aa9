-- What a citizen has to be told goes out by mail, and stands on the page of their own data. What a named rule bars is told
-- nowhere.
alter table vault.notice
    add column tries    integer not null default 0,
    add column tried_at timestamptz;
comment on column vault.notice.tries is 'How often it was taken to be sent; after the eighth it is left to the page';

-- Takes those that are due for whoever sends them, each for at least an hour: a node that dies leaves them to the next. An
-- address that somebody has shown to be theirs is preferred; of the others, the one that stood in the report: the letter
-- names a ticket and nobody.
create function vault.take_notices(most integer)
        returns table (notice uuid, tenant_id integer, ticket text, basis text, opened_at timestamptz, value bytea, key_id text)
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    taken record;
begin
    if not core.scope_is_system() then
        raise insufficient_privilege using message = 'notices are delivered by the installation';
    end if;
    for taken in
        update vault.notice n set tries = n.tries + 1, tried_at = now()
        where n.id in (select d.id from vault.notice d
                       where d.delivered_at is null and d.due_at <= now() and d.tries < 8
                         and (d.tried_at is null or d.tried_at < now() - interval '1 hour' * power(2, d.tries - 1))
                       order by d.due_at limit least(most, 100) for update skip locked)
        returning n.id, n.person_id, n.tenant_id, n.about
    loop
        return query
            select taken.id, taken.tenant_id, v.ticket, v.basis, v.decided_at, c.value, c.key_id
            from vault.reveal v
            left join lateral (select k.value, k.key_id from vault.contact k
                               where k.person_id = taken.person_id and k.kind = 'E_MAIL'
                               order by k.verified desc, k.lookup limit 1) c on true
            where v.id = taken.about;
        perform vault.note(taken.tenant_id, 'system', 'NOTICE_TAKEN', 'notice:' || taken.id, null);
    end loop;
end $$;

create function vault.notice_delivered(notice uuid) returns void
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    about integer;
begin
    update vault.notice n set delivered_at = now() where n.id = notice and n.delivered_at is null returning n.tenant_id into about;
    if found then
        perform vault.note(about, 'system', 'NOTICE_DELIVERED', 'notice:' || notice, null);
    end if;
end $$;

-- Of a person who is signed in, for that person alone.
create function vault.own_notices(person uuid)
        returns table (tenant_id integer, ticket text, basis text, opened_at timestamptz)
    language sql stable security definer set search_path = pg_catalog
as $$
    select n.tenant_id, v.ticket, v.basis, v.decided_at
    from vault.notice n join vault.reveal v on v.id = n.about
    where n.person_id = person and n.due_at is not null
    order by v.decided_at desc limit 200
$$;

revoke all on all functions in schema vault from public;
grant execute on function
    vault.take_notices(integer),
    vault.notice_delivered(uuid),
    vault.own_notices(uuid) to ${app};
