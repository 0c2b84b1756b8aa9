-- A case that is handed over or reopened climbs again: in a new round, so that each step still happens once per round, and
-- from the time that was not yet used up.
alter table core.case_file add column round integer not null default 0 check (round >= 0);
alter table core.case_file add column clock_from timestamptz;
comment on column core.case_file.clock_from is 'from when the terms of the running round count; null: from opened_at';

alter table core.alert drop constraint alert_kind_check;
alter table core.alert add constraint alert_kind_check check (kind in ('NEW', 'REMINDER', 'WARNING', 'ESCALATION',
    'INSTRUCTION', 'HANDED_OVER', 'REOPENED', 'ASSIGNED', 'RETURNED', 'ANSWERED', 'OBJECTION', 'CHECK'));
