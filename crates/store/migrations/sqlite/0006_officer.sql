-- The day by which an answer was promised; the score of 6.4 stays with due_on.
alter table complaint add column promised_on text;
update complaint set promised_on = due_on;
-- The day on which the complainant is asked how it went (2.2); nothing when he is not to be asked.
-- Who got his answer before this migration is not asked any more.
alter table complaint add column survey_on text;
create index complaint_by_survey on complaint (survey_on, id) where survey_on is not null;
