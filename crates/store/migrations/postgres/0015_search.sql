-- By which words a dossier is found, each with a letter for who may find it by that. The words are
-- folded and stemmed before they come here.
create table search (
  -- Of the complaint, so that the newest come first by the key.
  sequence bigint primary key,
  terms tsvector not null
);
-- What waits to be put into the index is read whole by each search, so little may wait.
create index search_terms on search using gin (terms) with (gin_pending_list_limit = 256);
