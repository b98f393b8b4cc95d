-- Recommendations (7.4). What happened to one is in its entries, which are only added; here is what
-- lists and the page of today ask for.
create table recommendation (
  id uuid primary key,
  version bigint not null,
  -- Of the report that it comes from.
  year bigint not null,
  owner uuid not null references person (id),
  state text not null,
  -- Nothing once nothing has to be done.
  due_on text,
  -- From which day its effect can be judged.
  judged_from text
);
create index recommendation_by_year on recommendation (year, id);

create table recommendation_entry (
  recommendation uuid not null references recommendation (id),
  number bigint not null,
  entry text not null,
  primary key (recommendation, number)
);

-- What single dossiers promised and taught, written with their entries. The words are content.
create table dossier_measure (
  complaint uuid not null references complaint (id),
  number bigint not null,
  kind text not null,
  what uuid not null,
  who uuid,
  due_on text,
  kept_on text,
  primary key (complaint, number)
);
create index dossier_measure_by_day on dossier_measure (due_on, complaint) where kept_on is null;
create index dossier_measure_by_kind on dossier_measure (kind, complaint);

-- What is written once a year: the review by management and the self-assessment. Each version stays.
create table year_paper (
  kind text not null,
  year bigint not null,
  version bigint not null,
  written_by uuid not null,
  written_at bigint not null,
  body text not null,
  primary key (kind, year, version)
);
