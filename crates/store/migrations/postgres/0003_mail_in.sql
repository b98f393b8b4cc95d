-- The secret of this installation, by which it knows its own addresses and message ids again.
create table secret (
  name text primary key,
  bytes bytea not null
);

-- Mail that came in: kept as it came before anybody reads it.
create table inbound (
  id uuid primary key,
  -- Of the message without the headers that mail servers add: the same mail twice is one.
  digest bytea not null unique,
  message_id text,
  raw bytea not null references blob (digest),
  -- False when only its start was fetched: it was too large.
  whole bigint not null,
  mailbox text not null,
  -- When our mail server accepted it, and when it was kept here.
  accepted_at bigint not null,
  stored_at bigint not null,
  state text not null,
  reason text,
  attempts bigint not null,
  leased_until bigint,
  complaint uuid references complaint (id),
  settled_at bigint,
  settled_by uuid
);
create index inbound_by_state on inbound (state, stored_at, id);
create index inbound_by_message_id on inbound (message_id);
create index inbound_by_complaint on inbound (complaint);

-- With whom we wrote about which dossier; the address as a keyed digest only.
create table correspondent (
  address bytea not null,
  complaint uuid not null references complaint (id),
  primary key (address, complaint)
);

-- How many automatic mails an address got on a day, so that nobody can have it filled by us.
create table automatic_mail (
  address bytea not null,
  day text not null,
  sent bigint not null,
  primary key (address, day)
);
