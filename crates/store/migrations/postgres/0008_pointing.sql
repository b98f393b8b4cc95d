-- That a client was pointed to the procedure (3.1, 3.2): by whom, when and by which way. A fact is
-- added and never changed; whom it was is erasable.
create table pointing (
  id uuid primary key,
  person uuid not null references person (id),
  firm text,
  pointed_at bigint not null,
  way text not null,
  language text not null,
  version bigint not null,
  client uuid,
  mail_key text
);
create index pointing_by_person on pointing (person, pointed_at);
create index pointing_by_time on pointing (pointed_at);
