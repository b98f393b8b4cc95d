//! The facts beside a dossier: parties, form, files, deviations.
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::facts::{Classification, ItemKey, Nature, Notice, Remedies};
use weerklank_domain::people::Subject;
use weerklank_domain::text::Text;

use super::relation;
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
    if let Some(relation) = relation(dossier, tongue) {
        facts.push(relation);
    }
    facts.push(fact(tongue, "dossier-subject", subject(dossier, tongue)));
    let complainant = &complaint.complainant;
    facts.push(fact(
        tongue,
        "sheet-language",
        tongue.label("language", complainant.language.tag()),
    ));
    let shared = tongue.label("confidentiality", complainant.confidentiality.key());
    facts.push(fact(tongue, "sheet-confidentiality", shared));
    facts.extend(representative(dossier, tongue));
    facts
}

/// Who acts for the complainant, whether he may, and who gets the post (1, transition 32).
fn representative(dossier: &Dossier, tongue: Tongue) -> Vec<Fact> {
    let Some(represented) = &dossier.complaint.represented else { return vec![] };
    let known = &represented.representative;
    let card = dossier.representative_card();
    let name = dossier.said(&known.name).map(str::to_owned);
    let name = name.unwrap_or_else(|| tongue.say("timeline-not-shown"));
    let contact = [card.company, card.email, card.phone, card.address.replace('\n', ", ")];
    let contact: Vec<String> = contact.into_iter().filter(|text| !text.is_empty()).collect();
    let state = represented.state(dossier.today);
    let held = represented.authorisation.as_ref();
    let scope = held.map(|held| tongue.label("authorisation_scope", held.scope.key()));
    let until = held.and_then(|held| held.valid_until).map(|until| {
        tongue.say_with("timeline-valid-until", &[("until", &tongue.long_day(until))])
    });
    let detail: Vec<String> = scope.into_iter().chain(until).collect();
    let acting = format!("{name} ({})", tongue.label("capacity", known.capacity.key()));
    let post = tongue.label("correspondence_to", known.correspondence_to.key());
    vec![
        Fact { detail: contact.join(", "), ..fact(tongue, "sheet-representative", acting) },
        Fact {
            detail: detail.join(". "),
            ..fact(tongue, "sheet-authorisation", tongue.label("authorisation_state", state.key()))
        },
        fact(tongue, "sheet-correspondence-to", post),
    ]
}

/// The relation of the register, or the way to link it for who can.
fn relation(dossier: &Dossier, tongue: Tongue) -> Option<Fact> {
    let can_link = relation::may_link(dossier);
    let text = match &dossier.relation {
        Some(known) => known.clone(),
        None if can_link => tongue.say("relation-find"),
        None => return None,
    };
    let reference = dossier.complaint.recording.reference;
    let href = if can_link { format!("/klachten/{reference}/relatie") } else { String::new() };
    Some(Fact { href, ..fact(tongue, "relation-term", text) })
}

/// What the complainant wants, and what else is known of the matter.
pub(super) fn asked(dossier: &Dossier, tongue: Tongue) -> Vec<Fact> {
    let intake = &dossier.complaint.intake;
    let said = |text: Option<Text>| text.and_then(|text| dossier.said(&text)).map(str::to_owned);
    let facts = [
        ("sheet-wish", said(intake.wish)),
        ("sheet-claims-money", intake.claims_money.then(|| tongue.say("sheet-yes"))),
        ("sheet-urgent-on", intake.urgent_on.map(|on| tongue.long_day(on))),
        (
            "sheet-service",
            intake.service.as_ref().map(|item| label(dossier, "service", item, tongue)),
        ),
        ("sheet-happened", said(intake.happened)),
        ("sheet-discussed-before", said(intake.discussed_before)),
        ("sheet-support", said(intake.support_needed)),
        ("sheet-severity", intake.severity.map(|level| tongue.label("level", level.key()))),
    ];
    let known = facts.into_iter().filter_map(|(key, text)| Some((key, text?)));
    known.map(|(key, text)| fact(tongue, key, text)).collect()
}

/// What is done to put it right, and what was promised (2.2).
pub(super) fn remedies(dossier: &Dossier, tongue: Tongue) -> Vec<Fact> {
    if !dossier.sees_officer_matters() {
        return vec![];
    }
    let said = |text| dossier.said(&text).unwrap_or_default().to_owned();
    let mut facts = vec![];
    if let Some(remedies) = &dossier.complaint.remedies {
        facts.push(Fact {
            detail: remedies.explanation.map(said).unwrap_or_default(),
            ..fact(tongue, "sheet-remedies", remedied(dossier, remedies, tongue))
        });
    }
    for made in &dossier.complaint.commitments {
        let due = tongue.say_with(
            "dossier-commitment",
            &[("who", &said(made.who)), ("on", &tongue.day(made.due_on))],
        );
        let kept = made.kept.as_ref().map(|kept| {
            tongue.say_with("dossier-commitment-kept", &[("on", &tongue.day(kept.on))])
        });
        facts.push(Fact {
            detail: kept.unwrap_or(due),
            ..fact(tongue, "dossier-commitment-made", said(made.what))
        });
    }
    facts
}

/// "Excuses, Vergoeding; € 385,00"
pub(super) fn remedied(dossier: &Dossier, remedies: &Remedies, tongue: Tongue) -> String {
    let items = remedies.items.iter().map(|item| label(dossier, "remedy", item, tongue));
    let items = items.collect::<Vec<_>>().join(", ");
    let amount = remedies.amount_cents.map(|cents| tongue.money(cents));
    let parts = [Some(items).filter(|items| !items.is_empty()), amount];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// What the settings call an item; its key when they no longer know it.
pub(super) fn label(dossier: &Dossier, list: &str, item: &ItemKey, tongue: Tongue) -> String {
    dossier.lists.label(list, &item.0, tongue.0).unwrap_or(&item.0).to_owned()
}

/// "Mondeling; Kwaliteit van de dienstverlening (Te laat of termijn gemist)"
pub(super) fn classified(dossier: &Dossier, known: &Classification, tongue: Tongue) -> String {
    let nature = |nature: Nature| tongue.nature(&dossier.lists, nature);
    let manner = tongue.label("manner", known.manner.key());
    let main = nature(known.nature);
    match &known.subcategory {
        Some(item) => format!("{manner}; {main} ({})", label(dossier, "subcategory", item, tongue)),
        None => format!("{manner}; {main}"),
    }
}

/// Who is complained about, in words.
fn subject(dossier: &Dossier, tongue: Tongue) -> String {
    match dossier.complaint.subject {
        Subject::Unknown { named } => match named.and_then(|named| dossier.said(&named)) {
            Some(named) => tongue.say_with("dossier-subject-named", &[("name", named)]),
            None => tongue.say("dossier-subject-unknown"),
        },
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
        fact(tongue, "sheet-manner-first", tongue.label("manner", recording.manner.key())),
        fact(tongue, "dossier-recorded-by", name(recording.recorded_by)),
    ];
    let told = |notice: &Notice| {
        format!("{}, {}", tongue.label("way", notice.way.key()), tongue.day(notice.on))
    };
    if let Some(registered) = complaint.registered {
        let text = format!("{}, {}", name(registered.by), tongue.day(registered.on));
        facts.push(fact(tongue, "dossier-registered", text));
    }
    if let Some(known) = complaint.classification() {
        let further: Vec<_> =
            known.further.iter().map(|nature| tongue.nature(&dossier.lists, *nature)).collect();
        facts.push(Fact {
            detail: further.join(", "),
            ..fact(tongue, "dossier-classified", classified(dossier, known, tongue))
        });
    }
    let notices = [
        ("sheet-partner-notified", complaint.partner_notified.as_ref().map(told)),
        ("sheet-acknowledged", complaint.acknowledged.as_ref().map(told)),
        ("sheet-informed", complaint.informed.as_ref().map(|informed| tongue.day(informed.on))),
    ];
    let known = notices.into_iter().filter_map(|(key, text)| Some((key, text?)));
    facts.extend(known.map(|(key, text)| fact(tongue, key, text)));
    let round = complaint.rounds.len().to_string();
    facts.push(fact(tongue, "dossier-round", round));
    facts
}

/// Letters and attachments, to download.
pub(super) fn files(dossier: &Dossier, tongue: Tongue) -> Vec<FileLink> {
    let reference = dossier.complaint.recording.reference;
    dossier
        .files
        .iter()
        .map(|file| FileLink {
            name: file.name.clone(),
            href: format!("/klachten/{reference}/bestanden/{}", file.id),
            detail: size(file.size_bytes),
            warning: super::files::warning(dossier, file.id, tongue),
            preview: super::files::preview_href(dossier, file),
            preview_label: tongue.say("dossier-file-show"),
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
