//! The letter as the editor begins with it: what the dossier says, in sentences that the officer
//! can keep or change.
use jiff::civil::Date;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{LetterKind, Point, Side, SideHeard};
use weerklank_domain::text::Text;
use weerklank_texts::{dates, t, t_with};

use super::{Desk, addressee};

/// A longer summary than this stands below its heading.
const HEADING_CHARACTERS_MAX: usize = 100;

pub(super) fn begin(desk: &Desk) -> String {
    let salutation = desk.source().salutation(addressee::first(desk));
    let mut draft = Draft { desk, paragraphs: vec![salutation] };
    match desk.dossier.complaint.letter_kind() {
        LetterKind::Decision => draft.decision(),
        LetterKind::SolvedOnTheSpot => draft.solved(),
        LetterKind::Withdrawal => draft.withdrawal(),
        LetterKind::OutOfScope => draft.out_of_scope(),
    }
    draft.paragraphs.join("\n\n")
}

struct Draft<'a> {
    desk: &'a Desk,
    paragraphs: Vec<String>,
}

impl Draft<'_> {
    /// Art. 6.5: what we think of each point, what we do, and where to go from here.
    fn decision(&mut self) {
        let complaint = &self.desk.dossier.complaint;
        self.opening("letters-decision-opening");
        if complaint.rounds.len() > 1 {
            let reopened = self.long(complaint.round().started_on);
            self.say_with("letters-decision-reopened", &[("reopened", &reopened)]);
        }
        if self.desk.dossier.today > complaint.round().due_on {
            self.say("letters-decision-late");
        }
        self.heard();
        for (number, point) in (1_usize..).zip(&complaint.points) {
            self.point(number, point);
        }
        self.remedies();
        self.commitments();
        self.heading("letters-next-heading");
        self.say("letters-next-reaction");
        self.say("letters-next-disagree");
        self.further("letters-next-further");
        self.say("letters-decision-ending");
    }

    /// Transition 20.
    fn solved(&mut self) {
        self.opening("letters-solved-opening");
        if let Some(solved) = self.desk.dossier.complaint.solved_on_the_spot {
            self.heading("letters-solved-heading");
            self.quote(&solved.how);
        }
        self.heading("letters-next-heading");
        self.say("letters-solved-next");
        self.further("letters-next-further");
        self.say("letters-solved-ending");
    }

    /// Transition 21: neutral, whatever the reason was.
    fn withdrawal(&mut self) {
        let withdrawn =
            self.desk.dossier.entries.iter().rev().find_map(|stored| match stored.entry.event {
                Event::Withdrawn { on, .. } => Some(on),
                _ => None,
            });
        let withdrawn = self.long(withdrawn.unwrap_or(self.desk.dossier.today));
        let (received, about) = self.received_and_about();
        let values =
            [("received", received.as_str()), ("about", &about), ("withdrawn", &withdrawn)];
        self.say_with("letters-withdrawal-opening", &values);
        self.heading("letters-next-heading");
        self.say("letters-withdrawal-next");
        self.say("letters-withdrawal-ending");
    }

    /// Transition 22: the reason, and where to go.
    fn out_of_scope(&mut self) {
        self.opening("letters-scope-opening");
        if let Some(scope) = self.desk.dossier.complaint.scope {
            self.heading("letters-scope-heading");
            self.say(&format!("letters-scope-{}", scope.ground.key()));
            self.quote(&scope.reason);
        }
        self.heading("letters-next-heading");
        self.say("letters-scope-next");
        self.further("letters-scope-further");
    }

    fn opening(&mut self, key: &str) {
        let (received, about) = self.received_and_about();
        let version = self.desk.dossier.complaint.recording.procedure_version.to_string();
        let values = [("received", received.as_str()), ("about", &about), ("version", &version)];
        self.say_with(key, &values);
    }

    fn received_and_about(&self) -> (String, String) {
        (self.long(self.desk.dossier.complaint.received_on), self.desk.source().about())
    }

    /// Art. 4.4: how both sides were heard.
    fn heard(&mut self) {
        let complaint = &self.desk.dossier.complaint;
        let mut items = self.side(Side::Complainant, &complaint.complainant_heard);
        if complaint.has_partner() {
            items.extend(self.side(Side::Partner, &complaint.partner_heard));
            if complaint.complainant_heard.shared && complaint.partner_heard.shared {
                items.push(t(self.desk.language, "letters-heard-shared"));
            }
        }
        if !items.is_empty() {
            self.heading("letters-heard-heading");
            self.list(&items);
        }
    }

    fn side(&self, side: Side, heard: &SideHeard) -> Vec<String> {
        let lang = self.desk.language;
        let key = |what: &str| format!("letters-heard-{}-{what}", side.key());
        let mut items = Vec::new();
        if let Some(on) = heard.hearing_on {
            items.push(t_with(lang, &key("hearing"), &[("on", &self.long(on))]));
        }
        if heard.view.is_some() {
            items.push(t(lang, &key("view")));
        }
        if let Some(reason) = heard.not_heard.filter(|_| items.is_empty()) {
            items.push(t(lang, &key(reason.key())));
        }
        items
    }

    fn point(&mut self, number: usize, point: &Point) {
        let lang = self.desk.language;
        let number = number.to_string();
        let summary = self.said(&point.summary);
        if summary.contains('\n') || summary.chars().count() > HEADING_CHARACTERS_MAX {
            let heading = t_with(lang, "letters-point-heading", &[("number", &number)]);
            self.paragraphs.push(format!("# {heading}"));
            self.paragraphs.push(summary);
        } else {
            let values = [("number", number.as_str()), ("summary", &summary)];
            let heading = t_with(lang, "letters-point-heading-with", &values);
            self.paragraphs.push(format!("# {heading}"));
        }
        let Some(answer) = &point.answer else {
            return self.say("letters-point-unanswered");
        };
        let finding = self.said(&answer.finding);
        self.say_with("letters-point-finding", &[("finding", &finding)]);
        let judgment = t(lang, &format!("letters-judgment-{}", answer.judgment.key()));
        let reason = self.said(&answer.reason);
        self.paragraphs.push(format!("{judgment} {reason}"));
    }

    fn remedies(&mut self) {
        let lang = self.desk.language;
        let Some(remedies) = &self.desk.dossier.complaint.remedies else { return };
        // "None" is something for the form; a letter doesn't announce that nothing is done.
        let items: Vec<String> = remedies
            .items
            .iter()
            .filter(|key| key.0 != "none")
            .filter_map(|key| self.desk.lists.label("remedy", &key.0, lang))
            .map(str::to_owned)
            .collect();
        if items.is_empty() && remedies.amount_cents.is_none() && remedies.explanation.is_none() {
            return;
        }
        self.heading("letters-remedies-heading");
        if !items.is_empty() {
            self.list(&items);
        }
        if let Some(cents) = remedies.amount_cents {
            let amount = dates::money(lang, i64::try_from(cents).unwrap_or(i64::MAX));
            self.say_with("letters-remedies-amount", &[("amount", &amount)]);
        }
        if let Some(explanation) = &remedies.explanation {
            self.quote(explanation);
        }
    }

    fn commitments(&mut self) {
        let commitments = &self.desk.dossier.complaint.commitments;
        let open: Vec<String> = commitments
            .iter()
            .filter(|made| made.kept.is_none())
            .map(|made| {
                let what = sentence(&self.said(&made.what));
                let (who, due) = (self.said(&made.who), self.long(made.due_on));
                let values = [("what", what.as_str()), ("who", &who), ("due", &due)];
                t_with(self.desk.language, "letters-commitment", &values)
            })
            .collect();
        if !open.is_empty() {
            self.heading("letters-commitments-heading");
            self.list(&open);
        }
    }

    /// Where the complainant can go when we don't come to terms.
    fn further(&mut self, key: &str) {
        let own = self.desk.organisation.organisation.external_route.clone();
        let route = own.unwrap_or_else(|| t(self.desk.language, "letters-next-court"));
        self.say_with(key, &[("route", &route)]);
    }

    fn heading(&mut self, key: &str) {
        let heading = t(self.desk.language, key);
        self.paragraphs.push(format!("# {heading}"));
    }

    fn list(&mut self, items: &[String]) {
        let lines: Vec<String> = items.iter().map(|item| format!("- {}", one_line(item))).collect();
        self.paragraphs.push(lines.join("\n"));
    }

    fn say(&mut self, key: &str) {
        self.say_with(key, &[]);
    }

    fn say_with(&mut self, key: &str, values: &[(&str, &str)]) {
        self.paragraphs.push(t_with(self.desk.language, key, values));
    }

    /// What somebody wrote down, as a paragraph of its own.
    fn quote(&mut self, text: &Text) {
        let said = self.said(text);
        if !said.is_empty() {
            self.paragraphs.push(said);
        }
    }

    fn said(&self, text: &Text) -> String {
        self.desk.dossier.said(text).unwrap_or_default().to_owned()
    }

    fn long(&self, date: Date) -> String {
        dates::long(self.desk.language, date)
    }
}

/// With a full stop, unless it ends as a sentence already.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{one_line, sentence};

    #[test]
    fn what_was_noted_down_becomes_a_sentence() {
        assert_eq!(sentence("Wij bellen u "), "Wij bellen u.");
        assert_eq!(sentence("Klaar!"), "Klaar!");
        assert_eq!(one_line("Een\n twee"), "Een twee");
    }
}
