//! Earlier complaints, and those that may be the same one: in what they are alike.
use weerklank_app::card::ContactCard;
use weerklank_app::lists::Lists;
use weerklank_app::search::{Similar, SimilarTo};
use weerklank_domain::people::Subject;

use super::recording::subject;
use crate::parts::Fact;
use crate::session::SignedIn;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

/// Asks for the list before anything is saved.
pub(super) const LOOK: &str = "look";

/// Complaints like the one that stands on the form; none while nothing was typed that could be
/// alike. A list that can't be made is no reason to keep the form from who fills it in.
pub(super) async fn to_typed(
    web: &Web,
    reader: &SignedIn,
    (sent, lists): (&Submitted, &Lists),
) -> Vec<Fact> {
    let said = ["expression", "name", "company", "email", "phone"];
    if said.iter().all(|name| sent.text(name).trim().is_empty()) {
        return vec![];
    }
    let typed = |name: &str| sent.text(name).trim().to_owned();
    let to = SimilarTo {
        name: typed("name"),
        card: ContactCard {
            company: typed("company"),
            email: typed("email"),
            phone: typed("phone"),
            ..ContactCard::default()
        },
        adviser: match subject(sent.text("about"), None, lists) {
            Some(Subject::Partner { adviser, .. }) => adviser,
            _ => None,
        },
        received_on: sent.date("received_on").unwrap_or_else(|_| web.today()),
        expression: typed("expression"),
        ..SimilarTo::default()
    };
    match web.app.similar(reader.actor(), to).await {
        Ok(similar) => facts(&similar, reader.tongue()),
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "could not look for complaints like one that is not saved yet"
            );
            vec![]
        }
    }
}

/// Whether there are any, for who asked; for who did not, only when there are.
pub(super) fn looked(sent: &Submitted, similar: &[Fact], tongue: Tongue) -> String {
    match (sent.text(LOOK), similar.is_empty()) {
        ("", true) => String::new(),
        (_, true) => tongue.say("recording-looked-none"),
        (_, false) => tongue.say("recording-looked"),
    }
}

pub(super) fn facts(similar: &[Similar], tongue: Tongue) -> Vec<Fact> {
    similar.iter().map(|similar| fact(similar, tongue)).collect()
}

fn fact(similar: &Similar, tongue: Tongue) -> Fact {
    let alike: Vec<String> =
        similar.likeness.iter().map(|likeness| tongue.label("similar", likeness.key())).collect();
    let known = [
        similar.complainant.clone(),
        Some(tongue.day(similar.received_on)),
        Some(tongue.label("stage", &similar.stage)),
    ];
    Fact {
        term: alike.join(", "),
        text: similar.reference.to_string(),
        href: format!("/klachten/{}", similar.reference),
        detail: known.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}
