//! What comes of it: recommendations, the reaction of management, and how all of it was made.
use weerklank_domain::Language;
use weerklank_domain::report::Figure;
use weerklank_domain::report::annual::Section;
use weerklank_domain::report::assessment::Item;
use weerklank_domain::report::recommendation::{Purpose, Still, Verdict};
use weerklank_domain::report::review::Resolution;
use weerklank_texts::dates;

use super::Desk;
use super::blocks::Blocks;
use crate::recommendations::Reported;
use crate::year_papers;

/// For each of earlier years: what was decided, how it stands, and whether it helped (7.4).
pub(super) fn look_back(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let known = &desk.source.looked_back;
    if known.is_empty() {
        return blocks.say("report-look-back-none");
    }
    let row = |one: &Reported| {
        let decided = one.decision.as_ref().map(|decision| {
            desk.say(&format!("recommendation_outcome-{}", decision.outcome.key()))
        });
        vec![
            one.year.to_string(),
            one.measure.clone(),
            desk.owner(one),
            decided.unwrap_or_else(|| desk.say("recommendation_state-proposed")),
            desk.state(one),
            desk.effect(one),
        ]
    };
    let heads = [
        "report-year",
        "recommendation_head-measure",
        "recommendation_head-owner",
        "report-decision",
        "recommendation_head-state",
        "recommendation_head-effect",
    ];
    blocks.table(("report-look-back", &heads), known.iter().map(row).collect());
}

/// First what prevents complaints, then what improves procedures (7.4).
pub(super) fn recommendations(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let known = &desk.source.recommendations;
    if known.is_empty() {
        return blocks.say("report-recommendations-none");
    }
    for purpose in Purpose::ALL {
        let mut of_purpose = known.iter().filter(|one| one.purpose == *purpose).peekable();
        if of_purpose.peek().is_none() {
            continue;
        }
        blocks.heading(&format!("recommendation_purpose-{}", purpose.key()));
        for one in of_purpose {
            blocks.text(one.measure.clone());
            let finding = ("recommendation_fact-finding", one.finding.text.clone());
            let due = dates::long(desk.lang, one.due_on);
            let rows = [
                finding,
                ("recommendation_fact-owner", desk.owner(one)),
                ("recommendation_fact-due_on", due),
                ("recommendation_fact-how", one.how.clone()),
                ("recommendation_head-state", desk.state(one)),
            ];
            let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
            blocks.fields(rows.map(|(key, value)| (desk.say(key), value)).collect());
        }
    }
}

impl Desk<'_> {
    /// By name, inside the house only.
    fn owner(&self, of: &Reported) -> String {
        if self.is_for_many() { self.say("report-owner-inside") } else { of.owner.clone() }
    }

    fn state(&self, of: &Reported) -> String {
        self.say(&format!("recommendation_state-{}", of.state.key()))
    }

    fn effect(&self, of: &Reported) -> String {
        let word = match of.effect.as_ref().map(|effect| effect.verdict) {
            Some(Verdict::TooEarly { .. }) => "too_early",
            Some(Verdict::Shown) => "shown",
            Some(Verdict::Contrary) => "contrary",
            Some(Verdict::NotShown { still: Still::Months { months } }) => {
                let months = months.to_string();
                return self.say_with("report-effect-not-shown", &[("months", &months)]);
            }
            Some(Verdict::NotShown { still: Still::OutOfReach }) => "not_shown",
            None => "none",
        };
        self.say(&format!("recommendation_verdict-{word}"))
    }
}

pub(super) fn reaction(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    written_or(desk, blocks, Section::Reaction, "report-reaction-none");
    let Some(found) = desk.source.review.as_ref().filter(|_| !desk.is_for_many()) else { return };
    let year = desk.source.material.year.to_string();
    blocks.text(desk.say_with("review-title", &[("year", &year)]));
    let held_on = dates::long(desk.lang, found.review.held_on);
    blocks.say_with("review-held", &[("day", &held_on)]);
    let inputs = found.review.inputs.iter().map(|(input, words)| {
        let name = desk.say(&format!("admin_field-{}", year_papers::field_of(*input)));
        (name, words.clone())
    });
    blocks.fields(inputs.collect());
    let row = |(decided, owner): (&Resolution, &String)| {
        vec![decided.text.clone(), owner.clone(), dates::short(desk.lang, decided.due_on)]
    };
    let rows = found.review.resolutions.iter().zip(&found.owners).map(row);
    let rows: Vec<Vec<String>> = rows.collect();
    if !rows.is_empty() {
        let heads = ["report-decision", "recommendation_head-owner", "recommendation_head-due"];
        blocks.table(("review-decisions", &heads), rows);
    }
}

pub(super) fn self_assessment(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let Some(found) = &desk.source.assessment else {
        return written_or(desk, blocks, Section::SelfAssessment, "report-self-assessment-none");
    };
    match found.assessment.finished_on {
        Some(on) => {
            let day = dates::long(desk.lang, on);
            blocks.say_with("assessment-finished", &[("day", &day)]);
        }
        None => blocks.say("report-assessment-open"),
    }
    let row = |item: &Item| {
        let answer = found.assessment.answer(*item);
        let judged = answer.judged.map(|it| format!("assessment_judged-{}", it.key()));
        let judged = judged.unwrap_or_else(|| "assessment-unanswered".to_owned());
        let words = [answer.evidence, answer.remark];
        let words: Vec<String> = words.into_iter().filter(|it| !it.is_empty()).collect();
        vec![desk.say(&format!("admin_field-{}", item.key())), desk.say(&judged), words.join(" ")]
    };
    let heads = ["report-what", "report-outcome", "report-evidence"];
    blocks.table(("report-self-assessment", &heads), Item::ALL.iter().map(row).collect());
}

/// Where nobody wrote anything that is said, so that it isn't taken for nothing to tell.
fn written_or(desk: &Desk<'_>, blocks: &mut Blocks<'_>, section: Section, key: &str) {
    if desk.edition.text(section, desk.lang).is_none() {
        blocks.say(key);
    }
}

pub(super) fn annexes(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let row = |figure: &Figure| {
        let key = figure.key();
        vec![
            desk.say(&format!("figure-{key}")),
            desk.say_with("report-article", &[("number", figure.article().number())]),
            desk.say(&format!("figure-{key}-definition")),
        ]
    };
    let heads = ["report-what", "report-article-head", "report-definition"];
    blocks.table(("report-definitions", &heads), Figure::ALL.iter().map(row).collect());
    blocks.heading("report-methods");
    let methods = ["counts", "shares", "days", "open", "years"];
    blocks.list(methods.iter().map(|it| desk.say(&format!("report-method-{it}"))).collect());
    if desk.is_for_many() {
        blocks.say("report-method-few");
    }
    if desk.lang == Language::English {
        blocks.say("report-method-dutch");
    }
    if desk.figures().received.count == 0 {
        blocks.heading("report-nil-title");
        blocks.say("report-nil-text");
    }
}
