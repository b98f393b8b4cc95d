-- That a client was pointed to the procedure (3.1, 3.2): by whom, when and by which way. A fact is
-- added and never changed; whom it was is erasable.
create table pointing (
  id blob primary key,
  person blob not null references person (id),
  firm text,
  pointed_at integer not null,
  way text not null,
  language text not null,
  version integer not null,
  client blob,
  mail_key text
) strict;
create index pointing_by_person on pointing (person, pointed_at);
create index pointing_by_time on pointing (pointed_at);
