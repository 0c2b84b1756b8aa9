-- What a unit has to take on, without reading all that it ever was told.
create index case_waiting on core.case_file (unit_id, id) where state = 'OPEN';
