-- What somebody fills in on the public form before he sends it. The key is known to his browser only.
create table draft (
  key_digest bytea primary key,
  answers text not null,
  updated_at bigint not null,
  expires_at bigint not null
);
create index draft_by_end on draft (expires_at);
create table draft_file (
  id uuid primary key,
  draft bytea not null references draft (key_digest) on delete cascade,
  name text not null,
  media_type text not null,
  blob bytea not null references blob (digest)
);
create index draft_file_by_draft on draft_file (draft);

-- How somebody without an account is let into his own dossier: a code, a link by mail, a visit.
create table access_code (
  complaint uuid not null references complaint (id),
  role text not null,
  code_hash text not null,
  created_at bigint not null,
  primary key (complaint, role)
);
create table status_link (
  token_digest bytea primary key,
  complaint uuid not null references complaint (id),
  role text not null,
  expires_at bigint not null,
  used_at bigint
);
create table visit (
  token_digest bytea primary key,
  complaint uuid not null references complaint (id),
  role text not null,
  language text not null,
  begun_at bigint not null,
  expires_at bigint not null
);
create index visit_by_end on visit (expires_at);
