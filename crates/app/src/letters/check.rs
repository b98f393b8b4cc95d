//! The letter that can't forget: what is looked at before it goes, for the page on which it is
//! written and, the same, when it is sent (6.4, 6.5).
use jiff::civil::Date;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{Commitment, LetterKind};
use weerklank_domain::complaint::letter::{
    About, LetterCheck, LetterFault, NamedDay, fault_of_day, tells_the_route,
};
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::ch6_responsibilities::every_point_is_answered;
use weerklank_texts::t;
use weerklank_texts::written::{self, WrittenDay};

use super::{Desk, links, saved_draft};
use crate::{App, AppError};

/// The words around "your complaint" by which a sentence tells that it was received.
const RECEIVED: [&str; 6] =
    ["ontving", "ontvingen", "ontvangen", "ontvangst", "received", "receipt"];
const YOUR_COMPLAINT: [&str; 2] = ["uw klacht", "your complaint"];
/// Before these words something else was received: an answer to it, a mail about it.
const NOT_ITSELF: [&str; 10] =
    ["op", "over", "bij", "naar", "met", "in", "to", "about", "on", "with"];
const FOUR_WEEKS: [&str; 4] = ["vier weken", "28 dagen", "four weeks", "28 days"];

/// One thing that is looked at, and what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub check: LetterCheck,
    pub faults: Vec<LetterFault>,
}

impl App {
    /// What holds the letter back: of what was typed, or else of what was saved, or else of what
    /// it would begin with. In the order of the list, those without a fault too.
    pub async fn letter_checks(
        &self,
        by: &Actor,
        reference: Reference,
        body: Option<String>,
    ) -> Result<Vec<Checked>, AppError> {
        let desk = self.letter_desk(by, reference).await?;
        let body = match body.or_else(|| saved_draft(&desk)) {
            Some(body) => body,
            None => self.begun(&desk).await?.text,
        };
        let faults = self.letter_faults(&desk, &body).await?;
        let kind = desk.dossier.complaint.letter_kind();
        let asked = LetterCheck::ALL.iter().copied().filter(|check| is_asked(*check, kind));
        Ok(asked
            .map(|check| Checked {
                check,
                faults: faults.iter().filter(|one| one.check() == check).cloned().collect(),
            })
            .collect())
    }

    /// Everything that holds this letter back.
    pub(super) async fn letter_faults(
        &self,
        desk: &Desk,
        body: &str,
    ) -> Result<Vec<LetterFault>, AppError> {
        let versions = self.procedures().await?;
        let published: Vec<u32> = versions.versions.iter().map(|version| version.number).collect();
        let mut faults: Vec<LetterFault> = points(desk, body).into_iter().collect();
        faults.extend(commitments(desk, body));
        faults.extend(days(desk, body));
        faults.extend(links::faults(body, (&desk.public_url, &published)));
        faults.extend(route(desk, body));
        Ok(faults)
    }
}

/// Whether this kind of letter has it at all.
fn is_asked(check: LetterCheck, kind: LetterKind) -> bool {
    match check {
        LetterCheck::Points | LetterCheck::Commitments => kind == LetterKind::Decision,
        LetterCheck::Dates | LetterCheck::Links => true,
        LetterCheck::Route => tells_the_route(kind),
    }
}

/// The rules look at the points; the letter may have been saved before they were answered.
fn points(desk: &Desk, body: &str) -> Option<LetterFault> {
    let complaint = &desk.dossier.complaint;
    let decides = complaint.letter_kind() == LetterKind::Decision;
    let open = decides && every_point_is_answered(complaint).is_err();
    let says_so = body.contains(&t(desk.language, "letters-point-unanswered"));
    (open || says_so).then_some(LetterFault::PointUnanswered)
}

/// Art. 2.2: each promise stands in the letter with who keeps it and by when.
fn commitments(desk: &Desk, body: &str) -> Vec<LetterFault> {
    let complaint = &desk.dossier.complaint;
    if complaint.letter_kind() != LetterKind::Decision {
        return vec![];
    }
    let letter = plain(body);
    let named: Vec<WrittenDay> = written::days(body);
    let mut faults = Vec::new();
    for made in complaint.commitments.iter().filter(|made| made.kept.is_none()) {
        let commitment = made.id;
        if !owner_is_told(desk, made, &letter) {
            faults.push(LetterFault::OwnerUntold { commitment });
        }
        let on = made.due_on;
        if !named.iter().any(|day| day.in_year(on.year()) == Some(on)) {
            faults.push(LetterFault::DateUntold { commitment });
        }
    }
    faults
}

/// An owner whose name was erased can't be asked for.
fn owner_is_told(desk: &Desk, made: &Commitment, letter: &str) -> bool {
    let who = desk.dossier.said(&made.who);
    who.is_none_or(|who| letter.contains(&plain(who)))
}

/// In small letters, one space between words.
fn plain(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn days(desk: &Desk, body: &str) -> Vec<LetterFault> {
    let dossier = &desk.dossier;
    let complaint = &dossier.complaint;
    let year = dossier.today.year();
    let found = written::days(body);
    let known = known_days(desk);
    let mut faults = Vec::new();
    for day in &found {
        let date = day.in_year(year);
        let fits = |date: Date| {
            day.year.is_none() || day.weekday.is_none_or(|weekday| weekday == date.weekday())
        };
        let named = NamedDay {
            date,
            has_year: day.year.is_some(),
            weekday_fits: date.is_none_or(fits),
            about: about(&day.sentence),
        };
        // Without a year, that of the day that is meant.
        let years = [year, complaint.received_on.year(), complaint.round().due_on.year()];
        let beside: Vec<Date> = found
            .iter()
            .filter(|other| other.place == day.place)
            .flat_map(|other| years.iter().filter_map(|year| other.in_year(*year)))
            .collect();
        let fault = fault_of_day(complaint, named, (&beside, &known));
        faults.extend(fault.map(|(fault, expected)| LetterFault::Day {
            written: day.words.clone(),
            fault,
            expected,
        }));
    }
    faults
}

/// The other days that a letter about this dossier may name.
fn known_days(desk: &Desk) -> Vec<Date> {
    let dossier = &desk.dossier;
    let complaint = &dossier.complaint;
    let heard = [&complaint.complainant_heard, &complaint.partner_heard];
    let mut known: Vec<Date> = heard.iter().filter_map(|side| side.hearing_on).collect();
    known.extend(complaint.commitments.iter().map(|made| made.due_on));
    known.extend(dossier.entries.iter().filter_map(|stored| match stored.entry.event {
        Event::Withdrawn { on, .. } => Some(on),
        _ => None,
    }));
    known
}

/// What a sentence says of the days in it.
fn about(sentence: &str) -> About {
    let words: Vec<&str> = sentence
        .split(|one: char| !one.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let receives = words.iter().any(|word| RECEIVED.contains(word));
    if receives && YOUR_COMPLAINT.iter().any(|phrase| is_itself(&words, phrase)) {
        return About::Receipt;
    }
    let spaced = words.join(" ");
    if FOUR_WEEKS.iter().any(|phrase| spaced.contains(phrase)) { About::Term } else { About::Other }
}

/// Whether the complaint itself is meant, and not something that came about it.
fn is_itself(words: &[&str], phrase: &str) -> bool {
    let (first, second) = phrase.split_once(' ').unwrap_or((phrase, ""));
    (1..words.len()).any(|at| {
        let before = at.checked_sub(2).map(|one| words[one]);
        words[at - 1] == first
            && words[at] == second
            && before.is_none_or(|word| !NOT_ITSELF.contains(&word))
    })
}

/// Art. 6.5: where the complainant can go when he disagrees, as the settings say.
fn route(desk: &Desk, body: &str) -> Option<LetterFault> {
    let kind = desk.dossier.complaint.letter_kind();
    let own = desk.organisation.organisation.external_route.clone();
    let route = own.unwrap_or_else(|| t(desk.language, "letters-next-court"));
    let told = plain(body).contains(&plain(&route));
    (tells_the_route(kind) && !told).then_some(LetterFault::NoRoute)
}

#[cfg(test)]
mod tests {
    use super::about;
    use weerklank_domain::complaint::letter::About;

    #[test]
    fn a_sentence_says_what_its_day_is_about() {
        for (sentence, expected) in [
            ("op 2 november ontvingen wij uw klacht over de rekening.", About::Receipt),
            ("wij bevestigen de ontvangst van uw klacht op 2 november.", About::Receipt),
            ("we received your complaint on 2 november.", About::Receipt),
            ("op 9 november ontvingen wij de reactie van de partner op uw klacht.", About::Other),
            ("on 9 november we received a letter about your complaint.", About::Other),
            ("de vier weken eindigen op 30 november.", About::Term),
            ("op 5 november sprak u met ons.", About::Other),
            ("u hebt op 1 november een rekening ontvangen.", About::Other),
        ] {
            assert_eq!(about(sentence), expected, "{sentence}");
        }
    }
}
