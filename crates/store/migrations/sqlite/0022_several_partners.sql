-- Whom a complaint concerns beside the partner of the subject, as long as it does.
create table further_partner (
  complaint blob not null references complaint (id),
  number integer not null,
  firm blob not null,
  adviser blob,
  primary key (complaint, number)
) strict;
create index further_partner_by_firm on further_partner (firm);
create index further_partner_by_adviser on further_partner (adviser);
-- As which of the partners somebody sees a dossier; 0 is the one of the subject.
alter table access add column party integer not null default 0;
-- Of which further partner a task is.
alter table task add column party integer;
