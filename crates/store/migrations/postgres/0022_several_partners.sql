-- Whom a complaint concerns beside the partner of the subject, as long as it does.
create table further_partner (
  complaint uuid not null references complaint (id),
  number bigint not null,
  firm uuid not null,
  adviser uuid,
  primary key (complaint, number)
);
create index further_partner_by_firm on further_partner (firm);
create index further_partner_by_adviser on further_partner (adviser);
-- As which of the partners somebody sees a dossier; 0 is the one of the subject.
alter table access add column party bigint not null default 0;
-- Of which further partner a task is.
alter table task add column party bigint;
