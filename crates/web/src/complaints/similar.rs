//! Earlier complaints, and those that may be the same one: in what they are alike.
use weerklank_app::search::Similar;

use crate::parts::Fact;
use crate::text::Tongue;

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
