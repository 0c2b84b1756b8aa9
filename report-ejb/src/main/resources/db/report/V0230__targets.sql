-- What a government wants to reach. Each row says it anew with a reason, and none is ever changed: the newest of a measure
-- holds, and the rows before it are its history.

create table report.figure_target (
    tenant_id integer not null,
    id        uuid not null,
    measure   text not null check (measure in ('VERIFIED', 'ANSWERED', 'IN_TIME', 'FIXED', 'STARS')),
    goal      numeric(4, 1) check (goal > 0 and goal <= case measure when 'STARS' then 5 else 100 end),
    set_by    uuid not null,
    set_at    timestamptz not null,
    reason    text not null check (length(reason) between 1 and 500),
    primary key (tenant_id, measure, id)
);
comment on column report.figure_target.goal is 'percent, or stars; null from when on it is no target';

select core.wall('report.figure_target'::regclass, '${reader}');
grant select, insert on report.figure_target to ${app};
grant select on report.figure_target to ${reader};
