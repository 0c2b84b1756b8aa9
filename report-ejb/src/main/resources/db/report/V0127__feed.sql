-- What the public feed is read from: the reports themselves, by an index for each of its views. Each holds what is verified
-- and follows no other report, and nothing else; none is touched when a report is filed. What decides whether a report is
-- public stays in the query, so that one that is no longer verified is gone at once.

-- The square of 0.005 degrees, some 550 metres, that a report lies in; GridCell computes the same. A column and not an
-- expression in the index: behind the wall an index is asked only with comparisons that are known to tell nothing.
alter table report.report add column cell integer generated always as
    (floor(lat * 200)::integer * 100000 + floor(lon * 200)::integer) stored;

create index report_feed on report.report (tenant_id, id desc) where verified_at is not null and follows is null;
create index report_feed_area on report.report (tenant_id, area_code, id desc) where verified_at is not null and follows is null;
create index report_feed_cell on report.report (tenant_id, cell, id desc) where verified_at is not null and follows is null;
create index support_total_most on report.support_total (tenant_id, supports, report_id) where supports > 0;

-- Tags that stand in the words of a report, folded, at most ten. Written with the report; whether they lead to it is
-- decided when they are read.
create table report.hashtag (
    tenant_id integer not null,
    tag       text not null check (length(tag) between 2 and 40),
    report_id uuid not null,
    primary key (tenant_id, tag, report_id)
) partition by range (report_id);
select core.register_partitioned('report.hashtag');
select core.ensure_partitions((now() at time zone 'UTC')::date - 31, 6);
select core.wall('report.hashtag', '${reader}');
grant select, insert on report.hashtag to ${app};
grant select on report.hashtag to ${reader};

-- Of reports that are there already, what is plain ASCII; the folding of all other letters is the program's.
insert into report.hashtag (tenant_id, tag, report_id)
select tenant_id, tag, id
from (select r.tenant_id, r.id, lower(m[2]) as tag, row_number() over (partition by r.tenant_id, r.id order by min(n)) as place
      from report.report r
      cross join lateral regexp_matches(r.description, '(^|[^A-Za-z0-9_#&/])#([A-Za-z0-9_]{2,40})(?![A-Za-z0-9_])', 'g')
          with ordinality t (m, n)
      where position('#' in r.description) > 0 and m[2] ~ '[A-Za-z]'
      group by r.tenant_id, r.id, lower(m[2])) tags
where place <= 10
on conflict do nothing;
