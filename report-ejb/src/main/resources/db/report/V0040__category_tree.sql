-- Categories as an office edits them: in groups, with symbol, words to find them by, term and responsible unit, retired
-- instead of deleted, and each version kept.

create table report.category_group (
    tenant_id   integer not null,
    code        text not null check (code ~ '^[a-z0-9-]{2,60}$'),
    parent_code text,
    name_id     text not null check (length(name_id) between 1 and 100),
    name_en     text not null check (length(name_en) between 1 and 100),
    icon        text not null default 'other',
    position    integer not null,
    primary key (tenant_id, code),
    foreign key (tenant_id, parent_code) references report.category_group,
    check (parent_code <> code)
);

create table report.deadline_class (
    preset   text not null,
    code     text not null check (code ~ '^[a-z0-9-]{2,60}$'),
    position integer not null,
    name_id  text not null,
    name_en  text not null,
    amount   integer not null check (amount > 0),
    measure  text not null check (measure in ('SECONDS', 'HOURS', 'DAYS', 'WORKING_DAYS')),
    source   text not null,
    primary key (preset, code)
);
comment on table report.deadline_class is 'until when a report should be finished, by class of category; the screen shows the source';

insert into report.deadline_class (preset, code, position, name_id, name_en, amount, measure, source) values
    ('sp4n', 'emergency', 1, 'Darurat',  'Emergency', 2, 'WORKING_DAYS',  'Standar pelayanan SIPPN: ringan'),
    ('sp4n', 'quick',     2, 'Cepat',    'Quick',     5, 'WORKING_DAYS',  'Standar pelayanan SIPPN: normatif'),
    ('sp4n', 'normal',    3, 'Biasa',    'Normal',   14, 'WORKING_DAYS',  'PermenPANRB 62/2018: tidak berkadar pengawasan'),
    ('sp4n', 'long',      4, 'Panjang',  'Long',     60, 'WORKING_DAYS',  'PermenPANRB 62/2018: berkadar pengawasan'),
    ('dki',  'emergency', 1, 'Darurat',  'Emergency', 1, 'DAYS',          'Pilihan Kentongan'),
    ('dki',  'quick',     2, 'Cepat',    'Quick',     3, 'DAYS',          'Pilihan Kentongan'),
    ('dki',  'normal',    3, 'Biasa',    'Normal',    7, 'DAYS',          'DKI: rata-rata penyelesaian (pers, 2019)'),
    ('dki',  'long',      4, 'Panjang',  'Long',     60, 'DAYS',          'Perpres 76/2013'),
    ('demo', 'emergency', 1, 'Darurat',  'Emergency', 120, 'SECONDS',     'Peragaan'),
    ('demo', 'quick',     2, 'Cepat',    'Quick',     200, 'SECONDS',     'Peragaan'),
    ('demo', 'normal',    3, 'Biasa',    'Normal',    300, 'SECONDS',     'Peragaan'),
    ('demo', 'long',      4, 'Panjang',  'Long',      600, 'SECONDS',     'Peragaan');

alter table report.category
    add column group_code         text,
    add column icon               text not null default 'other',
    add column description_id     text not null default '' check (length(description_id) <= 300),
    add column description_en     text not null default '' check (length(description_en) <= 300),
    add column keywords           text not null default '' check (length(keywords) <= 500),
    add column deadline_class     text not null default 'normal',
    add column responsible_tier   text check (responsible_tier in ('KELURAHAN', 'KECAMATAN', 'PEMKOT', 'PEMPROV')),
    add column responsible_agency text,
    add column retired_at         timestamptz,
    add column version            integer not null default 1,
    add column changed_at         timestamptz,
    add column changed_by         uuid,
    add check (responsible_tier is null or responsible_agency is null),
    add foreign key (tenant_id, group_code) references report.category_group;
comment on column report.category.retired_at is 'takes no new reports since then; old ones keep it';
comment on column report.category.responsible_agency is 'the key of an agency unit, such as bpbd';
comment on column report.category.keywords is 'in both languages, with commas: what else people call it';
comment on column report.category.changed_by is 'who of staff saved this version; null for what was shipped';

create table report.category_version (
    tenant_id     integer not null,
    category_code text not null,
    version       integer not null check (version > 0),
    at            timestamptz,
    person_id     uuid,
    reason        text not null check (length(reason) <= 500),
    content       jsonb not null check (jsonb_typeof(content) = 'object'),
    primary key (tenant_id, category_code, version)
);
comment on table report.category_version is 'each version that a category had, whole; at and person_id are null for what was shipped';

select core.wall('report.category_group', '${reader}'), core.wall('report.category_version', '${reader}');

grant select on report.category_group, report.deadline_class, report.category_version to ${app}, ${reader};
grant insert, update on report.category to ${app};
grant insert, update, delete on report.category_attribute, report.category_attribute_value to ${app};
grant insert on report.category_version to ${app};
