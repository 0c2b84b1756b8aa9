-- Counters that every figure, ranking and dashboard reads instead of the reports themselves: by kelurahan and day, and by
-- kelurahan, category and month. Whoever writes a report appends to report_change what the counters must move by, in the
-- same transaction; a timer folds those rows into the counters in batches. So a flood never waits for a hot row.

alter table report.report add column escalated_at timestamptz;
alter table report.report add column reopenings integer not null default 0 check (reopenings >= 0);
comment on column report.report.escalated_at is 'when nobody had answered and the case first climbed; null if it never did';
grant select (escalated_at, reopenings) on report.report to ${reader};

-- Reports from before this migration: their history knows.
update report.report r set escalated_at = e.at
from (select tenant_id, report_id, min(at) as at from report.report_event where type = 'ESCALATED' group by 1, 2) e
where e.tenant_id = r.tenant_id and e.report_id = r.id;

-- ---------------------------------------------------------------- what a report counts for

-- One row for each moment at which a report counts. The moment it was received carries what became of it, so that "of
-- the reports of May, 80 % were answered" is one sum; those of the answer and of the closing carry that something was
-- answered or closed on that day. This is the only place that says what is counted: changes and recount both come from
-- here. Which day a moment belongs to is said by the tenant's time zone, when it is counted.
create function report.measures(status text, received_at timestamptz, accepted_at timestamptz, closed_at timestamptz,
        expected_at timestamptz, escalated_at timestamptz, reopenings integer)
    returns table (at timestamptz, received integer, open integer, answered integer, answered_in_time integer, resolved integer, resolved_in_time
        integer, rejected integer, reopened integer, escalated integer, minutes_to_answer bigint, minutes_to_close
        bigint, answered_that_day integer, closed_that_day integer)
    language sql stable
as $$
    select counts.at,
        counts.first,
        case when counts.first = 1 and status not in ('RESOLVED', 'REJECTED') then 1 else 0 end,
        case when counts.first = 1 and least(accepted_at, closed_at) is not null then 1 else 0 end,
        case when counts.first = 1 and least(accepted_at, closed_at) < coalesce(escalated_at, 'infinity') then 1 else 0 end,
        case when counts.first = 1 and status = 'RESOLVED' then 1 else 0 end,
        case when counts.first = 1 and status = 'RESOLVED' and closed_at <= expected_at then 1 else 0 end,
        case when counts.first = 1 and status = 'REJECTED' then 1 else 0 end,
        case when counts.first = 1 then reopenings else 0 end,
        case when counts.first = 1 and escalated_at is not null then 1 else 0 end,
        case when counts.first = 1 and least(accepted_at, closed_at) is not null
            then floor(extract(epoch from least(accepted_at, closed_at) - received_at) / 60)::bigint else 0 end,
        case when counts.first = 1 and closed_at is not null
            then floor(extract(epoch from closed_at - received_at) / 60)::bigint else 0 end,
        counts.answer,
        counts.close
    from (values (received_at, 1, 0, 0), (least(accepted_at, closed_at), 0, 1, 0), (closed_at, 0, 0, 1))
        as counts (at, first, answer, close)
    where counts.at is not null
$$;

-- ---------------------------------------------------------------- changes and counters

create table report.report_change (
    tenant_id         integer not null,
    area_code         text not null,
    category_code     text not null,
    at                timestamptz not null,
    changed_at        timestamptz not null default now(),
    received          integer,
    open              integer,
    answered          integer,
    answered_in_time  integer,
    resolved          integer,
    resolved_in_time  integer,
    rejected          integer,
    reopened          integer,
    escalated         integer,
    minutes_to_answer bigint,
    minutes_to_close  bigint,
    answered_that_day integer,
    closed_that_day   integer
-- Rows live for about a second: clean up by their number, not by a share of the table.
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000);
comment on table report.report_change is
    'By how much counters must move; null is nothing. Without an index: sums do not care for order, and intake pays for every one';
comment on column report.report_change.at is 'a moment of the day whose counters move';

create table report.rollup_day (
    tenant_id         integer not null,
    area_code         text not null,
    day               date not null,
    received          integer not null,
    open              integer not null,
    answered          integer not null,
    answered_in_time  integer not null,
    resolved          integer not null,
    resolved_in_time  integer not null,
    rejected          integer not null,
    reopened          integer not null,
    escalated         integer not null,
    minutes_to_answer bigint not null,
    minutes_to_close  bigint not null,
    answered_that_day integer not null,
    closed_that_day   integer not null,
    primary key (tenant_id, area_code, day)
) with (fillfactor = 70);
create index rollup_day_of_tenant on report.rollup_day (tenant_id, day);

create table report.rollup_month (
    tenant_id         integer not null,
    area_code         text not null,
    category_code     text not null,
    month             date not null check (extract(day from month) = 1),
    received          integer not null,
    open              integer not null,
    answered          integer not null,
    answered_in_time  integer not null,
    resolved          integer not null,
    resolved_in_time  integer not null,
    rejected          integer not null,
    reopened          integer not null,
    escalated         integer not null,
    minutes_to_answer bigint not null,
    minutes_to_close  bigint not null,
    answered_that_day integer not null,
    closed_that_day   integer not null,
    primary key (tenant_id, area_code, category_code, month)
) with (fillfactor = 70);
create index rollup_month_of_tenant on report.rollup_month (tenant_id, month);

comment on column report.rollup_day.open is 'of the reports received on this day, how many are open now';
comment on column report.rollup_day.answered is 'of the reports received on this day, how many a unit took on or closed';
comment on column report.rollup_day.answered_in_time is 'of those, how many before the case had to climb to the city';
comment on column report.rollup_day.answered_that_day is 'reports of whatever day that were answered on this one';
comment on column report.rollup_day.closed_that_day is 'reports of whatever day that were closed on this one';

-- ---------------------------------------------------------------- every change appends

-- A report that has just come in is the case that must be cheap.
create function report.note_added() returns trigger
    language plpgsql
as $$
begin
    if new.accepted_at is null and new.closed_at is null and new.escalated_at is null and new.reopenings = 0
            and new.status not in ('RESOLVED', 'REJECTED') then
        insert into report.report_change (tenant_id, area_code, category_code, at, received, open)
        values (new.tenant_id, new.area_code, new.category_code, new.received_at, 1, 1);
    else
        insert into report.report_change (tenant_id, area_code, category_code, at,
            received, open, answered, answered_in_time, resolved, resolved_in_time, rejected, reopened, escalated,
            minutes_to_answer, minutes_to_close, answered_that_day, closed_that_day)
        select new.tenant_id, new.area_code, new.category_code, m.at,
            m.received, m.open, m.answered, m.answered_in_time, m.resolved, m.resolved_in_time, m.rejected,
            m.reopened, m.escalated, m.minutes_to_answer, m.minutes_to_close, m.answered_that_day, m.closed_that_day
        from report.measures(new.status, new.received_at, new.accepted_at, new.closed_at, new.expected_at,
            new.escalated_at, new.reopenings) m;
    end if;
    return null;
end $$;

create function report.note_changed() returns trigger
    language plpgsql
as $$
begin
    insert into report.report_change (tenant_id, area_code, category_code, at,
        received, open, answered, answered_in_time, resolved, resolved_in_time, rejected, reopened, escalated,
        minutes_to_answer, minutes_to_close, answered_that_day, closed_that_day)
    select new.tenant_id, m.area_code, m.category_code, m.at,
        sum(m.sign * m.received), sum(m.sign * m.open), sum(m.sign * m.answered), sum(m.sign * m.answered_in_time),
        sum(m.sign * m.resolved), sum(m.sign * m.resolved_in_time), sum(m.sign * m.rejected), sum(m.sign *
        m.reopened), sum(m.sign * m.escalated), sum(m.sign * m.minutes_to_answer), sum(m.sign * m.minutes_to_close),
        sum(m.sign * m.answered_that_day), sum(m.sign * m.closed_that_day)
    from (
        select -1 as sign, old.area_code, old.category_code, o.*
        from report.measures(old.status, old.received_at, old.accepted_at, old.closed_at, old.expected_at,
            old.escalated_at, old.reopenings) o
        union all
        select 1, new.area_code, new.category_code, n.*
        from report.measures(new.status, new.received_at, new.accepted_at, new.closed_at, new.expected_at,
            new.escalated_at, new.reopenings) n
    ) m
    group by m.area_code, m.category_code, m.at;
    return null;
end $$;

-- Who loads thousands of reports at once says so and counts them itself, with count_loaded: a batch then costs one
-- grouped statement instead of a trigger's call for every row.
create trigger note_added after insert on report.report for each row
    when (current_setting('kentongan.bulk_load', true) is distinct from 'on')
    execute function report.note_added();
create trigger note_changed after update on report.report for each row
    when ((old.area_code, old.category_code, old.status, old.received_at, old.accepted_at, old.closed_at,
            old.expected_at, old.escalated_at, old.reopenings)
        is distinct from (new.area_code, new.category_code, new.status, new.received_at, new.accepted_at, new.closed_at,
            new.expected_at, new.escalated_at, new.reopenings))
    execute function report.note_changed();

-- ---------------------------------------------------------------- recounting

-- What the counters should say, from the reports themselves. As long as the whole of a tenant's reports: for loading and
-- for the reconciling command, never for a page.
create view report.recounted as
select r.tenant_id, r.id, r.area_code, r.category_code, (m.at at time zone t.zone)::date as day, m.*
from report.report r
join core.tenant t on t.id = r.tenant_id
cross join lateral report.measures(r.status, r.received_at, r.accepted_at, r.closed_at, r.expected_at, r.escalated_at,
    r.reopenings) m;

-- Counts reports that were loaded in this transaction with kentongan.bulk_load on.
create function report.count_loaded(tenant integer, ids uuid[]) returns void
    language sql
as $$
    insert into report.report_change (tenant_id, area_code, category_code, at,
        received, open, answered, answered_in_time, resolved, resolved_in_time, rejected, reopened, escalated,
        minutes_to_answer, minutes_to_close, answered_that_day, closed_that_day)
    select tenant_id, area_code, category_code, min(at),
        sum(received), sum(open), sum(answered), sum(answered_in_time), sum(resolved), sum(resolved_in_time),
        sum(rejected), sum(reopened), sum(escalated), sum(minutes_to_answer), sum(minutes_to_close),
        sum(answered_that_day), sum(closed_that_day)
    from report.recounted where tenant_id = tenant and id = any (ids) group by tenant_id, area_code, category_code, day
$$;

-- ---------------------------------------------------------------- folding

-- Takes at most so many changes away and adds them to the counters, in one statement. One at a time: who comes second
-- finds nothing to do, so that no two ever wait for each other's rows.
create function report.fold_changes(most integer) returns integer
    language plpgsql security definer set search_path = pg_catalog
as $$
declare
    folded integer;
begin
    if most < 1 or most > 100000 then
        raise exception 'most must be between 1 and 100000, not %', most;
    end if;
    if not pg_try_advisory_xact_lock(hashtext('report.rollup')) then
        return 0;
    end if;
    with taken as (
        delete from report.report_change
        where ctid = any (array(select ctid from report.report_change limit most for update skip locked))
        returning *
    ), moved as (
        select c.*, (c.at at time zone t.zone)::date as day from taken c join core.tenant t on t.id = c.tenant_id
    ), days as (
        insert into report.rollup_day as kept
        select tenant_id, area_code, day,
            coalesce(sum(received), 0), coalesce(sum(open), 0), coalesce(sum(answered), 0),
            coalesce(sum(answered_in_time), 0), coalesce(sum(resolved), 0), coalesce(sum(resolved_in_time), 0),
            coalesce(sum(rejected), 0), coalesce(sum(reopened), 0), coalesce(sum(escalated), 0),
            coalesce(sum(minutes_to_answer), 0), coalesce(sum(minutes_to_close), 0), coalesce(sum(answered_that_day),
            0), coalesce(sum(closed_that_day), 0)
        from moved group by tenant_id, area_code, day
        on conflict (tenant_id, area_code, day) do update set
            received = kept.received + excluded.received,
            open = kept.open + excluded.open,
            answered = kept.answered + excluded.answered,
            answered_in_time = kept.answered_in_time + excluded.answered_in_time,
            resolved = kept.resolved + excluded.resolved,
            resolved_in_time = kept.resolved_in_time + excluded.resolved_in_time,
            rejected = kept.rejected + excluded.rejected,
            reopened = kept.reopened + excluded.reopened,
            escalated = kept.escalated + excluded.escalated,
            minutes_to_answer = kept.minutes_to_answer + excluded.minutes_to_answer,
            minutes_to_close = kept.minutes_to_close + excluded.minutes_to_close,
            answered_that_day = kept.answered_that_day + excluded.answered_that_day,
            closed_that_day = kept.closed_that_day + excluded.closed_that_day
    ), months as (
        insert into report.rollup_month as kept
        select tenant_id, area_code, category_code, date_trunc('month', day::timestamp)::date,
            coalesce(sum(received), 0), coalesce(sum(open), 0), coalesce(sum(answered), 0),
            coalesce(sum(answered_in_time), 0), coalesce(sum(resolved), 0), coalesce(sum(resolved_in_time), 0),
            coalesce(sum(rejected), 0), coalesce(sum(reopened), 0), coalesce(sum(escalated), 0),
            coalesce(sum(minutes_to_answer), 0), coalesce(sum(minutes_to_close), 0), coalesce(sum(answered_that_day),
            0), coalesce(sum(closed_that_day), 0)
        from moved group by 1, 2, 3, 4
        on conflict (tenant_id, area_code, category_code, month) do update set
            received = kept.received + excluded.received,
            open = kept.open + excluded.open,
            answered = kept.answered + excluded.answered,
            answered_in_time = kept.answered_in_time + excluded.answered_in_time,
            resolved = kept.resolved + excluded.resolved,
            resolved_in_time = kept.resolved_in_time + excluded.resolved_in_time,
            rejected = kept.rejected + excluded.rejected,
            reopened = kept.reopened + excluded.reopened,
            escalated = kept.escalated + excluded.escalated,
            minutes_to_answer = kept.minutes_to_answer + excluded.minutes_to_answer,
            minutes_to_close = kept.minutes_to_close + excluded.minutes_to_close,
            answered_that_day = kept.answered_that_day + excluded.answered_that_day,
            closed_that_day = kept.closed_that_day + excluded.closed_that_day
    )
    select count(*) into folded from taken;
    return folded;
end $$;

-- What is there already.
insert into report.report_change (tenant_id, area_code, category_code, at,
    received, open, answered, answered_in_time, resolved, resolved_in_time, rejected, reopened, escalated,
    minutes_to_answer, minutes_to_close, answered_that_day, closed_that_day)
select tenant_id, area_code, category_code, min(at),
    sum(received), sum(open), sum(answered), sum(answered_in_time), sum(resolved), sum(resolved_in_time),
    sum(rejected), sum(reopened), sum(escalated), sum(minutes_to_answer), sum(minutes_to_close),
    sum(answered_that_day), sum(closed_that_day)
from report.recounted group by tenant_id, area_code, category_code, day;

-- ---------------------------------------------------------------- rights

revoke all on function
    report.measures(text, timestamptz, timestamptz, timestamptz, timestamptz, timestamptz, integer),
    report.note_added(), report.note_changed(), report.count_loaded(integer, uuid[]), report.fold_changes(integer)
    from public;
grant execute on function
    report.measures(text, timestamptz, timestamptz, timestamptz, timestamptz, timestamptz, integer),
    report.count_loaded(integer, uuid[]), report.fold_changes(integer) to ${app};
grant select, insert on report.report_change to ${app};
grant select on report.rollup_day, report.rollup_month, report.recounted to ${app};
grant select on report.report_change, report.rollup_day, report.rollup_month to ${reader};
