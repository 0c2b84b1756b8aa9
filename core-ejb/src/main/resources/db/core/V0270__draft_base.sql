-- The version in force from which a draft was begun. Null for a draft of before: it is looked through again before it holds.
alter table core.ladder_draft add column base integer check (base >= 0);
alter table core.calendar_draft add column base integer check (base >= 0);
