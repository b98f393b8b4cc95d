-- Where the bytes are: 'database' (they stay here), 'moving' (here until the worker has moved
-- them), or 'store' (in the folder or the S3 store of files, and `bytes` is empty).
alter table blob add column kept_in text not null default 'database';
-- What the scanner says of a file: 'none' (no file of anybody), 'waiting', 'clean' or 'infected'.
alter table blob add column scan text not null default 'none';
alter table blob add column scan_found text;
alter table blob add column scanned_at integer;
create index file_by_blob on file (blob);
create index draft_file_by_blob on draft_file (blob);
create index inbound_by_raw on inbound (raw);
create index blob_moving on blob (digest) where kept_in = 'moving';
create index blob_waiting on blob (digest) where scan = 'waiting';
update blob set scan = 'waiting' where digest in (select blob from file)
  or digest in (select blob from draft_file);
-- A mail as it came is read inside the transaction that files it, so it stays.
update blob set kept_in = 'moving' where scan = 'waiting'
  and digest not in (select raw from inbound);
