-- What a category asks beside the usual. The words of datatypes are GeoReport's.
create table report.category_attribute (
    tenant_id     integer not null,
    category_code text not null,
    code          text not null check (code ~ '^[A-Za-z0-9_-]{1,60}$'),
    position      integer not null check (position > 0),
    datatype      text not null
        check (datatype in ('string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist')),
    variable      boolean not null default true,
    required      boolean not null default false,
    name_id       text not null,
    name_en       text not null,
    hint_id       text not null default '',
    hint_en       text not null default '',
    primary key (tenant_id, category_code, code),
    unique (tenant_id, category_code, position),
    foreign key (tenant_id, category_code) references report.category on delete cascade,
    check (variable or not required)
);
comment on column report.category_attribute.variable is 'false: a notice that takes no answer';

create table report.category_attribute_value (
    tenant_id      integer not null,
    category_code  text not null,
    attribute_code text not null,
    key            text not null check (key ~ '^[A-Za-z0-9_-]{1,60}$'),
    position       integer not null check (position > 0),
    name_id        text not null,
    name_en        text not null,
    primary key (tenant_id, category_code, attribute_code, key),
    unique (tenant_id, category_code, attribute_code, position),
    foreign key (tenant_id, category_code, attribute_code) references report.category_attribute on delete cascade
);

-- Other systems get a token instead of a number. A private report has no public number to find behind a token.
alter table report.category add column batch boolean not null default false check (not (batch and private));

grant select on report.category_attribute, report.category_attribute_value to ${app}, ${reader};

insert into report.category_attribute (tenant_id, category_code, code, position, datatype, variable, required, name_id,
    name_en, hint_id, hint_en)
select c.tenant_id, c.code, a.code, a.position, a.datatype, a.variable, a.required, a.name_id, a.name_en, a.hint_id, a.hint_en
from report.category c
join (values
    ('banjir', 'tinggi-air', 1, 'singlevaluelist', true, false, 'Setinggi apa airnya?', 'How high is the water?',
        'Pilih yang paling mendekati', 'Choose what comes closest'),
    ('banjir', 'sejak', 2, 'datetime', true, false, 'Sejak kapan?', 'Since when?',
        'Waktu dengan selisihnya, misalnya 2026-11-22T08:30:00+07:00', 'A time with its offset, such as 2026-11-22T08:30:00+07:00'),
    ('banjir', 'rumah-terendam', 3, 'number', true, false, 'Berapa rumah yang terendam?', 'How many houses are flooded?',
        'Perkiraan sudah cukup', 'An estimate will do'),
    ('banjir', 'darurat', 4, 'text', false, false,
        'Jika ada nyawa terancam, hubungi 112 lebih dahulu.', 'If lives are in danger, call 112 first.', '', ''),
    ('lampu-jalan', 'nomor-tiang', 1, 'string', true, false, 'Nomor tiang', 'Number of the pole',
        'Tertulis pada tiang, setinggi mata', 'Written on the pole, at the height of your eyes'),
    ('lampu-jalan', 'gangguan', 2, 'singlevaluelist', true, false, 'Apa yang terjadi?', 'What is wrong?', '', ''),
    ('sampah', 'jenis', 1, 'multivaluelist', true, false, 'Jenis sampah', 'Kinds of rubbish',
        'Boleh lebih dari satu', 'More than one may be chosen'),
    ('jalan-rusak', 'kedalaman', 1, 'number', true, false, 'Kedalaman lubang', 'Depth of the hole',
        'Sentimeter', 'Centimetres'),
    ('fasilitas-umum', 'kerusakan', 1, 'text', true, false, 'Apa yang rusak?', 'What is broken?', '', ''),
    ('iklan-liar', 'bentuk', 1, 'singlevaluelist', true, true, 'Bentuk iklan', 'Form of the advertisement', '', '')
) as a (category, code, position, datatype, variable, required, name_id, name_en, hint_id, hint_en) on a.category = c.code;

insert into report.category_attribute_value (tenant_id, category_code, attribute_code, key, position, name_id, name_en)
select a.tenant_id, a.category_code, a.code, v.key, v.position, v.name_id, v.name_en
from report.category_attribute a
join (values
    ('banjir', 'tinggi-air', 'mata-kaki', 1, 'Mata kaki (10–20 cm)', 'Ankles (10–20 cm)'),
    ('banjir', 'tinggi-air', 'lutut', 2, 'Lutut (20–50 cm)', 'Knees (20–50 cm)'),
    ('banjir', 'tinggi-air', 'pinggang', 3, 'Pinggang (50–100 cm)', 'Waist (50–100 cm)'),
    ('banjir', 'tinggi-air', 'dada', 4, 'Dada atau lebih (di atas 100 cm)', 'Chest or more (above 100 cm)'),
    ('lampu-jalan', 'gangguan', 'padam', 1, 'Padam', 'Dark'),
    ('lampu-jalan', 'gangguan', 'berkedip', 2, 'Berkedip', 'Flickering'),
    ('lampu-jalan', 'gangguan', 'menyala-siang', 3, 'Menyala di siang hari', 'On by day'),
    ('lampu-jalan', 'gangguan', 'tiang-miring', 4, 'Tiang miring', 'Pole leaning'),
    ('sampah', 'jenis', 'rumah-tangga', 1, 'Rumah tangga', 'Household'),
    ('sampah', 'jenis', 'puing', 2, 'Puing bangunan', 'Rubble'),
    ('sampah', 'jenis', 'ranting', 3, 'Daun dan ranting', 'Leaves and branches'),
    ('sampah', 'jenis', 'berbahaya', 4, 'Berbahaya (aki, obat, kimia)', 'Hazardous (batteries, medicine, chemicals)'),
    ('iklan-liar', 'bentuk', 'spanduk', 1, 'Spanduk', 'Banner'),
    ('iklan-liar', 'bentuk', 'baliho', 2, 'Baliho', 'Billboard'),
    ('iklan-liar', 'bentuk', 'poster', 3, 'Poster atau stiker', 'Poster or sticker'),
    ('iklan-liar', 'bentuk', 'lainnya', 4, 'Lainnya', 'Another')
) as v (category, attribute, key, position, name_id, name_en) on v.category = a.category_code and v.attribute = a.code;
