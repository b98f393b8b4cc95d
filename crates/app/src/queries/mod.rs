//! What pages ask: each question is one read, under the one rule of who may see what.
pub mod deliveries;
pub mod dossier;
mod hiding;
mod links;
pub(crate) mod several;
pub mod worklist;
