//! The program itself, run as people run it.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod backup;
mod calendar;
mod crash;
mod demo;
mod doctor;
mod figures;
mod files;
mod house;
mod http;
mod mail_in;
mod program;
mod serve;
mod settings;
mod statistics;
mod taken_over;
mod user;
mod verify;
