-- The day by which an answer was promised; the score of 6.4 stays with due_on.
alter table complaint add column promised_on text;
update complaint set promised_on = due_on;
-- The day on which the complainant is asked how it went (2.2); nothing when he is not to be asked.
-- Who got his answer before this migration is not asked any more.
alter table complaint add column survey_on text;
create index complaint_by_survey on complaint (survey_on, id) where survey_on is not null;
-- Here a view keeps the columns that its tables had when it was made.
create or replace view visible as
select p.id as person, c.id as complaint, c.*
from person p, complaint c
where p.active = 1
  and not exists (select 1 from excluded x where x.person = p.id and x.complaint = c.id)
  and (p.roles like '%officer%'
    or exists (select 1 from access a where a.person = p.id and a.complaint = c.id));
