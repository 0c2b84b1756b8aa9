-- Disaster mode: what was said about it, line by line. No line is ever changed; the last line of a disaster holds.
create table core.disaster_line (
    tenant_id   integer not null references core.tenant,
    disaster_id uuid not null,
    number      integer not null check (number > 0),
    step        text not null check (step in ('DECLARED', 'PROLONGED', 'ENDED')),
    kind        text not null check (kind in ('FLOOD', 'FIRE', 'EARTHQUAKE', 'EXTREME_WEATHER', 'LANDSLIDE')),
    areas       text[] not null check (cardinality(areas) between 1 and 50),
    ends_at     timestamptz not null,
    said_by     uuid not null,
    said_at     timestamptz not null,
    reason      text not null check (length(reason) between 1 and 500),
    primary key (tenant_id, disaster_id, number)
);
comment on column core.disaster_line.ends_at is 'it is over from then on by this database''s clock; nobody has to end it';

select core.wall('core.disaster_line'::regclass, '${reader}');
grant select, insert on core.disaster_line to ${app};
grant select on core.disaster_line to ${reader};

alter table core.alert drop constraint alert_kind_check;
alter table core.alert add constraint alert_kind_check check (kind in ('NEW', 'REMINDER', 'WARNING', 'ESCALATION',
    'INSTRUCTION', 'HANDED_OVER', 'REOPENED', 'ASSIGNED', 'RETURNED', 'ANSWERED', 'OBJECTION', 'CHECK', 'PROPOSED',
    'VERIFICATION', 'COMMENT', 'EARLY_WARNING', 'SUPERVISION', 'RESUMPTION', 'RAISED', 'DISASTER'));
