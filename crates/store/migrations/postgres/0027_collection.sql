-- The forms of a year, collected for who asked for them (7.1): made by the worker, kept for a while.
create table collection (
  id uuid primary key,
  year bigint not null,
  kind text not null,
  language text not null,
  asked_by uuid not null references person (id),
  asked_at bigint not null,
  -- asked, running, done, failed or gone
  state text not null,
  done bigint not null,
  total bigint not null,
  attempts bigint not null,
  leased_until bigint,
  settled_at bigint,
  blob bytea references blob (digest),
  size bigint,
  name text not null
);
create index collection_by_person on collection (asked_by, asked_at);
create index collection_that_waits on collection (asked_at) where state in ('asked', 'running');
-- Which dossiers are in it: who may not see one of them any more gets none of it.
create table collected (
  collection uuid not null references collection (id),
  complaint uuid not null references complaint (id),
  primary key (collection, complaint)
);
create index complaint_by_closing on complaint (closed_on, id) where closed_on is not null;
