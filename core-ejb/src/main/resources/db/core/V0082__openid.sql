-- Signing in through the provider of a government (OpenID Connect). What counts is the provider's subject; which account
-- is whose is decided here and never by what the provider says of roles or groups.

create table core.openid_subject (
    issuer     text not null check (length(issuer) <= 500),
    subject    text not null check (length(subject) <= 255),
    person_id  uuid not null references core.person,
    created_at timestamptz not null default now(),
    primary key (issuer, subject)
);
create index openid_subject_of_person on core.openid_subject (person_id);

create table core.openid_claim (
    issuer     text not null check (length(issuer) <= 500),
    claim      text not null check (length(claim) <= 100),
    value      text not null check (length(value) <= 255),
    person_id  uuid not null references core.person,
    created_at timestamptz not null default now(),
    used_at    timestamptz,
    primary key (issuer, claim, value)
);
comment on table core.openid_claim is 'by which claim a person is recognized at the first sign-in; from then on by the subject';
create index openid_claim_of_person on core.openid_claim (person_id);

grant select, insert, update, delete on core.openid_subject, core.openid_claim to ${app};
