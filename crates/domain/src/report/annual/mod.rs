//! The annual report (7.2, 7.3): its sections, who reads which of them, and how it comes about.
//! Read `section`, then `edition`; `suppression` keeps few people out of sight of everybody.
mod edition;
mod material;
mod section;
mod suppression;

pub use edition::{Edition, Frozen, Refused, SIGNERS, Signature, Written};
pub use material::{Amounts, CASES_MAX, CaseLine, Material};
pub use section::{Section, Version};
pub use suppression::{BREAKDOWN_MIN, CELL_MIN, Suppressed, suppress};
