alter table core.alert drop constraint alert_kind_check;
alter table core.alert add constraint alert_kind_check check (kind in ('NEW', 'REMINDER', 'WARNING', 'ESCALATION',
    'INSTRUCTION', 'HANDED_OVER', 'REOPENED', 'ASSIGNED', 'RETURNED', 'ANSWERED', 'OBJECTION', 'CHECK', 'PROPOSED', 'VERIFICATION',
    'COMMENT'));
