-- How content reporters are with what became of their report: stars for everybody's figures, a sentence for the offices.
create table report.rating (
    tenant_id  integer not null,
    report_id  uuid not null,
    unit_id    uuid,
    stars      smallint not null check (stars between 1 and 5),
    sentence   text check (length(sentence) between 1 and 500),
    rated_at   timestamptz not null,
    changed_at timestamptz not null,
    primary key (tenant_id, report_id)
);
comment on column report.rating.unit_id is 'who closed the report; null for what an earlier system closed';
create index rating_of_unit on report.rating (tenant_id, unit_id, rated_at) include (stars);
select core.wall('report.rating', '${reader}');
grant select, insert, update on report.rating to ${app};
grant select (tenant_id, report_id, unit_id, stars, rated_at, changed_at) on report.rating to ${reader};

-- The stars once more beside the report, so that they move with it when its area or category changes.
alter table report.report add column rating smallint check (rating between 1 and 5);
grant select (rating) on report.report to ${reader};

alter table report.report_change add column ratings integer, add column rating_sum integer;
alter table report.rollup_day add column ratings integer not null default 0, add column rating_sum integer not null default 0;
alter table report.rollup_month add column ratings integer not null default 0, add column rating_sum integer not null default 0;
comment on column report.rollup_day.ratings is 'of the reports received on this day, how many their reporters have rated';
comment on column report.rollup_day.rating_sum is 'their stars, summed';

-- As in V0030, and the stars.
create or replace function report.note_changed() returns trigger
    language plpgsql
as $$
begin
    insert into report.report_change (tenant_id, area_code, category_code, at,
        received, open, answered, answered_in_time, resolved, resolved_in_time, rejected, reopened, escalated,
        minutes_to_answer, minutes_to_close, answered_that_day, closed_that_day, ratings, rating_sum)
    select new.tenant_id, m.area_code, m.category_code, m.at,
        sum(m.sign * m.received), sum(m.sign * m.open), sum(m.sign * m.answered), sum(m.sign * m.answered_in_time),
        sum(m.sign * m.resolved), sum(m.sign * m.resolved_in_time), sum(m.sign * m.rejected), sum(m.sign *
        m.reopened), sum(m.sign * m.escalated), sum(m.sign * m.minutes_to_answer), sum(m.sign * m.minutes_to_close),
        sum(m.sign * m.answered_that_day), sum(m.sign * m.closed_that_day),
        -- counted once, where the receipt is
        sum(m.sign * m.received * (m.rating is not null)::integer), sum(m.sign * m.received * coalesce(m.rating, 0))
    from (
        select -1 as sign, old.area_code, old.category_code, old.rating, o.*
        from report.measures(old.status, old.received_at, old.accepted_at, old.closed_at, old.expected_at,
            old.escalated_at, old.reopenings) o
        union all
        select 1, new.area_code, new.category_code, new.rating, n.*
        from report.measures(new.status, new.received_at, new.accepted_at, new.closed_at, new.expected_at,
            new.escalated_at, new.reopenings) n
    ) m
    group by m.area_code, m.category_code, m.at;
    return null;
end $$;

drop trigger note_changed on report.report;
create trigger note_changed after update on report.report for each row
    when ((old.area_code, old.category_code, old.status, old.received_at, old.accepted_at, old.closed_at,
            old.expected_at, old.escalated_at, old.reopenings, old.rating)
        is distinct from (new.area_code, new.category_code, new.status, new.received_at, new.accepted_at, new.closed_at,
            new.expected_at, new.escalated_at, new.reopenings, new.rating))
    execute function report.note_changed();

create or replace view report.recounted with (security_invoker = true) as
select r.tenant_id, r.id, r.area_code, r.category_code, (m.at at time zone t.zone)::date as day, m.*,
    m.received * (r.rating is not null)::integer as ratings, m.received * coalesce(r.rating, 0) as rating_sum
from report.report r
join core.tenant t on t.id = r.tenant_id
cross join lateral report.measures(r.status, r.received_at, r.accepted_at, r.closed_at, r.expected_at, r.escalated_at,
    r.reopenings) m;

create or replace function report.fold_changes(most integer) returns integer
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
            0), coalesce(sum(closed_that_day), 0), coalesce(sum(ratings), 0), coalesce(sum(rating_sum), 0)
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
            closed_that_day = kept.closed_that_day + excluded.closed_that_day,
            ratings = kept.ratings + excluded.ratings,
            rating_sum = kept.rating_sum + excluded.rating_sum
    ), months as (
        insert into report.rollup_month as kept
        select tenant_id, area_code, category_code, date_trunc('month', day::timestamp)::date,
            coalesce(sum(received), 0), coalesce(sum(open), 0), coalesce(sum(answered), 0),
            coalesce(sum(answered_in_time), 0), coalesce(sum(resolved), 0), coalesce(sum(resolved_in_time), 0),
            coalesce(sum(rejected), 0), coalesce(sum(reopened), 0), coalesce(sum(escalated), 0),
            coalesce(sum(minutes_to_answer), 0), coalesce(sum(minutes_to_close), 0), coalesce(sum(answered_that_day),
            0), coalesce(sum(closed_that_day), 0), coalesce(sum(ratings), 0), coalesce(sum(rating_sum), 0)
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
            closed_that_day = kept.closed_that_day + excluded.closed_that_day,
            ratings = kept.ratings + excluded.ratings,
            rating_sum = kept.rating_sum + excluded.rating_sum
    )
    select count(*) into folded from taken;
    return folded;
end $$;
