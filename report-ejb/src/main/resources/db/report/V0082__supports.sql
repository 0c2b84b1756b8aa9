-- Who says "that concerns me too". Of the person there is an HMAC made for this report alone: enough to count each once, and
-- nothing that two reports could be joined by.
create table report.support (
    tenant_id integer not null,
    report_id uuid not null,
    supporter bytea not null check (length(supporter) = 16),
    at        timestamptz not null,
    primary key (tenant_id, report_id, supporter)
) partition by range (report_id);

-- How many, so that nobody has to count them for a list.
create table report.support_total (
    tenant_id integer not null,
    report_id uuid not null,
    supports  integer not null check (supports >= 0),
    primary key (tenant_id, report_id)
) partition by range (report_id);

-- Who wants to be told of what becomes of a report. Telling needs to know whom; it is the one table here that does, and
-- what it knows of them is the number that only the vault can resolve.
create table report.follower (
    tenant_id integer not null,
    report_id uuid not null,
    person_id uuid not null,
    since     timestamptz not null,
    primary key (tenant_id, report_id, person_id)
) partition by range (report_id);
create index follower_of_person on report.follower (person_id, report_id desc);

select core.register_partitioned(t::regclass)
from unnest(array['report.support', 'report.support_total', 'report.follower']) t;
select core.ensure_partitions((now() at time zone 'UTC')::date - 31, 6);
select core.wall(t::regclass, '${reader}')
from unnest(array['report.support', 'report.support_total', 'report.follower']) t;
grant select, insert, delete on report.support, report.follower to ${app};
grant select, insert, update on report.support_total to ${app};
grant select on report.support_total to ${reader};
