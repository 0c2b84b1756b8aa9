-- Terms of the field as data. The office loads its own decree; the screen shows the source of each value.
insert into core.ladder_step (preset, phase, step, tier, action, amount, measure, source) values
    ('dki', 'ACCEPT', 1, 'KELURAHAN', 'REMINDER',    6, 'HOURS',        'DKI: rata-rata tindak lanjut pertama (pers, 2019)'),
    ('dki', 'ACCEPT', 2, 'KECAMATAN', 'WARNING',    12, 'HOURS',        'Pilihan Kentongan: peringatan di tengah tenggat'),
    ('dki', 'ACCEPT', 3, 'PEMKOT',    'ESCALATION', 24, 'HOURS',        'SE Sekda DKI 61/SE/2018'),
    ('dki', 'ACCEPT', 4, 'PEMPROV',   'ESCALATION',  3, 'DAYS',         'DKI: paling lama 3 hari untuk menanggapi (pers, 2023)'),
    ('dki', 'FINISH', 1, 'KELURAHAN', 'REMINDER',    7, 'DAYS',         'DKI: rata-rata penyelesaian (pers, 2019)'),
    ('sp4n', 'ACCEPT', 1, 'KECAMATAN', 'WARNING',    2, 'WORKING_DAYS', 'Pilihan Kentongan: peringatan di tengah tenggat'),
    ('sp4n', 'ACCEPT', 2, 'KELURAHAN', 'REMINDER',   3, 'WORKING_DAYS', 'PermenPANRB 62/2018: verifikasi'),
    ('sp4n', 'ACCEPT', 3, 'PEMKOT',    'ESCALATION', 5, 'WORKING_DAYS', 'PermenPANRB 62/2018: tindak lanjut'),
    ('sp4n', 'ACCEPT', 4, 'PEMPROV',   'ESCALATION', 14, 'WORKING_DAYS', 'PermenPANRB 62/2018: tidak berkadar pengawasan'),
    ('sp4n', 'FINISH', 1, 'KELURAHAN', 'REMINDER',  14, 'WORKING_DAYS', 'PermenPANRB 62/2018: tidak berkadar pengawasan'),
    ('demo', 'ACCEPT', 1, 'KELURAHAN', 'REMINDER',   20, 'SECONDS',     'Peragaan'),
    ('demo', 'ACCEPT', 2, 'KECAMATAN', 'WARNING',    30, 'SECONDS',     'Peragaan'),
    ('demo', 'ACCEPT', 3, 'PEMKOT',    'ESCALATION', 40, 'SECONDS',     'Peragaan'),
    ('demo', 'ACCEPT', 4, 'PEMPROV',   'ESCALATION', 60, 'SECONDS',     'Peragaan'),
    ('demo', 'FINISH', 1, 'KELURAHAN', 'REMINDER',  300, 'SECONDS',     'Peragaan');
