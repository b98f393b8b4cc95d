-- Recommendations (7.4). What happened to one is in its entries, which are only added; here is what
-- lists and the page of today ask for.
create table recommendation (
  id blob primary key,
  version integer not null,
  -- Of the report that it comes from.
  year integer not null,
  owner blob not null references person (id),
  state text not null,
  -- Nothing once nothing has to be done.
  due_on text,
  -- From which day its effect can be judged.
  judged_from text
) strict;
create index recommendation_by_year on recommendation (year, id);

create table recommendation_entry (
  recommendation blob not null references recommendation (id),
  number integer not null,
  entry text not null,
  primary key (recommendation, number)
) strict;

-- What single dossiers promised and taught, written with their entries. The words are content.
create table dossier_measure (
  complaint blob not null references complaint (id),
  number integer not null,
  kind text not null,
  what blob not null,
  who blob,
  due_on text,
  kept_on text,
  primary key (complaint, number)
) strict;
create index dossier_measure_by_day on dossier_measure (due_on, complaint) where kept_on is null;
create index dossier_measure_by_kind on dossier_measure (kind, complaint);

-- What is written once a year: the review by management and the self-assessment. Each version stays.
create table year_paper (
  kind text not null,
  year integer not null,
  version integer not null,
  written_by blob not null,
  written_at integer not null,
  body text not null,
  primary key (kind, year, version)
) strict;
