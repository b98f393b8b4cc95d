//! To whom a letter or mail goes, said before it is sent and not after (1, transition 32).
use weerklank_app::card::is_mail_address;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::rules::ch1_definitions::{
    the_representative_gets_the_receipt_only, written_to,
};

use crate::text::Tongue;

/// Who is meant: the complainant may have his post sent to who acts for him.
fn readers(dossier: &Dossier, to: Correspondent) -> Vec<Correspondent> {
    match to {
        Correspondent::Complainant => written_to(&dossier.complaint, dossier.today),
        other => vec![other],
    }
}

/// Whether a mail can reach one of them at least.
pub(super) fn reached_by_mail(dossier: &Dossier, to: Correspondent) -> bool {
    readers(dossier, to).into_iter().any(|reader| match reader {
        Correspondent::Complainant => is_mail_address(&dossier.card().email),
        Correspondent::Representative => is_mail_address(&dossier.representative_card().email),
        Correspondent::Partner | Correspondent::ThirdParty => true,
    })
}

/// To whom it goes, and why not to somebody else.
pub(super) fn told(dossier: &Dossier, to: Correspondent, tongue: Tongue) -> Vec<String> {
    let named: Vec<String> = readers(dossier, to)
        .into_iter()
        .map(|reader| named(dossier, reader, tongue))
        .filter(|name| !name.is_empty())
        .collect();
    let mut told = Vec::new();
    if !named.is_empty() {
        let and = format!(" {} ", tongue.say("writing-and"));
        told.push(tongue.say_with("writing-goes-to", &[("who", &named.join(&and))]));
    }
    let complaint = &dossier.complaint;
    let waits = the_representative_gets_the_receipt_only(complaint, dossier.today);
    if to == Correspondent::Complainant && waits {
        told.push(tongue.say("writing-no-authorisation"));
    }
    if complaint.is_signal() && to == Correspondent::Complainant {
        told.push(tongue.say("writing-signal"));
    }
    told
}

/// "mevrouw De Vries (devries@example.nl)"
fn named(dossier: &Dossier, reader: Correspondent, tongue: Tongue) -> String {
    let complaint = &dossier.complaint;
    let (name, mail) = match reader {
        Correspondent::Complainant => {
            (dossier.said(&complaint.complainant.name), dossier.card().email)
        }
        Correspondent::Representative => {
            let represented = complaint.represented.as_ref();
            let name = represented.and_then(|known| dossier.said(&known.representative.name));
            (name, dossier.representative_card().email)
        }
        Correspondent::Partner => {
            (dossier.adviser.as_deref().or(dossier.firm.as_deref()), String::new())
        }
        Correspondent::ThirdParty => return String::new(),
    };
    let name = name.map_or_else(|| tongue.say("timeline-not-shown"), str::to_owned);
    if mail.is_empty() { name } else { format!("{name} ({mail})") }
}
