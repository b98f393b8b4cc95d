//! Pages: a handler reads the request, calls app, picks a page. Read `routes` first.
mod accounts;
mod administration;
pub mod assets;
pub mod brand;
mod complaints;
pub mod fields;
mod form;
mod frame;
mod interrupted;
mod kept_files;
pub mod page;
pub mod parts;
mod pointing;
mod post;
mod problem;
mod routes;
mod sent_files;
mod session;
mod site;
mod state;
mod submitted;
mod text;
mod today;
mod visitors;
mod worklist;

pub use routes::{around, router};
pub use state::{Demonstration, Web, WebSettings};
