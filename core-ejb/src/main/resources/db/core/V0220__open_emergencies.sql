-- The emergencies that are not over, without reading what else is open. There are few, and only they pay for it.
create index case_emergency on core.case_file (tenant_id, opened_at) where priority = 'EMERGENCY' and state <> 'CLOSED';
