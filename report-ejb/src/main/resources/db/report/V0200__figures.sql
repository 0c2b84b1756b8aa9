-- What figures need beside V0030: how answers and closings are spread over time, how reports came in, at which hour of the
-- week, who answers for them; kept for the areas above a kelurahan too, so that a province's figure costs what a
-- kelurahan's costs. And two counters more: verified, and fixed with somebody else having looked.

-- ---------------------------------------------------------------- who answers for a report

alter table report.report add column unit_id uuid;
comment on column report.report.unit_id is 'who took it on, was handed it or closed it unasked; null while it waits for the first answer';
grant select (unit_id) on report.report to ${reader};
drop trigger note_added on report.report;
drop trigger note_changed on report.report;
update report.report r set unit_id = coalesce(h.unit_id, e.unit_id)
from (select distinct on (tenant_id, report_id) tenant_id, report_id, unit_id from report.report_event
      where type in ('ACCEPTED', 'RESOLVED', 'REJECTED') and unit_id is not null order by tenant_id, report_id, seq) e
left join report.handling h on h.tenant_id = e.tenant_id and h.report_id = e.report_id
where r.tenant_id = e.tenant_id and r.id = e.report_id;

-- ---------------------------------------------------------------- where a time lies

-- Times are counted in boxes whose bounds grow by the fourth root of two, so a box says a time to within a tenth, minutes
-- and years alike, and boxes of areas and months add up. Box n holds the minutes from the n-th bound to below the next;
-- box 0 what took less than a minute. Spread.java has the same bounds.
create function report.box(minutes bigint) returns smallint
    language sql immutable strict parallel safe
as $$
    select width_bucket(minutes, array[
        1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 23, 27, 32, 39, 46, 54, 64, 77, 91, 108, 128, 153, 182, 216, 256,
        305, 363, 431, 512, 609, 725, 862, 1024, 1218, 1449, 1723, 2048, 2436, 2897, 3445, 4096, 4871, 5793, 6889,
        8192, 9742, 11586, 13778, 16384, 19484, 23171, 27555, 32768, 38968, 46341, 55109, 65536, 77936, 92682, 110218,
        131072, 155872, 185364, 220436, 262144, 311744, 370728, 440872, 524288, 623488, 741456, 881744, 1048576,
        1246975, 1482911, 1763488, 2097152
        ]::bigint[])::smallint
$$;

-- ---------------------------------------------------------------- what a report counts for

drop view report.recounted;
-- What waits is counted with the rest below.
truncate report.report_change;
alter table report.report_change add column verified integer, add column fixed integer, add column channel text,
    add column unit_id uuid, add column answer_box smallint, add column close_box smallint;
comment on column report.report_change.answer_box is 'how long the answer took, as report.box says; null while there is none';
drop function report.measures(text, timestamptz, timestamptz, timestamptz, timestamptz, timestamptz, integer);

-- As in V0030: the only place that says what is counted.
create function report.measures(status text, received_at timestamptz, accepted_at timestamptz, closed_at timestamptz,
        expected_at timestamptz, escalated_at timestamptz, reopenings integer, verified_at timestamptz, close_reason text,
        rating smallint)
    returns table (at timestamptz, answer_box smallint, close_box smallint, received integer, open integer, verified integer,
        answered integer, answered_in_time integer, resolved integer, resolved_in_time integer, fixed integer,
        rejected integer, reopened integer, escalated integer, minutes_to_answer bigint, minutes_to_close bigint,
        ratings integer, rating_sum integer, answered_that_day integer, closed_that_day integer)
    language sql stable
as $$
    select counts.at,
        case when counts.first = 1
            then report.box(floor(extract(epoch from least(accepted_at, closed_at) - received_at) / 60)::bigint) end,
        case when counts.first = 1
            then report.box(floor(extract(epoch from closed_at - received_at) / 60)::bigint) end,
        counts.first,
        case when counts.first = 1 and status not in ('RESOLVED', 'REJECTED') then 1 else 0 end,
        case when counts.first = 1 and verified_at is not null then 1 else 0 end,
        case when counts.first = 1 and least(accepted_at, closed_at) is not null then 1 else 0 end,
        case when counts.first = 1 and least(accepted_at, closed_at) < coalesce(escalated_at, 'infinity') then 1 else 0 end,
        case when counts.first = 1 and status = 'RESOLVED' then 1 else 0 end,
        case when counts.first = 1 and status = 'RESOLVED' and closed_at <= expected_at then 1 else 0 end,
        case when counts.first = 1 and close_reason = 'FIXED_VERIFIED' then 1 else 0 end,
        case when counts.first = 1 and status = 'REJECTED' then 1 else 0 end,
        case when counts.first = 1 then reopenings else 0 end,
        case when counts.first = 1 and escalated_at is not null then 1 else 0 end,
        case when counts.first = 1 and least(accepted_at, closed_at) is not null
            then floor(extract(epoch from least(accepted_at, closed_at) - received_at) / 60)::bigint else 0 end,
        case when counts.first = 1 and closed_at is not null
            then floor(extract(epoch from closed_at - received_at) / 60)::bigint else 0 end,
        case when counts.first = 1 and rating is not null then 1 else 0 end,
        case when counts.first = 1 and rating is not null then rating else 0 end,
        counts.answer,
        counts.close
    from (values (received_at, 1, 0, 0), (least(accepted_at, closed_at), 0, 1, 0), (closed_at, 0, 0, 1))
        as counts (at, first, answer, close)
    where counts.at is not null
$$;

create or replace function report.note_added() returns trigger
    language plpgsql
as $$
begin
    if new.accepted_at is null and new.closed_at is null and new.escalated_at is null and new.reopenings = 0
            and new.status not in ('RESOLVED', 'REJECTED') then
        insert into report.report_change (tenant_id, area_code, category_code, channel, unit_id, at, received, open, verified)
        values (new.tenant_id, new.area_code, new.category_code, new.channel, new.unit_id, new.received_at, 1, 1,
            case when new.verified_at is not null then 1 end);
    else
        insert into report.report_change (tenant_id, area_code, category_code, channel, unit_id, at, answer_box, close_box,
            received, open, verified, answered, answered_in_time, resolved, resolved_in_time, fixed, rejected,
            reopened, escalated, minutes_to_answer, minutes_to_close, ratings, rating_sum, answered_that_day,
            closed_that_day)
        select new.tenant_id, new.area_code, new.category_code, new.channel, new.unit_id, m.at, m.answer_box, m.close_box,
            m.received, m.open, m.verified, m.answered, m.answered_in_time, m.resolved, m.resolved_in_time, m.fixed,
            m.rejected, m.reopened, m.escalated, m.minutes_to_answer, m.minutes_to_close, m.ratings, m.rating_sum,
            m.answered_that_day, m.closed_that_day
        from report.measures(
            new.status, new.received_at, new.accepted_at, new.closed_at, new.expected_at, new.escalated_at,
            new.reopenings, new.verified_at, new.close_reason, new.rating) m;
    end if;
    return null;
end $$;

create or replace function report.note_changed() returns trigger
    language plpgsql
as $$
begin
    insert into report.report_change (tenant_id, area_code, category_code, channel, unit_id, at, answer_box, close_box,
        received, open, verified, answered, answered_in_time, resolved, resolved_in_time, fixed, rejected, reopened,
        escalated, minutes_to_answer, minutes_to_close, ratings, rating_sum, answered_that_day, closed_that_day)
    select new.tenant_id, m.area_code, m.category_code, m.channel, m.unit_id, m.at, m.answer_box, m.close_box,
        sum(m.sign * m.received), sum(m.sign * m.open), sum(m.sign * m.verified), sum(m.sign * m.answered),
        sum(m.sign * m.answered_in_time), sum(m.sign * m.resolved), sum(m.sign * m.resolved_in_time),
        sum(m.sign * m.fixed), sum(m.sign * m.rejected), sum(m.sign * m.reopened), sum(m.sign * m.escalated),
        sum(m.sign * m.minutes_to_answer), sum(m.sign * m.minutes_to_close), sum(m.sign * m.ratings),
        sum(m.sign * m.rating_sum), sum(m.sign * m.answered_that_day), sum(m.sign * m.closed_that_day)
    from (
        select -1 as sign, old.area_code, old.category_code, old.channel, old.unit_id, o.*
        from report.measures(
            old.status, old.received_at, old.accepted_at, old.closed_at, old.expected_at, old.escalated_at,
            old.reopenings, old.verified_at, old.close_reason, old.rating) o
        union all
        select 1, new.area_code, new.category_code, new.channel, new.unit_id, n.*
        from report.measures(
            new.status, new.received_at, new.accepted_at, new.closed_at, new.expected_at, new.escalated_at,
            new.reopenings, new.verified_at, new.close_reason, new.rating) n
    ) m
    group by m.area_code, m.category_code, m.channel, m.unit_id, m.at, m.answer_box, m.close_box;
    return null;
end $$;

create trigger note_added after insert on report.report for each row
    when (current_setting('kentongan.bulk_load', true) is distinct from 'on')
    execute function report.note_added();
create trigger note_changed after update on report.report for each row
    when ((old.area_code, old.category_code, old.channel, old.unit_id,
            old.status, old.received_at, old.accepted_at, old.closed_at, old.expected_at, old.escalated_at,
            old.reopenings, old.verified_at, old.close_reason, old.rating)
        is distinct from (new.area_code, new.category_code, new.channel, new.unit_id,
            new.status, new.received_at, new.accepted_at, new.closed_at, new.expected_at, new.escalated_at,
            new.reopenings, new.verified_at, new.close_reason, new.rating))
    execute function report.note_changed();

create view report.recounted with (security_invoker = true) as
select r.tenant_id, r.id, r.area_code, r.category_code, r.channel, r.unit_id, m.at at time zone t.zone as local,
    (m.at at time zone t.zone)::date as day, m.*
from report.report r
join core.tenant t on t.id = r.tenant_id
cross join lateral report.measures(
            r.status, r.received_at, r.accepted_at, r.closed_at, r.expected_at, r.escalated_at, r.reopenings,
            r.verified_at, r.close_reason, r.rating) m;
grant select on report.recounted to ${app};

create or replace function report.count_loaded(tenant integer, ids uuid[]) returns void
    language sql
as $$
    insert into report.report_change (tenant_id, area_code, category_code, channel, unit_id, at, answer_box, close_box,
        received, open, verified, answered, answered_in_time, resolved, resolved_in_time, fixed, rejected, reopened,
        escalated, minutes_to_answer, minutes_to_close, ratings, rating_sum, answered_that_day, closed_that_day)
    select tenant_id, area_code, category_code, channel, unit_id, min(at), answer_box, close_box,
        sum(received), sum(open), sum(verified), sum(answered), sum(answered_in_time), sum(resolved),
        sum(resolved_in_time), sum(fixed), sum(rejected), sum(reopened), sum(escalated), sum(minutes_to_answer),
        sum(minutes_to_close), sum(ratings), sum(rating_sum), sum(answered_that_day), sum(closed_that_day)
    from report.recounted where tenant_id = tenant and id = any (ids)
    group by tenant_id, area_code, category_code, channel, unit_id, date_trunc('hour', local), answer_box, close_box
$$;

-- ---------------------------------------------------------------- counters

alter table report.rollup_day add column verified integer not null default 0, add column fixed integer not null default 0;
alter table report.rollup_month add column verified integer not null default 0, add column fixed integer not null default 0;
comment on column report.rollup_day.fixed is 'closed as fixed after somebody else has looked: the only success that counts';

create table report.rollup_figure (
    tenant_id         integer not null,
    area_code         text not null,
    facet             text not null check (facet in ('ALL', 'CATEGORY', 'CHANNEL', 'HOUR', 'UNIT', 'ANSWER', 'CLOSE')),
    month             date not null check (extract(day from month) = 1),
    key               text not null,
    received          bigint not null,
    open              bigint not null,
    verified          bigint not null,
    answered          bigint not null,
    answered_in_time  bigint not null,
    resolved          bigint not null,
    resolved_in_time  bigint not null,
    fixed             bigint not null,
    rejected          bigint not null,
    reopened          bigint not null,
    escalated         bigint not null,
    minutes_to_answer bigint not null,
    minutes_to_close  bigint not null,
    ratings           bigint not null,
    rating_sum        bigint not null,
    answered_that_day bigint not null,
    closed_that_day   bigint not null,
    primary key (tenant_id, area_code, facet, month, key)
) with (fillfactor = 70);
comment on table report.rollup_figure is 'The same counters by month for each area from province to kelurahan, by what report.facets says';
comment on column report.rollup_figure.key is
    'CATEGORY: its code; CHANNEL: its word; HOUR: day of the week 1 to 7, hyphen, hour; UNIT: its id; ANSWER, CLOSE: the box';

-- By which counters of a change are kept. Hours and channels of a single kelurahan would be rows that nobody can read
-- anything from; units are those of the whole government.
create function report.facets(area text, category text, channel text, unit uuid, answer_box smallint, close_box smallint,
        local timestamp)
    returns table (area_code text, facet text, key text)
    language sql immutable
as $$
    select left(area, tier.length), kind.facet, kind.key
    from (values (2), (5), (8), (13)) tier (length)
    cross join (values ('ALL', '', 13), ('CATEGORY', category, 13), ('ANSWER', answer_box::text, 13),
        ('CLOSE', close_box::text, 13), ('CHANNEL', channel, 8),
        ('HOUR', extract(isodow from local)::text || '-' || lpad(extract(hour from local)::text, 2, '0'), 8),
        ('UNIT', unit::text, 5)) kind (facet, key, deepest)
    where length(area) >= tier.length and tier.length <= kind.deepest and kind.key is not null
$$;

-- How often the counters of a government have moved, and when last: what was read is as new as that.
create table report.rollup_state (
    tenant_id integer primary key,
    version   bigint not null,
    folded_at timestamptz not null
) with (fillfactor = 50);

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
        select c.*, c.at at time zone t.zone as local, (c.at at time zone t.zone)::date as day
        from taken c join core.tenant t on t.id = c.tenant_id
    ), days as (
        insert into report.rollup_day as kept (tenant_id, area_code, day,
            received, open, verified, answered, answered_in_time, resolved, resolved_in_time, fixed, rejected,
            reopened, escalated, minutes_to_answer, minutes_to_close, ratings, rating_sum, answered_that_day,
            closed_that_day)
        select tenant_id, area_code, day,
            coalesce(sum(received), 0), coalesce(sum(open), 0), coalesce(sum(verified), 0),
            coalesce(sum(answered), 0), coalesce(sum(answered_in_time), 0), coalesce(sum(resolved), 0),
            coalesce(sum(resolved_in_time), 0), coalesce(sum(fixed), 0), coalesce(sum(rejected), 0),
            coalesce(sum(reopened), 0), coalesce(sum(escalated), 0), coalesce(sum(minutes_to_answer), 0),
            coalesce(sum(minutes_to_close), 0), coalesce(sum(ratings), 0), coalesce(sum(rating_sum), 0),
            coalesce(sum(answered_that_day), 0), coalesce(sum(closed_that_day), 0)
        from moved group by tenant_id, area_code, day
        on conflict (tenant_id, area_code, day) do update set
            received = kept.received + excluded.received, open = kept.open + excluded.open,
            verified = kept.verified + excluded.verified, answered = kept.answered + excluded.answered,
            answered_in_time = kept.answered_in_time + excluded.answered_in_time,
            resolved = kept.resolved + excluded.resolved,
            resolved_in_time = kept.resolved_in_time + excluded.resolved_in_time, fixed = kept.fixed + excluded.fixed,
            rejected = kept.rejected + excluded.rejected, reopened = kept.reopened + excluded.reopened,
            escalated = kept.escalated + excluded.escalated,
            minutes_to_answer = kept.minutes_to_answer + excluded.minutes_to_answer,
            minutes_to_close = kept.minutes_to_close + excluded.minutes_to_close,
            ratings = kept.ratings + excluded.ratings, rating_sum = kept.rating_sum + excluded.rating_sum,
            answered_that_day = kept.answered_that_day + excluded.answered_that_day,
            closed_that_day = kept.closed_that_day + excluded.closed_that_day
    ), months as (
        insert into report.rollup_month as kept (tenant_id, area_code, category_code, month,
            received, open, verified, answered, answered_in_time, resolved, resolved_in_time, fixed, rejected,
            reopened, escalated, minutes_to_answer, minutes_to_close, ratings, rating_sum, answered_that_day,
            closed_that_day)
        select tenant_id, area_code, category_code, date_trunc('month', local)::date,
            coalesce(sum(received), 0), coalesce(sum(open), 0), coalesce(sum(verified), 0),
            coalesce(sum(answered), 0), coalesce(sum(answered_in_time), 0), coalesce(sum(resolved), 0),
            coalesce(sum(resolved_in_time), 0), coalesce(sum(fixed), 0), coalesce(sum(rejected), 0),
            coalesce(sum(reopened), 0), coalesce(sum(escalated), 0), coalesce(sum(minutes_to_answer), 0),
            coalesce(sum(minutes_to_close), 0), coalesce(sum(ratings), 0), coalesce(sum(rating_sum), 0),
            coalesce(sum(answered_that_day), 0), coalesce(sum(closed_that_day), 0)
        from moved group by 1, 2, 3, 4
        on conflict (tenant_id, area_code, category_code, month) do update set
            received = kept.received + excluded.received, open = kept.open + excluded.open,
            verified = kept.verified + excluded.verified, answered = kept.answered + excluded.answered,
            answered_in_time = kept.answered_in_time + excluded.answered_in_time,
            resolved = kept.resolved + excluded.resolved,
            resolved_in_time = kept.resolved_in_time + excluded.resolved_in_time, fixed = kept.fixed + excluded.fixed,
            rejected = kept.rejected + excluded.rejected, reopened = kept.reopened + excluded.reopened,
            escalated = kept.escalated + excluded.escalated,
            minutes_to_answer = kept.minutes_to_answer + excluded.minutes_to_answer,
            minutes_to_close = kept.minutes_to_close + excluded.minutes_to_close,
            ratings = kept.ratings + excluded.ratings, rating_sum = kept.rating_sum + excluded.rating_sum,
            answered_that_day = kept.answered_that_day + excluded.answered_that_day,
            closed_that_day = kept.closed_that_day + excluded.closed_that_day
    ), figures as (
        insert into report.rollup_figure as kept (tenant_id, area_code, facet, month, key,
            received, open, verified, answered, answered_in_time, resolved, resolved_in_time, fixed, rejected,
            reopened, escalated, minutes_to_answer, minutes_to_close, ratings, rating_sum, answered_that_day,
            closed_that_day)
        select m.tenant_id, f.area_code, f.facet, date_trunc('month', m.local)::date, f.key,
            coalesce(sum(received), 0), coalesce(sum(open), 0), coalesce(sum(verified), 0),
            coalesce(sum(answered), 0), coalesce(sum(answered_in_time), 0), coalesce(sum(resolved), 0),
            coalesce(sum(resolved_in_time), 0), coalesce(sum(fixed), 0), coalesce(sum(rejected), 0),
            coalesce(sum(reopened), 0), coalesce(sum(escalated), 0), coalesce(sum(minutes_to_answer), 0),
            coalesce(sum(minutes_to_close), 0), coalesce(sum(ratings), 0), coalesce(sum(rating_sum), 0),
            coalesce(sum(answered_that_day), 0), coalesce(sum(closed_that_day), 0)
        from moved m cross join lateral report.facets(m.area_code, m.category_code, m.channel, m.unit_id, m.answer_box,
            m.close_box, m.local) f
        group by 1, 2, 3, 4, 5
        on conflict (tenant_id, area_code, facet, month, key) do update set
            received = kept.received + excluded.received, open = kept.open + excluded.open,
            verified = kept.verified + excluded.verified, answered = kept.answered + excluded.answered,
            answered_in_time = kept.answered_in_time + excluded.answered_in_time,
            resolved = kept.resolved + excluded.resolved,
            resolved_in_time = kept.resolved_in_time + excluded.resolved_in_time, fixed = kept.fixed + excluded.fixed,
            rejected = kept.rejected + excluded.rejected, reopened = kept.reopened + excluded.reopened,
            escalated = kept.escalated + excluded.escalated,
            minutes_to_answer = kept.minutes_to_answer + excluded.minutes_to_answer,
            minutes_to_close = kept.minutes_to_close + excluded.minutes_to_close,
            ratings = kept.ratings + excluded.ratings, rating_sum = kept.rating_sum + excluded.rating_sum,
            answered_that_day = kept.answered_that_day + excluded.answered_that_day,
            closed_that_day = kept.closed_that_day + excluded.closed_that_day
    ), states as (
        insert into report.rollup_state as kept (tenant_id, version, folded_at)
        select tenant_id, 1, now() from taken group by tenant_id
        on conflict (tenant_id) do update set version = kept.version + 1, folded_at = excluded.folded_at
    )
    select count(*) into folded from taken;
    return folded;
end $$;

-- ---------------------------------------------------------------- what is there already

truncate report.rollup_day, report.rollup_month;
insert into report.rollup_day (tenant_id, area_code, day,
    received, open, verified, answered, answered_in_time, resolved, resolved_in_time, fixed, rejected, reopened,
    escalated, minutes_to_answer, minutes_to_close, ratings, rating_sum, answered_that_day, closed_that_day)
select tenant_id, area_code, day,
    sum(received), sum(open), sum(verified), sum(answered), sum(answered_in_time), sum(resolved),
    sum(resolved_in_time), sum(fixed), sum(rejected), sum(reopened), sum(escalated), sum(minutes_to_answer),
    sum(minutes_to_close), sum(ratings), sum(rating_sum), sum(answered_that_day), sum(closed_that_day)
from report.recounted group by 1, 2, 3;
insert into report.rollup_month (tenant_id, area_code, category_code, month,
    received, open, verified, answered, answered_in_time, resolved, resolved_in_time, fixed, rejected, reopened,
    escalated, minutes_to_answer, minutes_to_close, ratings, rating_sum, answered_that_day, closed_that_day)
select tenant_id, area_code, category_code, date_trunc('month', local)::date,
    sum(received), sum(open), sum(verified), sum(answered), sum(answered_in_time), sum(resolved),
    sum(resolved_in_time), sum(fixed), sum(rejected), sum(reopened), sum(escalated), sum(minutes_to_answer),
    sum(minutes_to_close), sum(ratings), sum(rating_sum), sum(answered_that_day), sum(closed_that_day)
from report.recounted group by 1, 2, 3, 4;
insert into report.rollup_figure (tenant_id, area_code, facet, month, key,
    received, open, verified, answered, answered_in_time, resolved, resolved_in_time, fixed, rejected, reopened,
    escalated, minutes_to_answer, minutes_to_close, ratings, rating_sum, answered_that_day, closed_that_day)
select r.tenant_id, f.area_code, f.facet, date_trunc('month', r.local)::date, f.key,
    sum(received), sum(open), sum(verified), sum(answered), sum(answered_in_time), sum(resolved),
    sum(resolved_in_time), sum(fixed), sum(rejected), sum(reopened), sum(escalated), sum(minutes_to_answer),
    sum(minutes_to_close), sum(ratings), sum(rating_sum), sum(answered_that_day), sum(closed_that_day)
from report.recounted r cross join lateral report.facets(r.area_code, r.category_code, r.channel, r.unit_id, r.answer_box,
    r.close_box, r.local) f
group by 1, 2, 3, 4, 5;
insert into report.rollup_state (tenant_id, version, folded_at)
select distinct tenant_id, 1, now() from report.rollup_day;

-- ---------------------------------------------------------------- rights

revoke all on function report.box(bigint),
    report.measures(text, timestamptz, timestamptz, timestamptz, timestamptz, timestamptz, integer, timestamptz, text, smallint),
    report.facets(text, text, text, uuid, smallint, smallint, timestamp),
    report.note_added(), report.note_changed(), report.count_loaded(integer, uuid[]), report.fold_changes(integer)
    from public;
grant execute on function report.box(bigint),
    report.measures(text, timestamptz, timestamptz, timestamptz, timestamptz, timestamptz, integer, timestamptz, text, smallint),
    report.facets(text, text, text, uuid, smallint, smallint, timestamp),
    report.count_loaded(integer, uuid[]), report.fold_changes(integer) to ${app};
select core.wall(t::regclass, '${reader}') from unnest(array['report.rollup_figure', 'report.rollup_state']) t;
grant select on report.rollup_figure, report.rollup_state to ${app}, ${reader};
