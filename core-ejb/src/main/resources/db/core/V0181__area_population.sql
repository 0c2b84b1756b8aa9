-- How many people live where, as somebody has said: for figures by residents. Kelurahan, or larger areas where only those
-- are known; reference data like the areas themselves (`./kentongan regions population`).
create table core.area_population (
    area_code text primary key check (area_code ~ '^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$'),
    residents integer not null check (residents between 1 and 500000000),
    counted   date not null,
    source    text not null check (length(source) between 1 and 200)
);
comment on column core.area_population.counted is 'the day that the number is of';

grant select on core.area_population to ${app}, ${reader};
