-- Beside what came with a report: how the place looks when the work is done, from who did it.
alter table report.photo add column moment text not null default 'BEFORE' check (moment in ('BEFORE', 'AFTER'));
grant select (moment) on report.photo to ${reader};
