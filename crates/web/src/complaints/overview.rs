//! The facts beside a dossier: parties, form, files, deviations.
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::people::Subject;

use crate::parts::{Fact, FileLink};
use crate::text::Tongue;

fn fact(tongue: Tongue, key: &str, text: impl Into<String>) -> Fact {
    Fact { term: tongue.say(key), text: text.into(), ..Fact::default() }
}

/// The two sides, as far as this reader may know them.
pub(super) fn parties(dossier: &Dossier, tongue: Tongue) -> Vec<Fact> {
    let complaint = &dossier.complaint;
    let card = dossier.card();
    let name = dossier.said(&complaint.complainant.name).map(str::to_owned);
    let name = name.unwrap_or_else(|| tongue.say("timeline-not-shown"));
    let mut facts = vec![
        fact(tongue, "dossier-complainant", name),
        fact(
            tongue,
            "dossier-complainant-kind",
            tongue.label("complainant_kind", complaint.complainant.kind.key()),
        ),
    ];
    let contact = [
        ("dossier-company", card.company),
        ("dossier-email", card.email),
        ("dossier-phone", card.phone),
        ("dossier-address", card.address.replace('\n', ", ")),
    ];
    let filled = contact.into_iter().filter(|(_, text)| !text.is_empty());
    facts.extend(filled.map(|(key, text)| fact(tongue, key, text)));
    facts.push(fact(tongue, "dossier-subject", subject(dossier, tongue)));
    facts
}

/// Who is complained about, in words.
fn subject(dossier: &Dossier, tongue: Tongue) -> String {
    match dossier.complaint.subject {
        Subject::Unknown { named } => {
            let named = named.and_then(|named| dossier.said(&named)).unwrap_or_default();
            format!("{} {named}", tongue.say("dossier-subject-unknown")).trim().to_owned()
        }
        Subject::Organisation => tongue.say("dossier-subject-organisation"),
        Subject::Partner { .. } => {
            let names = [dossier.adviser.clone(), dossier.firm.clone()];
            names.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Subject::Officer { person } => {
            let name = dossier.name_of(person).unwrap_or_default().to_owned();
            format!("{name} ({})", tongue.label("role", "officer"))
        }
    }
}

/// What the form holds of receipt, registration and classification.
pub(super) fn form(dossier: &Dossier, tongue: Tongue) -> Vec<Fact> {
    let complaint = &dossier.complaint;
    let recording = &complaint.recording;
    let name = |person| dossier.name_of(person).unwrap_or_default().to_owned();
    let mut facts = vec![
        fact(tongue, "dossier-received", tongue.long_day(complaint.received_on)),
        fact(tongue, "dossier-door", tongue.label("door", recording.door.key())),
        fact(tongue, "dossier-channel", tongue.label("channel", recording.channel.key())),
        fact(tongue, "dossier-recorded-by", name(recording.recorded_by)),
    ];
    if let Some(registered) = complaint.registered {
        let text = format!("{}, {}", name(registered.by), tongue.day(registered.on));
        facts.push(fact(tongue, "dossier-registered", text));
    }
    if let Some(known) = complaint.classification() {
        let manner = tongue.label("manner", known.manner.key());
        let nature = tongue.label("nature", known.nature.key());
        facts.push(fact(tongue, "dossier-classified", format!("{manner}; {nature}")));
    }
    let round = complaint.rounds.len().to_string();
    facts.push(fact(tongue, "dossier-round", round));
    facts
}

/// Letters and attachments, to download.
pub(super) fn files(dossier: &Dossier, _: Tongue) -> Vec<FileLink> {
    let reference = dossier.complaint.recording.reference;
    dossier
        .files
        .iter()
        .map(|file| FileLink {
            name: file.name.clone(),
            href: format!("/klachten/{reference}/bestanden/{}", file.id),
            detail: size(file.size_bytes),
        })
        .collect()
}

/// "84 kB"
fn size(bytes: u64) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}

/// Where reality left the procedure, and why (principle 2).
pub(super) fn deviations(dossier: &Dossier, tongue: Tongue) -> Vec<Fact> {
    dossier
        .complaint
        .deviations
        .iter()
        .map(|deviation| Fact {
            term: tongue.article(deviation.article),
            text: tongue.label("deviation_cause", deviation.cause.key()),
            detail: deviation
                .reason
                .and_then(|reason| dossier.said(&reason))
                .unwrap_or_default()
                .to_owned(),
            ..Fact::default()
        })
        .collect()
}
