//! Parts E and F: decision, completion and learning (6.2, 6.4, 6.5).
use weerklank_domain::complaint::facts::Point;
use weerklank_domain::complaint::{Delivery, Round};
use weerklank_texts::paper::Block;
use weerklank_texts::{dates, t_with};

use super::{Moment, Sheet};

impl Sheet<'_> {
    /// E. Decision.
    pub(super) fn decided(&mut self) {
        self.heading(1, "sheet-part-e");
        for (number, point) in (1_usize..).zip(&self.desk.dossier.complaint.points) {
            self.point(number, point);
        }
        self.put_right();
        self.commitments();
        let rounds = &self.desk.dossier.complaint.rounds;
        for (number, round) in (1_usize..).zip(rounds) {
            if rounds.len() > 1 {
                let number = number.to_string();
                let text = t_with(self.desk.language, "sheet-round", &[("number", &number)]);
                self.blocks.push(Block::Heading { level: 2, text });
            }
            self.round(round);
        }
    }

    /// Art. 6.5: finding, judgment and reason.
    fn point(&mut self, number: usize, point: &Point) {
        let desk = self.desk;
        let number = number.to_string();
        let text = t_with(desk.language, "letters-point-heading", &[("number", &number)]);
        self.blocks.push(Block::Heading { level: 2, text });
        let mut fields = self.fields();
        fields.must("sheet-point", Some(desk.words(&point.summary)));
        let answer = point.answer.as_ref();
        fields.must("sheet-point-finding", answer.map(|answer| desk.words(&answer.finding)));
        let judgment = answer.map(|answer| desk.label("judgment", answer.judgment.key()));
        fields.must("sheet-point-judgment", judgment);
        fields.must("sheet-point-reason", answer.map(|answer| desk.words(&answer.reason)));
        self.put(fields);
    }

    fn put_right(&mut self) {
        let desk = self.desk;
        let complaint = &desk.dossier.complaint;
        let mut fields = self.fields();
        if let Some(remedies) = &complaint.remedies {
            let items = remedies.items.iter();
            let items: Vec<_> = items.map(|item| desk.item("remedy", &item.0)).collect();
            fields.must("sheet-remedies", Some(items.join("\n")).filter(|all| !all.is_empty()));
            let amount = remedies.amount_cents;
            let amount = amount.map(|cents| i64::try_from(cents).unwrap_or(i64::MAX));
            fields.may("sheet-amount", amount.map(|cents| dates::money(desk.language, cents)));
            let explanation = remedies.explanation.map(|text| desk.words(&text));
            fields.may("sheet-remedies-explanation", explanation);
        }
        if let Some(scope) = complaint.scope {
            let ground = desk.label("scope_ground", scope.ground.key());
            let reason = desk.words(&scope.reason);
            fields.must("sheet-scope", Some(format!("{ground}\n{reason}")));
        }
        let told = complaint.partner_told_of_outcome_on.map(|on| desk.long(on));
        fields.may("sheet-partner-told", told);
        self.put(fields);
    }

    fn commitments(&mut self) {
        let desk = self.desk;
        let rows = desk.dossier.complaint.commitments.iter().map(|made| {
            let kept = made.kept.as_ref().map(|kept| desk.long(kept.on));
            vec![
                desk.words(&made.what),
                desk.words(&made.who),
                desk.long(made.due_on),
                kept.unwrap_or_default(),
            ]
        });
        let rows = rows.collect();
        let head = [
            "sheet-commitment-what",
            "sheet-commitment-who",
            "sheet-commitment-due",
            "sheet-commitment-kept",
        ];
        self.table("sheet-commitments", &head, rows);
    }

    /// Art. 6.4: the letter, and whether it went out within four weeks.
    fn round(&mut self, round: &Round) {
        let desk = self.desk;
        let mut fields = self.fields();
        fields.must("sheet-due-on", Some(desk.long(round.due_on)));
        if let Some(letter) = &round.letter {
            fields.must("sheet-letter", Some(desk.label("letter_kind", letter.kind.key())));
            let approved = desk.on_by(letter.approved_on, letter.approved_by);
            fields.must("sheet-approved", Some(approved));
            fields.must("sheet-sent-way", Some(desk.label("way", letter.way.key())));
            let sent = match letter.delivery {
                Delivery::Sent { on } => desk.long(on),
                Delivery::Underway => desk.label("delivery", "underway"),
                Delivery::Failed => desk.label("delivery", "failed"),
            };
            fields.must("sheet-sent-on", Some(sent));
        } else {
            fields.must("sheet-letter", None);
        }
        if let Some(score) = round.score() {
            let key = if score.met { "sheet-score-met" } else { "sheet-score-missed" };
            let days = score.days.to_string();
            let within = t_with(desk.language, key, &[("days", &days)]);
            fields.must("sheet-within-four-weeks", Some(within));
        }
        self.put(fields);
    }

    /// F. Completion and learning (6.2).
    pub(super) fn learned(&mut self, moment: Moment) {
        let desk = self.desk;
        let dossier = &desk.dossier;
        let learning = &dossier.complaint.learning;
        let mut fields = self.fields();
        let reaction = learning.reaction.map(|reaction| {
            let label = desk.label("reaction", reaction.key());
            let on = learning.reaction_on.map(|on| desk.long(on));
            on.map_or(label.clone(), |on| format!("{label}, {on}"))
        });
        fields.must("sheet-reaction", reaction);
        let cause = learning.root_cause.as_ref().map(|cause| desk.item("root_cause", &cause.0));
        fields.must("sheet-root-cause", cause);
        let explanation = learning.cause_explanation.map(|text| desk.words(&text));
        fields.may("sheet-cause-explanation", explanation);
        let recurrence = learning.recurrence.map(|kind| desk.label("recurrence", kind.key()));
        fields.may("sheet-recurrence", recurrence);
        let others = learning.others_affected;
        let others = others.map(|answer| desk.label("yes_no_unknown", answer.key()));
        fields.may("sheet-others-affected", others);
        let lesson = if learning.no_lesson { "sheet-no-lesson" } else { "sheet-lesson" };
        fields.must(lesson, learning.lesson.map(|lesson| desk.words(&lesson)));
        let closed = match moment {
            Moment::Closing => Some(desk.on_by(dossier.today, dossier.by.person)),
            Moment::Now => dossier.complaint.closed_on.map(|on| desk.long(on)),
        };
        fields.may("sheet-closed", closed);
        self.heading(1, "sheet-part-f");
        self.put(fields);
    }
}
