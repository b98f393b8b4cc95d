-- What is set for the whole installation: JSON by key, every change logged.
create table setting (
  key text primary key,
  value text not null,
  version bigint not null
);
create table setting_change (
  key text not null,
  version bigint not null,
  value text not null,
  changed_by uuid not null,
  changed_at bigint not null,
  primary key (key, version)
);

-- People with an account, partner firms, advisers and relations: the register.
create table firm (
  id uuid primary key,
  name text not null,
  kind text not null,
  contact uuid,
  email text,
  phone text,
  address text,
  active bigint not null,
  version bigint not null
);
create table adviser (
  id uuid primary key,
  firm uuid not null references firm (id),
  name text not null,
  active bigint not null,
  version bigint not null
);
create index adviser_by_firm on adviser (firm);
create table person (
  id uuid primary key,
  email text not null unique,
  name text not null,
  folded_surname text not null,
  password_hash text,
  roles text not null,
  adviser uuid unique references adviser (id),
  manager uuid references person (id),
  language text not null,
  officer_order bigint not null,
  present bigint not null,
  active bigint not null,
  version bigint not null
);
create table invitation (
  token_digest bytea primary key,
  person uuid,
  expires_at bigint not null,
  used_at bigint
);
create table session (
  id uuid primary key,
  token_digest bytea not null unique,
  person uuid not null references person (id),
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null,
  device text not null
);
create index session_by_person on session (person);
create table relation (
  id uuid primary key,
  kind text not null,
  company text not null,
  folded_company text collate "C" not null,
  chamber_number text,
  contact_name text,
  folded_contact text collate "C",
  email text,
  phone text,
  address text,
  active bigint not null,
  version bigint not null
);
create index relation_by_company on relation (folded_company, id);
create index relation_by_contact on relation (folded_contact);
create table list_item (
  list text not null,
  key text not null,
  dutch text not null,
  english text,
  parent text,
  position bigint not null,
  valid_until text,
  version bigint not null,
  primary key (list, key)
);

-- One row a complaint: what we decide on. The columns beside `state` serve lists and counts.
create table complaint (
  id uuid primary key,
  reference text not null unique,
  -- Gapless, for audit; never shown to officers or management: a gap would betray a dossier.
  sequence bigint not null unique,
  version bigint not null,
  stage text not null,
  turn text not null,
  is_open bigint not null,
  -- Whether the written answer (6.4) is still to come.
  awaits_answer bigint not null,
  received_on text not null,
  received_year bigint not null,
  due_on text not null,
  answered_on text,
  closed_on text,
  door text not null,
  manner text not null,
  nature text,
  officer uuid,
  registrar uuid not null,
  firm uuid,
  adviser uuid,
  relation uuid,
  complainant_name uuid not null,
  expression uuid not null,
  name_shared bigint not null,
  met bigint,
  updated_at bigint not null,
  state text not null
);
create index complaint_worklist on complaint (is_open, awaits_answer, due_on, id);
create index complaint_by_receipt on complaint (received_on, id);
-- Holds all that a year count asks for, in the order of its groups.
create index complaint_by_year on complaint (received_year, stage, nature, met, id);
create index complaint_by_firm on complaint (firm);
create index complaint_by_adviser on complaint (adviser);
create index complaint_by_relation on complaint (relation);

create table counter (
  name text primary key,
  value bigint not null
);
insert into counter (name, value) values ('complaint', 0);

-- The dossier: append-only, each row linked to the one before it.
create table event (
  complaint uuid not null references complaint (id),
  number bigint not null,
  happened_at bigint not null,
  happened_by uuid not null,
  kind text not null,
  body text not null,
  digest bytea not null,
  primary key (complaint, number)
);
-- What was submitted once isn't done twice.
create table submission (
  id uuid primary key,
  complaint uuid not null,
  submitted_at bigint not null
);

-- All that erasure may have to remove; the history holds the salted digest only.
create table content (
  id uuid primary key,
  complaint uuid,
  salt bytea not null,
  words text not null,
  key_id bigint
);
create index content_by_complaint on content (complaint);
create table excluded (
  person uuid not null,
  complaint uuid not null references complaint (id),
  ground text not null,
  since bigint not null,
  primary key (person, complaint)
);
create index excluded_by_complaint on excluded (complaint);
-- Who may see a dossier besides the officers, and why.
create table access (
  person uuid not null,
  complaint uuid not null references complaint (id),
  ground text not null,
  primary key (person, complaint)
);
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
  id uuid primary key,
  person uuid not null,
  complaint uuid not null,
  what text not null,
  read_at bigint not null
);
create index read_log_by_complaint on read_log (complaint, read_at);

-- Files, addressed by their content.
create table blob (
  digest bytea primary key,
  bytes bytea not null,
  size bigint not null
);
create table file (
  id uuid primary key,
  complaint uuid not null,
  name uuid not null,
  blob bytea not null references blob (digest),
  media_type text not null,
  visibility text not null,
  added_at bigint not null,
  added_by uuid not null
);
create index file_by_complaint on file (complaint);

-- What must leave the house: written with the facts, sent by the worker.
create table outbox (
  id uuid primary key,
  key text not null unique,
  complaint uuid,
  recipient uuid,
  purpose text not null,
  content uuid not null,
  message_id text not null,
  state text not null,
  attempts bigint not null,
  due_at bigint not null,
  leased_until bigint,
  last_error text,
  created_at bigint not null,
  settled_at bigint
);
create index outbox_due on outbox (state, due_at);
create index outbox_by_complaint on outbox (complaint);
-- The mailbox of the demonstration: nothing leaves it.
create table local_mail (
  id uuid primary key,
  delivered_at bigint not null,
  sender text not null,
  recipient text not null,
  subject text not null,
  raw bytea not null
);
create index local_mail_by_time on local_mail (delivered_at);
