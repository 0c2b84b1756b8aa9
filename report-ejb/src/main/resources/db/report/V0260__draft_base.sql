-- The version in force from which a draft was begun. Null for a draft of before: it is looked through again before it holds.
alter table report.routing_draft add column base integer check (base >= 0);
