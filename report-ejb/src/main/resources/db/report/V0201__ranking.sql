-- Rankings: what was counted for a month stands still from the day on which it was frozen. The application may add rows and
-- change none; a correction is a further version with its reason, and says the same of all but the report it is about.

create table report.ranking_item (
    tenant_id integer not null,
    month     date not null check (extract(day from month) = 1),
    report_id uuid not null,
    area_code text not null,
    unit_id   uuid,
    worker    uuid,
    stratum   text not null,
    success   boolean not null,
    stars     smallint check (stars between 1 and 5),
    primary key (tenant_id, month, report_id)
);
comment on table report.ranking_item is 'The reports whose promised end lay in the month, as they stood when it was frozen';
comment on column report.ranking_item.stratum is 'the class of deadlines of its category: what is hard is compared with what is hard';
comment on column report.ranking_item.success is 'fixed, looked at by somebody else, by the promised end, and never reopened';

create table report.ranking (
    tenant_id  integer not null,
    month      date not null check (extract(day from month) = 1),
    version    integer not null check (version > 0),
    formula    integer not null,
    frozen_at  timestamptz not null,
    decided_by uuid,
    reason     text check (length(reason) between 1 and 500),
    primary key (tenant_id, month, version),
    check ((version = 1) = (reason is null))
);

create table report.ranking_line (
    tenant_id  integer not null,
    month      date not null,
    version    integer not null,
    board      text not null check (board in ('KELURAHAN', 'KECAMATAN', 'KOTA', 'AGENCY', 'STAFF')),
    key        text not null,
    name       text not null,
    place      integer not null check (place > 0),
    score      integer not null check (score between 0 and 10000),
    reports    integer not null,
    successes  integer not null,
    ratings    integer not null,
    rating_sum integer not null,
    primary key (tenant_id, month, version, board, key)
);
comment on column report.ranking_line.score is 'in hundredths, 0 to 10000';

create table report.ranking_cell (
    tenant_id integer not null,
    month     date not null,
    version   integer not null,
    board     text not null,
    key       text not null,
    stratum   text not null,
    reports   integer not null,
    successes integer not null,
    primary key (tenant_id, month, version, board, key, stratum)
);

create table report.ranking_contest (
    tenant_id  integer not null,
    id         uuid not null,
    month      date not null,
    report_id  uuid not null,
    filed_by   uuid not null,
    filed_at   timestamptz not null,
    reason     text not null check (length(reason) between 1 and 500),
    decided_by uuid,
    decided_at timestamptz,
    outcome    text check (outcome in ('EXCLUDED', 'UPHELD')),
    words      text check (length(words) between 1 and 500),
    primary key (tenant_id, id),
    check ((outcome is null) = (decided_by is null)),
    check (decided_by <> filed_by)
);
create unique index ranking_contest_once on report.ranking_contest (tenant_id, month, report_id);
comment on table report.ranking_contest is 'A report that somebody says should not count against who it counts against; another person decides';

create table report.ranking_publication (
    tenant_id  integer primary key,
    published  boolean not null,
    changed_by uuid not null,
    changed_at timestamptz not null
);
comment on table report.ranking_publication is 'Whether everybody may see the rankings of areas and agencies; without a row nobody may. Never those of staff';

select core.wall(t::regclass, '${reader}')
from unnest(array['report.ranking_item', 'report.ranking', 'report.ranking_line', 'report.ranking_cell',
    'report.ranking_contest', 'report.ranking_publication']) t;
grant select, insert on report.ranking_item, report.ranking, report.ranking_line, report.ranking_cell,
    report.ranking_contest, report.ranking_publication to ${app};
grant update (decided_by, decided_at, outcome, words) on report.ranking_contest to ${app};
grant update (published, changed_by, changed_at) on report.ranking_publication to ${app};
grant select on report.ranking, report.ranking_cell to ${reader};
