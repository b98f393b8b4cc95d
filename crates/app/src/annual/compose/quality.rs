//! How it ended, whether the procedure was followed, and what was learnt.
use std::collections::BTreeMap;

use weerklank_charts as charts;
use weerklank_domain::article::Article;
use weerklank_domain::ids::FirmId;
use weerklank_domain::report::annual::Version;
use weerklank_domain::report::conduct::Counts;
use weerklank_domain::report::funnel::Partners;
use weerklank_domain::report::statistics::PATTERN_COUNT_MIN;
use weerklank_domain::report::{Figure, Figures};
use weerklank_texts::{dates, figures};

use super::Desk;
use super::blocks::Blocks;

pub(super) fn outcomes(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let of_year = desk.figures();
    let material = &desk.source.material;
    if of_year.received.count == 0 {
        return blocks.say("report-nothing-to-say");
    }
    let key = |figure: Figure| desk.say(&format!("figure-{}", figure.key()));
    blocks.fields(vec![
        (key(Figure::Upheld), desk.share(of_year.upheld)),
        (key(Figure::Commitments), desk.share(of_year.commitments)),
        (key(Figure::Reopened), desk.share(of_year.reopened)),
        (key(Figure::Repeat), desk.share(of_year.repeat)),
    ]);
    blocks.division("report-by-judgment", "judgment", &material.judgments);
    let amounts = material.amounts;
    if let (Some(sum), Some(median)) = (amounts.sum, amounts.median) {
        let money = |cents: u64| dates::money(desk.lang, i64::try_from(cents).unwrap_or(i64::MAX));
        let n = amounts.n.to_string();
        let (sum, median) = (money(sum), money(median));
        let values = [("n", n.as_str()), ("sum", sum.as_str()), ("median", median.as_str())];
        blocks.say_with("report-amounts", &values);
    } else if amounts.n > 0 {
        blocks.say("report-amounts-few");
    }
}

pub(super) fn compliance(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let of_year = desk.figures();
    let shares = [
        (Figure::PartnerTold, of_year.partner_told),
        (Figure::ConsultedFirst, of_year.consulted_first),
        (Figure::OnTime, of_year.on_time),
        (Figure::Commitments, of_year.commitments),
    ];
    let rows = shares.map(|(figure, share)| {
        let name = desk.say(&format!("figure-{}", figure.key()));
        let article = desk.say_with("report-article", &[("number", figure.article().number())]);
        vec![article, name, desk.share(share)]
    });
    let heads = ["report-article-head", "report-what", "report-outcome"];
    blocks.table(("report-compliance", &heads), rows.into());
    blocks.chart(charts::compliance(of_year, desk.lang));
    scoreboard(desk, blocks);
    let deviations = &desk.source.material.deviations;
    if deviations.is_empty() {
        return blocks.say("report-deviations-none");
    }
    let rows = deviations.iter().map(|(article, count)| {
        let name = desk.say_with("report-article", &[("number", article.number())]);
        vec![name, count.to_string()]
    });
    let heads = ["report-article-head", "report-number"];
    blocks.table(("report-deviations", &heads), rows.collect());
}

/// Article by article: done, done late, deviation explained, missing.
fn scoreboard(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let row = |(article, counts): (&Article, &Counts)| {
        let name = desk.say_with("report-article", &[("number", article.number())]);
        let counts = [counts.done, counts.done_late, counts.explained, counts.missing];
        std::iter::once(name).chain(counts.map(|count| count.to_string())).collect()
    };
    let rows: Vec<Vec<String>> = desk.figures().conduct.iter().map(row).collect();
    if !rows.is_empty() {
        let heads = [
            "report-article-head",
            "verdict-done",
            "verdict-done_late",
            "verdict-explained",
            "verdict-missing",
        ];
        blocks.table(("report-scoreboard", &heads), rows);
    }
}

/// Internal: all of them, in the order of their names, which says nothing (R9). A partner reads
/// of himself only.
pub(super) fn partners(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    if desk.version == Version::Partner {
        match desk.own {
            Some(own) => own_figures(desk, blocks, own),
            None => blocks.say("report-own-none"),
        }
        return;
    }
    blocks.say("report-partners-how");
    let name = |firm: &FirmId| desk.source.firms.get(firm).cloned().unwrap_or_default();
    let mut known: Vec<(String, &Figures)> = desk
        .source
        .material
        .partners
        .iter()
        .map(|(firm, own)| (name(firm), own))
        .filter(|(_, own)| own.received.count > 0)
        .collect();
    known.sort_by_key(|(name, _)| name.to_lowercase());
    let row = |(name, own): &(String, &Figures)| {
        let by_himself = own.groups.door.get("partner").copied().unwrap_or(0);
        let pattern = if own.received.count < PATTERN_COUNT_MIN {
            desk.say("report-no-pattern")
        } else {
            figures::share(own.on_time, desk.lang)
        };
        vec![name.clone(), own.received.count.to_string(), by_himself.to_string(), pattern]
    };
    let rows: Vec<Vec<String>> = known.iter().map(row).collect();
    if rows.is_empty() {
        return blocks.say("report-partners-none");
    }
    let heads = ["report-partner", "report-received", "report-by-himself", "figure-on_time"];
    blocks.table(("report-partners", &heads), rows);
    let exposures = desk.source.entered.firms(desk.source.material.year);
    let beside = Partners::of(desk.figures(), &exposures, None);
    match beside.and_then(|partners| charts::funnel(&partners, desk.lang)) {
        Some(chart) => blocks.chart(chart),
        None => blocks.say("report-no-funnel"),
    }
}

fn own_figures(desk: &Desk<'_>, blocks: &mut Blocks<'_>, own: &Figures) {
    let said = Figure::ALL.iter().map(|figure| {
        let name = desk.say(&format!("figure-{}", figure.key()));
        (name, figures::said(*figure, own, desk.lang))
    });
    blocks.fields(said.collect());
}

pub(super) fn causes(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let known: BTreeMap<String, u32> = desk.figures().groups.root_cause.clone();
    if known.keys().all(|cause| cause == "unknown") {
        return blocks.say("report-causes-none");
    }
    if !desk.is_for_many() {
        let name = |key: &str| desk.label("root_cause", key);
        blocks.chart(charts::causes(desk.figures(), &name, desk.lang));
    }
    blocks.division("report-by-cause", "root_cause", &known);
}

pub(super) fn satisfaction(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let of_year = desk.figures();
    if of_year.survey.n == 0 {
        return blocks.say("report-survey-none");
    }
    let share = desk.share(of_year.survey);
    blocks.say_with("report-survey", &[("share", &share)]);
    if !desk.is_for_many() {
        blocks.chart(charts::survey(of_year, desk.lang));
    }
    let scores = (1..).zip(of_year.survey_scores).map(|(score, count)| (score.to_string(), count));
    blocks.division("report-by-score", "report_score", &scores.collect());
}
