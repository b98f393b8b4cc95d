-- Of what somebody was reminded, so that nobody hears it twice.
create table reminder (
  complaint uuid not null references complaint (id),
  -- Task, day, occasion and hearer.
  key text not null,
  person uuid not null,
  told_at bigint not null,
  -- The mail that told it.
  outbox uuid not null,
  primary key (complaint, key, person)
);
create index reminder_by_outbox on reminder (outbox, person);

-- Who does what only one may do at a time, and until when without a word from him.
create table lease (
  name text primary key,
  holder uuid not null,
  leased_until bigint not null
);

-- Under which secret address a person's calendar is read; the digest alone is kept.
create table feed (
  person uuid primary key references person (id),
  token_digest bytea not null unique,
  created_at bigint not null
);

-- Whether a person is told at once, or once a day.
alter table person add column reminders text not null default 'digest';

-- Why a task is due on its day: how it was counted, from which day, how many days.
alter table task add column counting text not null default 'named';
alter table task add column counted_from text;
alter table task add column counted_days bigint not null default 0;
create index task_by_day on task (due_on, complaint);
