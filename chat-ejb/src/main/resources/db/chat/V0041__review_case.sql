-- What is kept from people, or behind a curtain, is a case: the kelurahan is told, and the tiers above when nobody decides.
alter table chat.review
    add column number text check (length(number) between 10 and 40),
    add unique (tenant_id, number);
comment on column chat.review.number is 'what people call the case; null for what waits for somebody to come by';
