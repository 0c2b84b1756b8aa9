-- What a government takes for the same thing where it differs from what is shipped (terms.csv beside the formula). The
-- category * stands for all that have no line of their own.
create table report.duplicate_term (
    tenant_id     integer not null,
    category_code text not null check (category_code = '*' or category_code ~ '^[a-z0-9-]{2,60}$'),
    kin           text not null check (kin ~ '^[a-z0-9-]{1,60}$'),
    reach_m       integer not null check (reach_m between 1 and 1000),
    fade_hours    integer not null check (fade_hours between 1 and 8784),
    primary key (tenant_id, category_code)
);
comment on column report.duplicate_term.kin is 'categories of the same kin are related';
comment on column report.duplicate_term.reach_m is 'at this distance closeness counts half';
comment on column report.duplicate_term.fade_hours is 'after this time closeness in time counts half';

create table report.duplicate_threshold (
    tenant_id integer primary key,
    score     double precision not null check (score between 0.05 and 1)
);
comment on table report.duplicate_threshold is 'from which score on reports are suggested as duplicates; without a row, the shipped one';

select core.wall(t::regclass, '${reader}')
from unnest(array['report.duplicate_term', 'report.duplicate_threshold']) t;
grant select on report.duplicate_term, report.duplicate_threshold to ${app}, ${reader};
