-- Of what somebody was reminded, so that nobody hears it twice.
create table reminder (
  complaint blob not null references complaint (id),
  -- Task, day, occasion and hearer.
  key text not null,
  person blob not null,
  told_at integer not null,
  -- The mail that told it.
  outbox blob not null,
  primary key (complaint, key, person)
) strict;
create index reminder_by_outbox on reminder (outbox, person);

-- Who does what only one may do at a time, and until when without a word from him.
create table lease (
  name text primary key,
  holder blob not null,
  leased_until integer not null
) strict;

-- Under which secret address a person's calendar is read; the digest alone is kept.
create table feed (
  person blob primary key references person (id),
  token_digest blob not null unique,
  created_at integer not null
) strict;

-- Whether a person is told at once, or once a day.
alter table person add column reminders text not null default 'digest';

-- Why a task is due on its day: how it was counted, from which day, how many days.
alter table task add column counting text not null default 'named';
alter table task add column counted_from text;
alter table task add column counted_days integer not null default 0;
create index task_by_day on task (due_on, complaint);
