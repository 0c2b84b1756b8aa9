-- Under which name a person is shown in a kelurahan. The id is an HMAC of person and kelurahan with a key that the database
-- never sees: the same person in two kelurahan are two rows that nothing joins. No person, and no time of making: it would
-- be that of the first word said.
create table core.pseudonym (
    tenant_id  integer not null,
    area_code  text not null,
    id         text not null check (id ~ '^[0-9a-f]{32}$'),
    name       text not null check (length(name) between 3 and 40),
    avatar     text not null check (length(avatar) between 3 and 40),
    changed_on date,
    primary key (tenant_id, area_code, id),
    unique (tenant_id, area_code, name)
);
comment on column core.pseudonym.changed_on is 'The day on which the person last chose another name';

select core.wall('core.pseudonym', '${reader}');
grant select, insert, update, delete on core.pseudonym to ${app};
