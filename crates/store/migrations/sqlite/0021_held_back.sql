-- How many forms of the public were held back on a day because too many came from one place.
create table held_back (
  day text primary key,
  forms integer not null
) strict;
