//! Whose a task can be.
use super::facts::keyed;

keyed! {
    /// Whose task it is.
    Assignee {
        Officer = "officer", Partner = "partner", Registrar = "registrar",
        SecondOfficer = "second_officer", Management = "management",
        Outsider = "outsider",
        /// Or who acts for him. He has no account: it is waited for.
        Complainant = "complainant",
    }
}
