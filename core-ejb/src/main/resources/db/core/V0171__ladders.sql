-- Terms by phase, category and priority; early warnings, rounds after the last step, agencies beside the tiers; a
-- government's own ladder as versions; and waits, during which a clock stands still.

alter table core.ladder_step drop constraint ladder_step_phase_check;
alter table core.ladder_step drop constraint ladder_step_tier_check;
alter table core.ladder_step drop constraint ladder_step_action_check;
alter table core.ladder_step drop constraint ladder_step_pkey;
alter table core.ladder_step
    alter column amount drop not null,
    alter column measure drop not null,
    add column topic    text not null default '*' check (length(topic) between 1 and 60),
    add column priority text not null default '*',
    add column agency   text check (agency is null or agency ~ '^[a-z0-9-]{2,40}$'),
    add column share    integer not null default 100,
    add column again    integer,
    add constraint ladder_step_pkey primary key (preset, topic, priority, phase, step),
    add constraint ladder_step_phase_check check (phase in ('VERIFY', 'ACCEPT', 'ACT', 'FINISH', 'WAIT')),
    add constraint ladder_step_tier_check check (tier in ('KELURAHAN', 'KECAMATAN', 'PEMKOT', 'PEMPROV', 'AGENCY')),
    add constraint ladder_step_action_check
        check (action in ('EARLY_WARNING', 'REMINDER', 'WARNING', 'ESCALATION', 'RESUMPTION')),
    add constraint ladder_step_priority_check check (priority in ('*', 'LOW', 'NORMAL', 'HIGH', 'EMERGENCY')),
    add constraint ladder_step_share_check check (share between 1 and 1000),
    add constraint ladder_step_again_check check (again is null or again > 0 and amount is not null),
    add constraint ladder_step_term_check check ((amount is null) = (measure is null)
        and (amount is not null or phase = 'FINISH')),
    add constraint ladder_step_agency_alone_check check ((agency is not null) = (tier = 'AGENCY'));
comment on column core.ladder_step.topic is 'a category, or * for all that have no steps of their own in this phase';
comment on column core.ladder_step.amount is 'null: the term of the category''s own class';
comment on column core.ladder_step.share is 'which part of the term, in percent: 80 warns before it is over, 300 is thrice too late';
comment on column core.ladder_step.again is 'after the last step: every so often until somebody answers, in the same measure';

delete from core.ladder_step where phase = 'FINISH';
insert into core.ladder_step (preset, priority, phase, step, tier, action, amount, measure, share, again, source) values
    ('dki',  '*', 'VERIFY', 1, 'KELURAHAN', 'REMINDER',       6, 'HOURS', 100, null, 'DKI: rata-rata tindak lanjut pertama (pers, 2019)'),
    ('sp4n', '*', 'VERIFY', 1, 'KELURAHAN', 'REMINDER',       3, 'WORKING_DAYS', 100, null, 'PermenPANRB 62/2018: verifikasi'),
    ('demo', '*', 'VERIFY', 1, 'KELURAHAN', 'REMINDER',    1800, 'SECONDS', 100, null, 'Peragaan'),
    ('dki',  'EMERGENCY', 'VERIFY', 1, 'KELURAHAN', 'REMINDER', 900, 'SECONDS', 100, null, 'Pilihan Kentongan: darurat'),
    ('sp4n', 'EMERGENCY', 'VERIFY', 1, 'KELURAHAN', 'REMINDER', 900, 'SECONDS', 100, null, 'Pilihan Kentongan: darurat'),

    ('dki',  '*', 'ACT', 1, 'KELURAHAN', 'EARLY_WARNING',    24, 'HOURS',  50, null, 'SE Sekda DKI 61/SE/2018'),
    ('dki',  '*', 'ACT', 2, 'KELURAHAN', 'EARLY_WARNING',    24, 'HOURS',  80, null, 'SE Sekda DKI 61/SE/2018'),
    ('dki',  '*', 'ACT', 3, 'KECAMATAN', 'ESCALATION',       24, 'HOURS', 100, null, 'SE Sekda DKI 61/SE/2018'),
    ('dki',  '*', 'ACT', 4, 'PEMKOT',    'ESCALATION',        3, 'DAYS',  100,    3, 'DKI: paling lama 3 hari untuk menanggapi (pers, 2023)'),
    ('sp4n', '*', 'ACT', 1, 'KELURAHAN', 'EARLY_WARNING',     5, 'WORKING_DAYS',  50, null, 'PermenPANRB 62/2018: tindak lanjut'),
    ('sp4n', '*', 'ACT', 2, 'KELURAHAN', 'EARLY_WARNING',     5, 'WORKING_DAYS',  80, null, 'PermenPANRB 62/2018: tindak lanjut'),
    ('sp4n', '*', 'ACT', 3, 'PEMKOT',    'ESCALATION',        5, 'WORKING_DAYS', 100,    5, 'PermenPANRB 62/2018: tindak lanjut'),
    ('demo', '*', 'ACT', 1, 'KELURAHAN', 'REMINDER',        240, 'SECONDS', 100, null, 'Peragaan'),
    ('demo', '*', 'ACT', 2, 'PEMKOT',    'ESCALATION',      480, 'SECONDS', 100, null, 'Peragaan'),

    ('dki',  '*', 'FINISH', 1, 'KELURAHAN', 'EARLY_WARNING', null, null,  50, null, 'Pilihan Kentongan: peringatan 50 %'),
    ('dki',  '*', 'FINISH', 2, 'KELURAHAN', 'EARLY_WARNING', null, null,  80, null, 'Pilihan Kentongan: peringatan 80 %'),
    ('dki',  '*', 'FINISH', 3, 'PEMKOT',    'ESCALATION',    null, null, 100, null, 'Tenggat kategori'),
    ('dki',  '*', 'FINISH', 4, 'PEMPROV',   'ESCALATION',    null, null, 300, null, 'Sangat terlambat: tiga kali tenggat kategori'),
    ('sp4n', '*', 'FINISH', 1, 'KELURAHAN', 'EARLY_WARNING', null, null,  50, null, 'Pilihan Kentongan: peringatan 50 %'),
    ('sp4n', '*', 'FINISH', 2, 'KELURAHAN', 'EARLY_WARNING', null, null,  80, null, 'Pilihan Kentongan: peringatan 80 %'),
    ('sp4n', '*', 'FINISH', 3, 'PEMKOT',    'ESCALATION',    null, null, 100, null, 'Tenggat kategori'),
    ('sp4n', '*', 'FINISH', 4, 'PEMPROV',   'ESCALATION',    null, null, 300, null, 'Sangat terlambat: tiga kali tenggat kategori'),
    ('demo', '*', 'FINISH', 1, 'KELURAHAN', 'EARLY_WARNING', null, null,  50, null, 'Peragaan'),
    ('demo', '*', 'FINISH', 2, 'KELURAHAN', 'EARLY_WARNING', null, null,  80, null, 'Peragaan'),
    ('demo', '*', 'FINISH', 3, 'PEMKOT',    'ESCALATION',    null, null, 100, null, 'Peragaan'),

    ('dki',  '*', 'WAIT', 1, 'KELURAHAN', 'REMINDER',       7, 'DAYS', 100, null, 'Pilihan Kentongan'),
    ('dki',  '*', 'WAIT', 2, 'KELURAHAN', 'REMINDER',      21, 'DAYS', 100, null, 'Pilihan Kentongan'),
    ('dki',  '*', 'WAIT', 3, 'KELURAHAN', 'RESUMPTION',    30, 'DAYS', 100, null, 'UU 25/2009: kelengkapan paling lama 30 hari'),
    ('sp4n', '*', 'WAIT', 1, 'KELURAHAN', 'REMINDER',       7, 'DAYS', 100, null, 'Pilihan Kentongan'),
    ('sp4n', '*', 'WAIT', 2, 'KELURAHAN', 'REMINDER',      21, 'DAYS', 100, null, 'Pilihan Kentongan'),
    ('sp4n', '*', 'WAIT', 3, 'KELURAHAN', 'RESUMPTION',    30, 'DAYS', 100, null, 'UU 25/2009: kelengkapan paling lama 30 hari'),
    ('demo', '*', 'WAIT', 1, 'KELURAHAN', 'REMINDER',     900, 'SECONDS', 100, null, 'Peragaan'),
    ('demo', '*', 'WAIT', 2, 'KELURAHAN', 'RESUMPTION',  1800, 'SECONDS', 100, null, 'Peragaan');

-- An emergency goes up at once, and everybody who was told is told again until somebody takes it on.
insert into core.ladder_step (preset, priority, phase, step, tier, agency, action, amount, measure, again, source)
select preset, 'EMERGENCY', 'ACCEPT', step, tier, agency, action, amount, 'SECONDS', again,
    'Pilihan Kentongan: darurat langsung naik, diingatkan 15, 30, 60 menit'
from unnest(array['dki', 'sp4n']) preset
cross join (values
    (1, 'PEMKOT',    null,   'ESCALATION',    1, null::integer),
    (2, 'KELURAHAN', null,   'REMINDER',    900, null),
    (3, 'AGENCY',    'bpbd', 'WARNING',     901, null),
    (4, 'PEMKOT',    null,   'ESCALATION', 1800, null),
    (5, 'PEMPROV',   null,   'ESCALATION', 3600, 3600)) s (step, tier, agency, action, amount, again);

-- Many citizens, or an officer, say that it is worse than it was taken for: half the time.
insert into core.ladder_step (preset, priority, phase, step, tier, action, amount, measure, again, source) values
    ('dki',  'HIGH', 'ACCEPT', 1, 'KELURAHAN', 'REMINDER',    3, 'HOURS', null, 'Pilihan Kentongan: penting, separuh waktu'),
    ('dki',  'HIGH', 'ACCEPT', 2, 'KECAMATAN', 'WARNING',     6, 'HOURS', null, 'Pilihan Kentongan: penting, separuh waktu'),
    ('dki',  'HIGH', 'ACCEPT', 3, 'PEMKOT',    'ESCALATION', 12, 'HOURS', null, 'Pilihan Kentongan: penting, separuh waktu'),
    ('dki',  'HIGH', 'ACCEPT', 4, 'PEMPROV',   'ESCALATION', 36, 'HOURS',   36, 'Pilihan Kentongan: penting, separuh waktu'),
    ('sp4n', 'HIGH', 'ACCEPT', 1, 'KECAMATAN', 'WARNING',     1, 'WORKING_DAYS', null, 'Pilihan Kentongan: penting, separuh waktu'),
    ('sp4n', 'HIGH', 'ACCEPT', 2, 'KELURAHAN', 'REMINDER',    2, 'WORKING_DAYS', null, 'Pilihan Kentongan: penting, separuh waktu'),
    ('sp4n', 'HIGH', 'ACCEPT', 3, 'PEMKOT',    'ESCALATION',  3, 'WORKING_DAYS', null, 'Pilihan Kentongan: penting, separuh waktu'),
    ('sp4n', 'HIGH', 'ACCEPT', 4, 'PEMPROV',   'ESCALATION',  7, 'WORKING_DAYS',    7, 'Pilihan Kentongan: penting, separuh waktu');

-- Nobody answers even at the top: the province is told again and again, and not once.
update core.ladder_step set again = amount where preset in ('dki', 'sp4n') and priority = '*' and phase = 'ACCEPT' and step = 4;

-- Before the time is over, who has it hears of it: the terms of the first escalation, as everywhere.
insert into core.ladder_step (preset, phase, step, tier, action, amount, measure, share, source) values
    ('dki',  'ACCEPT', 5, 'KELURAHAN', 'EARLY_WARNING', 24, 'HOURS',        50, 'SE Sekda DKI 61/SE/2018'),
    ('dki',  'ACCEPT', 6, 'KELURAHAN', 'EARLY_WARNING', 24, 'HOURS',        80, 'SE Sekda DKI 61/SE/2018'),
    ('sp4n', 'ACCEPT', 5, 'KELURAHAN', 'EARLY_WARNING',  5, 'WORKING_DAYS', 50, 'PermenPANRB 62/2018: tindak lanjut'),
    ('sp4n', 'ACCEPT', 6, 'KELURAHAN', 'EARLY_WARNING',  5, 'WORKING_DAYS', 80, 'PermenPANRB 62/2018: tindak lanjut');

-- ---------------------------------------------------------------- a government's own ladder

create table core.ladder_version (
    tenant_id    integer not null references core.tenant,
    version      integer not null check (version > 0),
    steps        jsonb not null check (jsonb_typeof(steps) = 'array'),
    note         text check (length(note) <= 500),
    published_at timestamptz not null,
    published_by uuid not null,
    primary key (tenant_id, version)
);
comment on table core.ladder_version is 'the highest version holds for new cases; without any, the preset. Never changed: cases go on by the version under which they were opened';

create table core.ladder_draft (
    tenant_id  integer primary key references core.tenant,
    steps      jsonb not null check (jsonb_typeof(steps) = 'array'),
    revision   integer not null check (revision > 0),
    changed_at timestamptz not null,
    changed_by uuid not null
);
select core.wall(t::regclass, '${reader}') from unnest(array['core.ladder_version', 'core.ladder_draft']) t;
grant select, insert on core.ladder_version to ${app};
grant select, insert, update, delete on core.ladder_draft to ${app};
grant select on core.ladder_version, core.ladder_draft to ${reader};

-- ---------------------------------------------------------------- cases

alter table core.case_file
    add column priority       text not null default 'NORMAL' check (priority in ('LOW', 'NORMAL', 'HIGH', 'EMERGENCY')),
    add column unit_id        uuid,
    add column ladder_version integer not null default 0,
    add column finish_amount  integer check (finish_amount > 0),
    add column finish_measure text,
    add column finish_from    timestamptz,
    add column climbs_since   integer not null default 0 check (climbs_since >= 0),
    add column reopened_in    integer not null default 0 check (reopened_in >= 0),
    add column acted_at       timestamptz,
    add column waits_from     timestamptz,
    add column closed_at      timestamptz;
comment on column core.case_file.unit_id is 'who has to answer now; null for cases of earlier versions: the office of the area';
comment on column core.case_file.ladder_version is 'by which version of its government''s ladder it climbs; 0: the preset';
comment on column core.case_file.finish_amount is 'within what it should be finished, if its category says so';
comment on column core.case_file.finish_from is 'from when that counts since it was reopened; null: from opened_at';
comment on column core.case_file.reopened_in is 'the round in which it was reopened last';
comment on column core.case_file.acted_at is 'when who has taken it on began; null until then';
comment on column core.case_file.climbs_since is 'the round in which it began its ladder anew; what was taken since is not taken again';

-- One time per step and not per tier: a tier can be told more than once on the way.
alter table core.deadline drop constraint deadline_pkey;
alter table core.deadline add primary key (tenant_id, case_id, phase, step, round);

alter table core.escalation
    add column phase text not null default 'ACCEPT',
    add column step  integer not null default 0;
update core.escalation e set step = d.step
from core.deadline d
where d.tenant_id = e.tenant_id and d.case_id = e.case_id and d.tier = e.tier and d.round = e.round
  and d.fired_at is not null and d.phase = 'ACCEPT';
alter table core.escalation drop constraint escalation_pkey;
alter table core.escalation add primary key (tenant_id, case_id, phase, step, round);
alter table core.escalation drop constraint escalation_kind_check;
alter table core.escalation add constraint escalation_kind_check
    check (kind in ('EARLY_WARNING', 'REMINDER', 'WARNING', 'ESCALATION', 'RESUMPTION'));

create table core.case_wait (
    tenant_id integer not null,
    case_id   uuid not null,
    began_at  timestamptz not null,
    ended_at  timestamptz,
    primary key (tenant_id, case_id, began_at),
    check (ended_at >= began_at)
) partition by range (case_id);
comment on table core.case_wait is 'when nobody of the offices could go on: that time counts for no term';
select core.register_partitioned('core.case_wait');
select core.ensure_partitions((now() at time zone 'UTC')::date - 31, 6);
select core.wall('core.case_wait', '${reader}');
grant select, insert, update on core.case_wait to ${app};
grant select on core.case_wait to ${reader};

alter table core.alert drop constraint alert_kind_check;
alter table core.alert add constraint alert_kind_check check (kind in ('NEW', 'REMINDER', 'WARNING', 'ESCALATION',
    'INSTRUCTION', 'HANDED_OVER', 'REOPENED', 'ASSIGNED', 'RETURNED', 'ANSWERED', 'OBJECTION', 'CHECK', 'PROPOSED',
    'VERIFICATION', 'COMMENT', 'EARLY_WARNING', 'SUPERVISION', 'RESUMPTION', 'RAISED'));
