-- What is set for the whole installation: JSON by key, every change logged.
create table setting (
  key text primary key,
  value text not null,
  version integer not null
) strict;
create table setting_change (
  key text not null,
  version integer not null,
  value text not null,
  changed_by blob not null,
  changed_at integer not null,
  primary key (key, version)
) strict;

-- People with an account, partner firms, advisers and relations: the register.
create table firm (
  id blob primary key,
  name text not null,
  kind text not null,
  contact blob,
  email text,
  phone text,
  address text,
  active integer not null,
  version integer not null
) strict;
create table adviser (
  id blob primary key,
  firm blob not null references firm (id),
  name text not null,
  active integer not null,
  version integer not null
) strict;
create index adviser_by_firm on adviser (firm);
create table person (
  id blob primary key,
  email text not null unique,
  name text not null,
  folded_surname text not null,
  password_hash text,
  roles text not null,
  adviser blob unique references adviser (id),
  manager blob references person (id),
  language text not null,
  officer_order integer not null,
  present integer not null,
  active integer not null,
  version integer not null
) strict;
create table invitation (
  token_digest blob primary key,
  person blob,
  expires_at integer not null,
  used_at integer
) strict;
create table session (
  id blob primary key,
  token_digest blob not null unique,
  person blob not null references person (id),
  created_at integer not null,
  seen_at integer not null,
  expires_at integer not null,
  device text not null
) strict;
create index session_by_person on session (person);
create table relation (
  id blob primary key,
  kind text not null,
  company text not null,
  folded_company text not null,
  chamber_number text,
  contact_name text,
  folded_contact text,
  email text,
  phone text,
  address text,
  active integer not null,
  version integer not null
) strict;
create index relation_by_company on relation (folded_company, id);
create index relation_by_contact on relation (folded_contact);
create table list_item (
  list text not null,
  key text not null,
  dutch text not null,
  english text,
  parent text,
  position integer not null,
  valid_until text,
  version integer not null,
  primary key (list, key)
) strict;

-- One row a complaint: what we decide on. The columns beside `state` serve lists and counts.
create table complaint (
  id blob primary key,
  reference text not null unique,
  -- Gapless, for audit; never shown to officers or management: a gap would betray a dossier.
  sequence integer not null unique,
  version integer not null,
  stage text not null,
  turn text not null,
  is_open integer not null,
  -- Whether the written answer (6.4) is still to come.
  awaits_answer integer not null,
  received_on text not null,
  received_year integer not null,
  due_on text not null,
  answered_on text,
  closed_on text,
  door text not null,
  manner text not null,
  nature text,
  officer blob,
  registrar blob not null,
  firm blob,
  adviser blob,
  relation blob,
  complainant_name blob not null,
  expression blob not null,
  name_shared integer not null,
  met integer,
  updated_at integer not null,
  state text not null
) strict;
create index complaint_worklist on complaint (is_open, awaits_answer, due_on, id);
create index complaint_by_receipt on complaint (received_on, id);
-- Holds all that a year count asks for, in the order of its groups.
create index complaint_by_year on complaint (received_year, stage, nature, met, id);
create index complaint_by_firm on complaint (firm);
create index complaint_by_adviser on complaint (adviser);
create index complaint_by_relation on complaint (relation);

create table counter (
  name text primary key,
  value integer not null
) strict;
insert into counter (name, value) values ('complaint', 0);

-- The dossier: append-only, each row linked to the one before it.
create table event (
  complaint blob not null references complaint (id),
  number integer not null,
  happened_at integer not null,
  happened_by blob not null,
  kind text not null,
  body text not null,
  digest blob not null,
  primary key (complaint, number)
) strict;
-- What was submitted once isn't done twice.
create table submission (
  id blob primary key,
  complaint blob not null,
  submitted_at integer not null
) strict;

-- All that erasure may have to remove; the history holds the salted digest only.
create table content (
  id blob primary key,
  complaint blob,
  salt blob not null,
  words text not null,
  key_id integer
) strict;
create index content_by_complaint on content (complaint);
create table excluded (
  person blob not null,
  complaint blob not null references complaint (id),
  ground text not null,
  since integer not null,
  primary key (person, complaint)
) strict;
create index excluded_by_complaint on excluded (complaint);
-- Who may see a dossier besides the officers, and why.
create table access (
  person blob not null,
  complaint blob not null references complaint (id),
  ground text not null,
  primary key (person, complaint)
) strict;
create index access_by_complaint on access (complaint);
-- The one rule of who may see which dossier; every list, count and page asks it. It has the
-- columns of the dossier, so that a list needn't look each one up again.
create view visible as
select p.id as person, c.id as complaint, c.*
from person p, complaint c
where p.active = 1
  and not exists (select 1 from excluded x where x.person = p.id and x.complaint = c.id)
  and (p.roles like '%officer%'
    or exists (select 1 from access a where a.person = p.id and a.complaint = c.id));
create table read_log (
  id blob primary key,
  person blob not null,
  complaint blob not null,
  what text not null,
  read_at integer not null
) strict;
create index read_log_by_complaint on read_log (complaint, read_at);

-- Files, addressed by their content.
create table blob (
  digest blob primary key,
  bytes blob not null,
  size integer not null
) strict;
create table file (
  id blob primary key,
  complaint blob not null,
  name blob not null,
  blob blob not null references blob (digest),
  media_type text not null,
  visibility text not null,
  added_at integer not null,
  added_by blob not null
) strict;
create index file_by_complaint on file (complaint);

-- What must leave the house: written with the facts, sent by the worker.
create table outbox (
  id blob primary key,
  key text not null unique,
  complaint blob,
  recipient blob,
  purpose text not null,
  content blob not null,
  message_id text not null,
  state text not null,
  attempts integer not null,
  due_at integer not null,
  leased_until integer,
  last_error text,
  created_at integer not null,
  settled_at integer
) strict;
create index outbox_due on outbox (state, due_at);
create index outbox_by_complaint on outbox (complaint);
-- The mailbox of the demonstration: nothing leaves it.
create table local_mail (
  id blob primary key,
  delivered_at integer not null,
  sender text not null,
  recipient text not null,
  subject text not null,
  raw blob not null
) strict;
create index local_mail_by_time on local_mail (delivered_at);
