-- The twenty categories that citizens of Jakarta knew from 2016 on (names: press of the time). Every tenant starts with
-- them and changes its own.
insert into report.category (tenant_id, code, name_id, name_en, position, emergency, private)
select t.id, c.code, c.name_id, c.name_en, c.position, c.emergency, c.private
from core.tenant t
cross join (values
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
    ('joki',                'Joki 3 in 1',              '3-in-1 car-pool jockeys',    17, false, false),
    ('transjakarta',        'Laporan transjakarta',     'Transjakarta bus report',    18, false, false),
    ('tindak-kriminal',     'Tindak kriminal',          'Crime',                      19, false, true),
    ('potensi-teror',       'Potensi teror',            'Potential terrorism',        20, false, true)
) as c (code, name_id, name_en, position, emergency, private)
where c.code not in ('joki', 'transjakarta') or t.domain = 'jakarta.go.id';
