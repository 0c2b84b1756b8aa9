-- Who still has to look whether a report is one: its place in the queue, what the rules said about it, what neighbours say,
-- who is about to decide. One row for each report that came in unverified.
create table report.verification (
    tenant_id     integer not null,
    report_id     uuid not null,
    area_code     text not null,
    lane          smallint not null check (lane in (0, 1)),
    due_at        timestamptz not null,
    due_hour      timestamptz not null,
    weight        smallint not null default 2 check (weight between 0 and 2),
    flags         text[] not null default '{}' check (cardinality(flags) <= 20),
    real          integer not null default 0 check (real >= 0),
    not_real      integer not null default 0 check (not_real >= 0),
    not_here      integer not null default 0 check (not_here >= 0),
    claimed_by    uuid,
    claimed_until timestamptz,
    reached       smallint not null default 0 check (reached >= 0),
    next_at       timestamptz,
    decided_at    timestamptz,
    primary key (tenant_id, report_id),
    check ((claimed_by is null) = (claimed_until is null))
) partition by range (report_id);
-- The order of the queue. The area stands last: lists of one kelurahan leave the others out without reading them.
create index verification_queue on report.verification (tenant_id, lane, due_hour, weight, report_id, area_code)
    where decided_at is null;
create index verification_next on report.verification (next_at) where decided_at is null and next_at is not null;
comment on column report.verification.lane is '0 for emergencies, which come before all others';
comment on column report.verification.due_hour is 'due_at to the hour: within it what neighbours recommend comes first';
comment on column report.verification.weight is '0 when neighbours agree that it is a report, 1 when they agree that it is none, 2 else';
comment on column report.verification.flags is 'why a person should look, in the words of the code (Flag)';
comment on column report.verification.next_at is 'when the tier above is told that nobody has looked; null when there is none left';
comment on column report.verification.reached is 'how many tiers above were told';
comment on column report.verification.decided_at is 'since when nobody has to look any more, for whatever reason';

-- Whatever moves a report moves its place in the queue: nobody who writes a report can forget to.
create function report.note_verification() returns trigger
    language plpgsql
as $$
begin
    update report.verification v
    set area_code = new.area_code,
        decided_at = case when new.verified_at is null and new.follows is null and new.status = 'SUBMITTED' then null
            else coalesce(v.decided_at, now()) end,
        claimed_by = null,
        claimed_until = null
    where v.tenant_id = new.tenant_id and v.report_id = new.id;
    return null;
end $$;
create trigger note_verification after update of area_code, status, verified_at, follows on report.report
    for each row when (old.area_code is distinct from new.area_code or old.status is distinct from new.status
        or old.verified_at is distinct from new.verified_at or old.follows is distinct from new.follows)
    execute function report.note_verification();

revoke all on function report.note_verification() from public;

select core.register_partitioned('report.verification');
select core.ensure_partitions((now() at time zone 'UTC')::date - 31, 6);
select core.wall('report.verification', '${reader}');
grant select, insert, update on report.verification to ${app};
grant select (tenant_id, report_id, area_code, lane, due_at, flags, real, not_real, not_here, claimed_until, reached,
    decided_at) on report.verification to ${reader};

-- What waits already. Nobody is told of what nobody was promised.
insert into report.verification (tenant_id, report_id, area_code, lane, due_at, due_hour)
select r.tenant_id, r.id, r.area_code, case when c.emergency then 0 else 1 end,
    r.received_at + interval '3 days', date_trunc('hour', r.received_at + interval '3 days')
from report.report r
left join report.category c on c.tenant_id = r.tenant_id and c.code = r.category_code
where r.status = 'SUBMITTED' and r.verified_at is null and r.follows is null;
