//! Every use case runs on a fresh `SQLite` file and on a fresh `PostgreSQL` database.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod absences;
mod accounts;
mod administration;
mod agreement;
mod agreements;
mod analysis;
mod announcements;
mod annual;
mod collection;
mod compliance;
mod correspondence;
#[path = "../../../store/tests/it/databases.rs"]
mod databases;
mod feed;
mod figures;
mod letter_checks;
mod letters;
mod mail_abuse;
mod mail_desk;
mod mail_in;
mod mailbox;
mod mailbox_token;
mod mirror;
mod organisation;
mod outsider;
mod parties;
mod post_room;
mod procedure;
mod readings;
mod recommendations;
mod register_changes;
mod reminders;
mod reminders_many;
mod representatives;
mod roads;
mod scanning;
mod search;
mod several;
mod story;
mod surveys;
mod tasks;
mod templates;
mod test_app;
mod year;
mod year_papers;
