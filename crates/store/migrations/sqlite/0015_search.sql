-- By which words a dossier is found, each with a letter for who may find it by that. The rowid is
-- the sequence of the complaint, so that the newest come first without sorting. The words are
-- folded and stemmed before they come here: no case and no accent is left to look at.
create virtual table search using fts5 (terms, tokenize = 'ascii', detail = none, columnsize = 0);
