//! Pages, answered in this process: the router on a fresh database with a fixed cast.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod abuse;
mod access_code;
mod accounts;
mod administration;
mod answers;
mod browser;
mod classes;
mod compliance;
mod desk;
mod faults;
mod files;
mod harness;
mod html;
mod incoming;
mod interrupted;
mod letter_checks;
mod mail_server;
mod outages;
mod pages;
mod pointing;
mod post;
mod relation;
mod reminders;
mod representative;
mod routes;
mod scanned;
mod search;
mod snapshots;
mod steps;
mod talk;
mod templates;
mod visibility;
mod visitors;
mod world;
mod writing;
