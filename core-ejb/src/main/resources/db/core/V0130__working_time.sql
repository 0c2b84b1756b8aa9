-- Terms in working hours, the hours of each government's offices, and the days off of a year as data.

alter table core.ladder_step drop constraint ladder_step_measure_check;
alter table core.ladder_step add constraint ladder_step_measure_check
    check (measure in ('SECONDS', 'HOURS', 'DAYS', 'WORKING_HOURS', 'WORKING_DAYS'));

alter table core.tenant
    add column opens  time not null default '07:30',
    add column closes time not null default '16:00',
    add constraint tenant_hours check (opens < closes);
comment on column core.tenant.opens is 'When its offices begin work, by the clocks of the place (Perpres 21/2023: 07:30)';

alter table core.holiday
    add column kind text not null default 'NATIONAL' check (kind in ('NATIONAL', 'JOINT_LEAVE'));
comment on table core.holiday is 'Days on which offices do not work: national holidays and joint leave by the decree of each year (SKB 3 Menteri)';

insert into core.holiday (day, zone, name, kind) values
    ('2026-01-01', '*', 'Tahun Baru 2026 Masehi', 'NATIONAL'),
    ('2026-01-16', '*', 'Isra Mikraj Nabi Muhammad S.A.W.', 'NATIONAL'),
    ('2026-02-16', '*', 'Tahun Baru Imlek 2577 Kongzili', 'JOINT_LEAVE'),
    ('2026-02-17', '*', 'Tahun Baru Imlek 2577 Kongzili', 'NATIONAL'),
    ('2026-03-18', '*', 'Hari Suci Nyepi', 'JOINT_LEAVE'),
    ('2026-03-19', '*', 'Hari Suci Nyepi (Tahun Baru Saka 1948)', 'NATIONAL'),
    ('2026-03-20', '*', 'Idulfitri 1447 Hijriah', 'JOINT_LEAVE'),
    ('2026-03-21', '*', 'Idulfitri 1447 Hijriah', 'NATIONAL'),
    ('2026-03-22', '*', 'Idulfitri 1447 Hijriah', 'NATIONAL'),
    ('2026-03-23', '*', 'Idulfitri 1447 Hijriah', 'JOINT_LEAVE'),
    ('2026-03-24', '*', 'Idulfitri 1447 Hijriah', 'JOINT_LEAVE'),
    ('2026-04-03', '*', 'Wafat Yesus Kristus', 'NATIONAL'),
    ('2026-04-05', '*', 'Kebangkitan Yesus Kristus (Paskah)', 'NATIONAL'),
    ('2026-05-01', '*', 'Hari Buruh Internasional', 'NATIONAL'),
    ('2026-05-14', '*', 'Kenaikan Yesus Kristus', 'NATIONAL'),
    ('2026-05-15', '*', 'Kenaikan Yesus Kristus', 'JOINT_LEAVE'),
    ('2026-05-27', '*', 'Iduladha 1447 Hijriah', 'NATIONAL'),
    ('2026-05-28', '*', 'Iduladha 1447 Hijriah', 'JOINT_LEAVE'),
    ('2026-05-31', '*', 'Hari Raya Waisak 2570 BE', 'NATIONAL'),
    ('2026-06-01', '*', 'Hari Lahir Pancasila', 'NATIONAL'),
    ('2026-06-16', '*', '1 Muharam Tahun Baru Islam 1448 Hijriah', 'NATIONAL'),
    ('2026-08-17', '*', 'Proklamasi Kemerdekaan', 'NATIONAL'),
    ('2026-08-25', '*', 'Maulid Nabi Muhammad S.A.W.', 'NATIONAL'),
    ('2026-12-24', '*', 'Kelahiran Yesus Kristus', 'JOINT_LEAVE'),
    ('2026-12-25', '*', 'Kelahiran Yesus Kristus', 'NATIONAL'),
    -- Of later years only what never moves; the rest comes with each year's decree.
    ('2027-01-01', '*', 'Tahun Baru 2027 Masehi', 'NATIONAL'),
    ('2027-05-01', '*', 'Hari Buruh Internasional', 'NATIONAL'),
    ('2027-06-01', '*', 'Hari Lahir Pancasila', 'NATIONAL'),
    ('2027-08-17', '*', 'Proklamasi Kemerdekaan', 'NATIONAL'),
    ('2027-12-25', '*', 'Kelahiran Yesus Kristus', 'NATIONAL')
on conflict do nothing;
