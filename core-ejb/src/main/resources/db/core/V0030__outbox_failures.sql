-- How often a message could not be applied. Our own count: OpenMQ gives a message up after two deliveries and counts
-- them anew when it comes again, Artemis after ten.
alter table core.outbox add column failures integer not null default 0;
