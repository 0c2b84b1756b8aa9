-- The categories that citizens know by name, for a government that joins now; those of V0002 were for the first ones
-- alone. The rest of what a government starts with follows from them.
create function report.plant_first_categories(planted integer) returns void
    language sql
as $$
insert into report.category (tenant_id, code, name_id, name_en, position, emergency, private)
select planted, c.code, c.name_id, c.name_en, c.position, c.emergency, c.private
from (values
    ('banjir',              'Bencana banjir',           'Flood',                       1, true,  false),
    ('kebakaran',           'Kebakaran',                'Fire',                        2, true,  false),
    ('pohon-tumbang',       'Pohon tumbang',            'Fallen tree',                 3, true,  false),
    ('sampah',              'Sampah',                   'Rubbish',                     4, false, false),
    ('jalan-rusak',         'Jalan rusak',              'Damaged road',                5, false, false),
    ('lampu-jalan',         'Lampu jalan rusak',        'Broken street light',         6, false, false),
    ('kemacetan',           'Kemacetan',                'Traffic jam',                 7, false, false),
    ('parkir-liar',         'Parkir liar',              'Illegal parking',             8, false, false),
    ('fasilitas-umum',      'Fasilitas umum',           'Public facilities',           9, false, false),
    ('pelanggaran',         'Pelanggaran aturan',       'Rule violation',             10, false, false),
    ('pkl-liar',            'Pedagang kaki lima liar',  'Illegal street vendors',     11, false, false),
    ('izin-bangunan',       'Pelanggaran izin bangunan','Building-permit violation',  12, false, false),
    ('iklan-liar',          'Iklan tidak berizin',      'Unlicensed advertising',     13, false, false),
    ('dilarang-merokok',    'Kawasan dilarang merokok', 'No-smoking area',            14, false, false),
    ('makanan-tidak-higienis', 'Makanan tidak higienis', 'Unhygienic food',           15, false, false),
    ('pengemis',            'Pengemis',                 'Beggars',                    16, false, false),
    ('tindak-kriminal',     'Tindak kriminal',          'Crime',                      19, false, true),
    ('potensi-teror',       'Potensi teror',            'Potential terrorism',        20, false, true)
) as c (code, name_id, name_en, position, emergency, private)
on conflict do nothing;
select report.plant_categories(planted);
$$;
revoke all on function report.plant_first_categories(integer) from public;
grant execute on function report.plant_first_categories(integer) to ${app};
