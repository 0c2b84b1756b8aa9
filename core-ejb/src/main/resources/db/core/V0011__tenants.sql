-- Demonstration tenants and the provinces over them, as data: codes begin tickets, domains are Open311 jurisdictions.
-- Jakarta is one tenant: its kota administrasi are no governments of their own.
insert into core.tenant (id, code, domain, name, area_code, zone, preset) values
    ( 1, 'JKT', 'jakarta.go.id',         'Provinsi DKI Jakarta',         '31',    'Asia/Jakarta',  'dki'),
    ( 2, 'MDO', 'manadokota.go.id',      'Kota Manado',                  '71.71', 'Asia/Makassar', 'sp4n'),
    ( 3, 'TRG', 'trenggalekkab.go.id',   'Kabupaten Trenggalek',         '35.03', 'Asia/Jakarta',  'sp4n'),
    ( 4, 'SDA', 'sidoarjokab.go.id',     'Kabupaten Sidoarjo',           '35.15', 'Asia/Jakarta',  'sp4n'),
    ( 5, 'CLG', 'cilegon.go.id',         'Kota Cilegon',                 '36.72', 'Asia/Jakarta',  'sp4n'),
    ( 6, 'BMA', 'bimakota.go.id',        'Kota Bima',                    '52.72', 'Asia/Makassar', 'sp4n'),
    ( 7, 'KBM', 'bimakab.go.id',         'Kabupaten Bima',               '52.06', 'Asia/Makassar', 'sp4n'),
    ( 8, 'TRK', 'tarakankota.go.id',     'Kota Tarakan',                 '65.71', 'Asia/Makassar', 'sp4n'),
    ( 9, 'KPG', 'kupangkota.go.id',      'Kota Kupang',                  '53.71', 'Asia/Makassar', 'sp4n'),
    (10, 'JTM', 'jatimprov.go.id',       'Provinsi Jawa Timur',          '35',    'Asia/Jakarta',  'sp4n'),
    (11, 'NTB', 'ntbprov.go.id',         'Provinsi Nusa Tenggara Barat', '52',    'Asia/Makassar', 'sp4n'),
    (12, 'SLU', 'sulutprov.go.id',       'Provinsi Sulawesi Utara',      '71',    'Asia/Makassar', 'sp4n'),
    (13, 'BTN', 'bantenprov.go.id',      'Provinsi Banten',              '36',    'Asia/Jakarta',  'sp4n'),
    (14, 'KTR', 'kaltaraprov.go.id',     'Provinsi Kalimantan Utara',    '65',    'Asia/Makassar', 'sp4n'),
    (15, 'NTT', 'nttprov.go.id',         'Provinsi Nusa Tenggara Timur', '53',    'Asia/Makassar', 'sp4n');

-- A province supervises the governments of its area; it does not command them.
insert into core.oversight (overseer_id, overseen_id, mode)
select province.id, city.id, 'SUPERVISION'
from core.tenant province
join core.tenant city on left(city.area_code, 2) = province.area_code and city.id <> province.id;
