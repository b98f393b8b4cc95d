-- What must happen in the dossiers, computed from their facts and written with them.
create table task (
  complaint uuid not null references complaint (id),
  kind text not null,
  assignee text not null,
  -- Whose it is, where that is one person.
  person uuid,
  -- Of a task for a second person: who was the first.
  not_for uuid,
  due_on text not null,
  -- Of a task about one of several commitments.
  commitment uuid
);
create index task_by_complaint on task (complaint);
create index task_by_person on task (person, due_on, complaint);
create index task_by_assignee on task (assignee, due_on, complaint);
