//! The letter that ends a round as the editor begins with it: what the dossier says, in the
//! words of its template, that the officer can keep or change.
use jiff::civil::Date;
use minijinja::Value;
use weerklank_domain::complaint::correspondence::CorrespondenceKind;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{LetterKind, Point, Side, SideHeard};
use weerklank_domain::text::Text;
use weerklank_texts::{dates, t, t_with};

use super::{Desk, addressee};
use crate::templates::{Values, parts};

/// A longer summary than this stands below its heading.
const HEADING_CHARACTERS_MAX: usize = 100;
/// How a template is told that something is so.
const YES: &str = "ja";

/// The template that this dossier ends with.
pub(super) fn kind(desk: &Desk) -> CorrespondenceKind {
    match desk.dossier.complaint.letter_kind() {
        LetterKind::Decision => CorrespondenceKind::Decision,
        LetterKind::SolvedOnTheSpot => CorrespondenceKind::SolutionConfirmed,
        LetterKind::Withdrawal => CorrespondenceKind::WithdrawalConfirmed,
        LetterKind::OutOfScope => CorrespondenceKind::OutOfScope,
    }
}

/// All that the letter can say (6.5).
pub(super) fn values(desk: &Desk) -> Values {
    let values = desk.source().values(addressee::first(desk));
    Facts { desk }.add_to(values)
}

struct Facts<'a> {
    desk: &'a Desk,
}

impl Facts<'_> {
    fn add_to(&self, values: Values) -> Values {
        let complaint = &self.desk.dossier.complaint;
        let late = self.desk.dossier.today > complaint.round().due_on;
        let again = complaint.rounds.len() > 1;
        let reopened = if again { self.long(complaint.round().started_on) } else { String::new() };
        let points: Vec<Value> = (1_usize..)
            .zip(&complaint.points)
            .map(|(number, point)| self.point(number, point))
            .collect();
        let values = values
            .with("is_late", if late { YES } else { "" })
            .with("on_the_spot", if complaint.is_solved_on_the_spot() { YES } else { "" })
            .with("reopened", reopened)
            .with("withdrawn", self.withdrawn())
            .with("heard", self.heard())
            .with("points", points)
            .with("commitments", self.commitments());
        self.scope(self.remedies(values))
    }

    /// Transition 21.
    fn withdrawn(&self) -> String {
        let day = self.desk.dossier.entries.iter().rev().find_map(|stored| {
            let Event::Withdrawn { on, .. } = stored.entry.event else { return None };
            Some(on)
        });
        day.map(|day| self.long(day)).unwrap_or_default()
    }

    /// Transition 22.
    fn scope(&self, values: Values) -> Values {
        let Some(scope) = self.desk.dossier.complaint.scope else { return values };
        let ground = t(self.desk.language, &format!("letters-scope-{}", scope.ground.key()));
        values.with("scope_ground", ground).with("scope_reason", self.said(&scope.reason))
    }

    /// Art. 4.4: how both sides were heard.
    fn heard(&self) -> Vec<String> {
        let complaint = &self.desk.dossier.complaint;
        let mut items = self.side(Side::Complainant, &complaint.complainant_heard);
        if complaint.has_partner() {
            items.extend(self.side(Side::Partner, &complaint.partner_heard));
            if complaint.complainant_heard.shared && complaint.partner_heard.shared {
                items.push(t(self.desk.language, "letters-heard-shared"));
            }
        }
        items
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

    fn point(&self, number: usize, point: &Point) -> Value {
        let lang = self.desk.language;
        let summary = self.said(&point.summary);
        let is_long = summary.contains('\n') || summary.chars().count() > HEADING_CHARACTERS_MAX;
        let answer = point.answer.as_ref();
        let judgment = answer.map(|it| t(lang, &format!("letters-judgment-{}", it.judgment.key())));
        let unanswered = match answer {
            Some(_) => String::new(),
            None => t(lang, "letters-point-unanswered"),
        };
        parts([
            ("number", number.to_string()),
            ("summary", summary),
            ("long", if is_long { YES } else { "" }.to_owned()),
            ("finding", answer.map(|it| self.said(&it.finding)).unwrap_or_default()),
            ("judgment", judgment.unwrap_or_default()),
            ("reason", answer.map(|it| self.said(&it.reason)).unwrap_or_default()),
            ("unanswered", unanswered),
        ])
    }

    fn remedies(&self, values: Values) -> Values {
        let lang = self.desk.language;
        let Some(remedies) = &self.desk.dossier.complaint.remedies else { return values };
        // "None" is something for the form; a letter doesn't announce that nothing is done.
        let items: Vec<String> = remedies
            .items
            .iter()
            .filter(|key| key.0 != "none")
            .filter_map(|key| self.desk.lists.label("remedy", &key.0, lang))
            .map(str::to_owned)
            .collect();
        let amount = remedies.amount_cents;
        let amount =
            amount.map(|cents| dates::money(lang, i64::try_from(cents).unwrap_or(i64::MAX)));
        let explanation = remedies.explanation.as_ref().map(|text| self.said(text));
        values
            .with("remedies", items)
            .with("amount", amount.unwrap_or_default())
            .with("remedies_explanation", explanation.unwrap_or_default())
    }

    fn commitments(&self) -> Vec<Value> {
        let commitments = &self.desk.dossier.complaint.commitments;
        let open = commitments.iter().filter(|made| made.kept.is_none());
        open.map(|made| {
            parts([
                ("what", one_line(&sentence(&self.said(&made.what)))),
                ("who", one_line(&self.said(&made.who))),
                ("due", self.long(made.due_on)),
            ])
        })
        .collect()
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
