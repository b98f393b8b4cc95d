-- What somebody fills in on the public form before he sends it. The key is known to his browser only.
create table draft (
  key_digest blob primary key,
  answers text not null,
  updated_at integer not null,
  expires_at integer not null
) strict;
create index draft_by_end on draft (expires_at);
create table draft_file (
  id blob primary key,
  draft blob not null references draft (key_digest) on delete cascade,
  name text not null,
  media_type text not null,
  blob blob not null references blob (digest)
) strict;
create index draft_file_by_draft on draft_file (draft);

-- How somebody without an account is let into his own dossier: a code, a link by mail, a visit.
create table access_code (
  complaint blob not null references complaint (id),
  role text not null,
  code_hash text not null,
  created_at integer not null,
  primary key (complaint, role)
) strict;
create table status_link (
  token_digest blob primary key,
  complaint blob not null references complaint (id),
  role text not null,
  expires_at integer not null,
  used_at integer
) strict;
create table visit (
  token_digest blob primary key,
  complaint blob not null references complaint (id),
  role text not null,
  language text not null,
  begun_at integer not null,
  expires_at integer not null
) strict;
create index visit_by_end on visit (expires_at);
