-- What counts of each complaint in the figures of a year: computed from its entries and written
-- with them. No name and nothing that somebody said.
create table report_fact (
  complaint uuid primary key references complaint (id),
  received_on text not null,
  fact text not null
);
create index report_fact_by_receipt on report_fact (received_on, complaint);
