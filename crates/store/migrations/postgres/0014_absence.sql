-- Who is away when, and who does his work meanwhile (transition 31). Nothing as last day: not known.
create table absence (
  id uuid primary key,
  person uuid not null references person (id),
  from_on text not null,
  until_on text,
  stand_in uuid references person (id),
  noted_by uuid not null,
  noted_at bigint not null
);
create index absence_by_person on absence (person, from_on);
create index absence_by_stand_in on absence (stand_in, from_on);

-- The day on which questions are asked, for views, which know no now.
create table today (
  id integer primary key check (id = 1),
  day text not null
);
insert into today (id, day) values (1, '1000-01-01');

-- Whose work somebody does on this day: his own, and that of whom he stands in for.
create view acting as
select p.id as person, p.id as acts_for from person p
union all
select s.stand_in as person, s.person as acts_for from absence s
join today d on d.id = 1 and s.from_on <= d.day and (s.until_on is null or s.until_on >= d.day)
where s.stand_in is not null;

-- Who was away without a period is so until he says otherwise.
insert into absence (id, person, from_on, until_on, stand_in, noted_by, noted_at)
select id, id, '2026-01-01', null, null, id, 0 from person where present = 0;

-- A stand-in sees what the one sees for whom he stands in, but for what came to him as management.
create or replace view visible as
select p.id as person, c.id as complaint, c.*
from person p, complaint c
where p.active = 1
  and not exists (select 1 from excluded x where x.person = p.id and x.complaint = c.id)
  and (p.roles like '%officer%'
    or exists (select 1 from access a where a.person = p.id and a.complaint = c.id)
    or exists (select 1 from absence s
      join today d on d.id = 1 and s.from_on <= d.day and (s.until_on is null or s.until_on >= d.day)
      join access a on a.person = s.person
      where s.stand_in = p.id and a.complaint = c.id
        and a.ground not in ('escalation', 'outsider')));
