//! What was told beside the complaint itself, and how the complainant was told of the procedure.
use weerklank_domain::complaint::facts::{Channel, Intake, Way};

use super::reading::Reading;

/// What a talk sheet asks besides what was said.
pub(super) fn beside(form: &mut Reading<'_>) -> Option<Box<Intake>> {
    let (happened, wish) = (form.optional_text("happened"), form.optional_text("wish"));
    let told = happened.is_some() || wish.is_some();
    told.then(|| Box::new(Intake { happened, wish, ..Intake::default() }))
}

/// Told in the same contact in which the complaint came.
pub(super) fn by(channel: Channel) -> Way {
    match channel {
        Channel::Telephone | Channel::Voicemail => Way::Telephone,
        Channel::Letter => Way::Letter,
        Channel::Conversation => Way::Conversation,
        Channel::WebForm
        | Channel::Email
        | Channel::Chat
        | Channel::ThirdParty
        | Channel::SocialMedia => Way::Email,
    }
}
