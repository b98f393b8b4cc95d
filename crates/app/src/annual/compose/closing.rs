//! What comes of it: recommendations, the reaction of management, and how all of it was made.
use weerklank_domain::Language;
use weerklank_domain::report::Figure;
use weerklank_domain::report::annual::Section;

use super::Desk;
use super::blocks::Blocks;

pub(super) fn look_back(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    written_or(desk, blocks, Section::LookBack, "report-look-back-none");
}

pub(super) fn recommendations(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    written_or(desk, blocks, Section::Recommendations, "report-recommendations-none");
}

pub(super) fn reaction(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    written_or(desk, blocks, Section::Reaction, "report-reaction-none");
}

pub(super) fn self_assessment(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    written_or(desk, blocks, Section::SelfAssessment, "report-self-assessment-none");
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
