-- A report and its case are written once and changed some ten times, mostly in columns that no index knows. Where the page
-- has room for the new row, no index is touched (heap-only tuples): what a change costs does not grow with the table. What
-- is full already stays as it is; a month's partition that is made from now on leaves the room.
create or replace function core.make_partition(schema_name text, base text, part text, lower_bound uuid, upper_bound uuid) returns void
    language plpgsql set search_path = pg_catalog, core
as $$
declare
    key     text;
    kept    text;
    strays  bigint;
begin
    select a.attname into key
    from pg_partitioned_table p
    join pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
    where p.partrelid = format('%I.%I', schema_name, base)::regclass;
    select string_agg(quote_ident(a.attname), ', ' order by a.attnum) into kept
    from pg_attribute a
    where a.attrelid = format('%I.%I', schema_name, base)::regclass and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = '';
    execute format('create table %I.%I (like %I.%I including defaults including constraints including generated)',
        schema_name, part, schema_name, base);
    if base in ('report', 'case_file') then
        execute format('alter table %I.%I set (fillfactor = 80)', schema_name, part);
    end if;
    execute format('with stray as (delete from %I.%I where %I >= %L and %I < %L returning %s) insert into %I.%I (%s) select %s from stray',
        schema_name, base || '_default', key, lower_bound, key, upper_bound, kept, schema_name, part, kept, kept);
    get diagnostics strays = row_count;
    if strays > 0 then
        raise notice 'moved % rows from %.%_default to %', strays, schema_name, base, part;
    end if;
    execute format('alter table %I.%I attach partition %I.%I for values from (%L) to (%L)', schema_name, base, schema_name, part, lower_bound, upper_bound);
    if base = 'report' then
        -- A ticket names its month, so uniqueness within the month is uniqueness.
        execute format('create unique index on %I.%I (tenant_id, ticket)', schema_name, part);
    end if;
end $$;

do $$
declare
    part regclass;
begin
    for part in
        select i.inhrelid::regclass
        from core.partitioned p
        join pg_class c on c.oid = p.table_name and c.relname in ('report', 'case_file')
        join pg_inherits i on i.inhparent = p.table_name
    loop
        execute format('alter table %s set (fillfactor = 80)', part);
    end loop;
end $$;
