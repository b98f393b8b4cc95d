-- The secret of this installation, by which it knows its own addresses and message ids again.
create table secret (
  name text primary key,
  bytes blob not null
) strict;

-- Mail that came in: kept as it came before anybody reads it.
create table inbound (
  id blob primary key,
  -- Of the message without the headers that mail servers add: the same mail twice is one.
  digest blob not null unique,
  message_id text,
  raw blob not null references blob (digest),
  -- False when only its start was fetched: it was too large.
  whole integer not null,
  mailbox text not null,
  -- When our mail server accepted it, and when it was kept here.
  accepted_at integer not null,
  stored_at integer not null,
  state text not null,
  reason text,
  attempts integer not null,
  leased_until integer,
  complaint blob references complaint (id),
  settled_at integer,
  settled_by blob
) strict;
create index inbound_by_state on inbound (state, stored_at, id);
create index inbound_by_message_id on inbound (message_id);
create index inbound_by_complaint on inbound (complaint);

-- With whom we wrote about which dossier; the address as a keyed digest only.
create table correspondent (
  address blob not null,
  complaint blob not null references complaint (id),
  primary key (address, complaint)
) strict;

-- How many automatic mails an address got on a day, so that nobody can have it filled by us.
create table automatic_mail (
  address blob not null,
  day text not null,
  sent integer not null,
  primary key (address, day)
) strict;
