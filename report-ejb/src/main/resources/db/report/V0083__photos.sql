-- Photos that came with reports, as they were developed here: new pixels without anything that the camera wrote beside
-- them. In the database, so that a report and its photos commit together and are saved together.
create table report.photo (
    tenant_id   integer not null,
    id          uuid not null,
    report_id   uuid not null,
    upload_hash bytea not null check (length(upload_hash) = 32),
    width       integer not null check (width between 1 and 4096),
    height      integer not null check (height between 1 and 4096),
    content     bytea not null check (length(content) <= 8388608),
    received_at timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, report_id, upload_hash)
);
-- They are compressed already.
alter table report.photo alter column content set storage external;
comment on column report.photo.upload_hash is 'SHA-256 of what was sent: the same picture is kept once with a report';
select core.wall('report.photo', '${reader}');

grant select, insert on report.photo to ${app};
grant select (tenant_id, id, report_id, width, height, received_at) on report.photo to ${reader};
