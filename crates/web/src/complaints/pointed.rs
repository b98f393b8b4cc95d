//! How the complainant was pointed to the procedure before: proof for the step that asks it (3.1).
use weerklank_app::AppError;
use weerklank_app::pointing_out::PointingWay;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::facts::Way;

use super::controls::Controls;
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;

/// Carries what was found, for the page that is shown again.
const FIELD: &str = "pointed_out";

/// Fills the form from the last time that he was pointed to it, when nothing was noted yet.
pub(super) async fn fill_in(
    web: &Web,
    (reader, dossier): (&SignedIn, &Dossier),
    known: &mut Submitted,
) -> Result<(), AppError> {
    let found = match web.app.pointed_out_to(reader.actor(), dossier).await {
        // Whoever points nobody to it has nothing to find.
        Err(AppError::NotAllowed) => return Ok(()),
        found => found?,
    };
    let Some(last) = found.first() else { return Ok(()) };
    let tongue = reader.tongue();
    let on = local_date(last.at);
    let way = tongue.label("pointing-way", last.way.key());
    let (day, version) = (tongue.long_day(on), last.version.to_string());
    let said = [("name", last.by.as_str()), ("day", &day), ("way", &way), ("version", &version)];
    known.set(FIELD, tongue.say_with("pointed-before", &said));
    if dossier.complaint.informed.is_none() {
        known.set_date("informed_on", on);
        known.set("told_where_to_read", "yes");
        known.set("informed_way", told_by(last.way).key());
    }
    Ok(())
}

pub(super) fn draw(form: &mut Controls<'_>) {
    let said = form.typed(FIELD);
    if !said.is_empty() {
        form.note(said);
        form.hidden(FIELD, said);
    }
}

fn told_by(way: PointingWay) -> Way {
    match way {
        PointingWay::Email | PointingWay::Text => Way::Email,
        PointingWay::Card => Way::Conversation,
    }
}
