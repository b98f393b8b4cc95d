-- The forms of a year, collected for who asked for them (7.1): made by the worker, kept for a while.
create table collection (
  id blob primary key,
  year integer not null,
  kind text not null,
  language text not null,
  asked_by blob not null references person (id),
  asked_at integer not null,
  -- asked, running, done, failed or gone
  state text not null,
  done integer not null,
  total integer not null,
  attempts integer not null,
  leased_until integer,
  settled_at integer,
  blob blob references blob (digest),
  size integer,
  name text not null
) strict;
create index collection_by_person on collection (asked_by, asked_at);
create index collection_that_waits on collection (asked_at) where state in ('asked', 'running');
-- Which dossiers are in it: who may not see one of them any more gets none of it.
create table collected (
  collection blob not null references collection (id),
  complaint blob not null references complaint (id),
  primary key (collection, complaint)
) strict, without rowid;
create index complaint_by_closing on complaint (closed_on, id) where closed_on is not null;
