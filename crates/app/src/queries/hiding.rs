//! What somebody may not read of a dossier, taken out of its words before a page looks for them.
use std::collections::HashSet;

use serde::Deserialize as _;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::ids::ContentId;
use weerklank_domain::text::Text;
use weerklank_store::content::WordsById;
use weerklank_store::dossiers::StoredEntry;

/// Takes out what this person may not read.
pub(crate) fn hide(
    words: &mut WordsById,
    complaint: &Complaint,
    reads_name: bool,
    (seen, unseen): (&[StoredEntry], &[StoredEntry]),
) {
    hide_unseen(words, complaint, (seen, unseen));
    if !reads_name {
        hide_names(words, complaint, seen.iter().chain(unseen));
        hide_representatives(words, seen.iter().chain(unseen));
    }
}

/// The words of entries that this person may not see, wherever a page might look for them. The
/// complainant's name and card have a rule of their own (4.2).
fn hide_unseen(
    words: &mut WordsById,
    complaint: &Complaint,
    (seen, unseen): (&[StoredEntry], &[StoredEntry]),
) {
    if unseen.is_empty() {
        return;
    }
    let mut shown: HashSet<ContentId> =
        seen.iter().flat_map(|seen| texts_of(&seen.entry.event)).map(|text| text.id).collect();
    let complainant = &complaint.complainant;
    shown.insert(complainant.name.id);
    shown.extend(complainant.card.map(|card| card.id));
    let hidden = unseen.iter().flat_map(|unseen| texts_of(&unseen.entry.event));
    for text in hidden.filter(|text| !shown.contains(&text.id)) {
        words.hide(&text);
    }
}

/// Every reference to words in an event; whatever it holds, it is written as a [`Text`].
pub(crate) fn texts_of(event: &Event) -> Vec<Text> {
    let mut found = Vec::new();
    let mut open: Vec<_> = serde_json::to_value(event).into_iter().collect();
    while let Some(value) = open.pop() {
        match value {
            serde_json::Value::Object(fields) => {
                if fields.len() == 2
                    && let Ok(text) = Text::deserialize(serde_json::Value::from(fields.clone()))
                {
                    found.push(text);
                }
                open.extend(fields.into_iter().map(|(_, inner)| inner));
            }
            serde_json::Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    found
}

/// Who acts for the complainant gives away who that is.
fn hide_representatives<'a>(words: &mut WordsById, entries: impl Iterator<Item = &'a StoredEntry>) {
    let named = entries.filter_map(|stored| match &stored.entry.event {
        Event::Recorded { recording } => recording.representative.as_ref(),
        Event::RepresentativeNamed { representative } => Some(representative),
        _ => None,
    });
    for representative in named {
        words.hide(&representative.name);
        if let Some(card) = &representative.card {
            words.hide(card);
        }
    }
}

/// The name and addresses of the complainant, those of before a change included.
fn hide_names<'a>(
    words: &mut WordsById,
    complaint: &'a Complaint,
    entries: impl Iterator<Item = &'a StoredEntry>,
) {
    let earlier = entries.filter_map(|stored| match &stored.entry.event {
        Event::Recorded { recording } => Some(&recording.complainant),
        Event::ComplainantChanged { complainant } => Some(complainant),
        Event::PartySucceeded { succession } => Some(&succession.successor),
        _ => None,
    });
    for complainant in earlier.chain([&complaint.complainant]) {
        words.hide(&complainant.name);
        if let Some(card) = &complainant.card {
            words.hide(card);
        }
    }
}
