//! A step that is not possible now has no form: only why not, and what can be done.
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::CommandKind;

use super::road::{self, Link};
use crate::text::Tongue;

pub(super) struct Blocked {
    pub(super) why: String,
    pub(super) instead_title: String,
    pub(super) instead: Vec<Link>,
    pub(super) back: String,
}

impl Blocked {
    /// Nothing when the step is possible.
    pub(super) fn of(dossier: &Dossier, kind: CommandKind, tongue: Tongue) -> Option<Self> {
        let refusal = dossier.permit(kind).err()?;
        Some(Self {
            why: tongue.refusal(&refusal),
            instead_title: tongue.say("form-instead"),
            instead: road::instead(dossier, &refusal, tongue),
            back: tongue.say("form-back"),
        })
    }
}
