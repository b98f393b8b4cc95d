//! The first sections: the year on one page, the procedure, and how was counted.
use weerklank_domain::report::Figure;
use weerklank_domain::report::annual::Version;
use weerklank_domain::rules::ch7_report::can_be_divided;
use weerklank_texts::{dates, figures};

use super::Desk;
use super::blocks::Blocks;

pub(super) fn summary(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let of_year = desk.figures();
    if of_year.received.count == 0 {
        blocks.say("report-nil");
    }
    let key = |figure: Figure| desk.say(&format!("figure-{}", figure.key()));
    let mut rows = vec![
        (key(Figure::Received), of_year.received.count.to_string()),
        (key(Figure::OnTime), desk.share(of_year.on_time)),
        (key(Figure::Handling), handling(desk)),
        (key(Figure::Upheld), desk.share(of_year.upheld)),
        (desk.say("report-open-at-end"), desk.count(of_year.stock.after)),
        (key(Figure::Survey), desk.share(of_year.survey)),
    ];
    rows.retain(|(_, value)| !value.is_empty());
    blocks.fields(rows);
    if let Some(own) = desk.own {
        blocks.heading("report-own");
        blocks.fields(vec![
            (key(Figure::Received), own.received.count.to_string()),
            (key(Figure::OnTime), figures::share(own.on_time, desk.lang)),
            (key(Figure::Handling), figures::days(&own.handling, desk.lang)),
            (key(Figure::Upheld), figures::share(own.upheld, desk.lang)),
        ]);
    } else if desk.version == Version::Partner {
        blocks.say("report-own-none");
    }
    blocks.heading("report-cannot-say");
    blocks.list(vec![
        desk.say("report-cannot-say-experienced"),
        desk.say("report-cannot-say-few"),
        desk.say("report-cannot-say-more"),
    ]);
}

/// The median; of a few days all would be told, which is for the inside only.
fn handling(desk: &Desk<'_>) -> String {
    let days = &desk.figures().handling;
    if desk.is_for_many() && !can_be_divided(days.n) {
        return desk.say("report-too-few");
    }
    match (desk.is_for_many(), days.median) {
        (true, Some(median)) => {
            let median = figures::decimal(median, desk.lang);
            desk.say_with("report-median", &[("median", &median)])
        }
        _ => figures::days(days, desk.lang),
    }
}

pub(super) fn procedure(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let day = |on: Option<jiff::civil::Date>| on.map(|on| dates::short(desk.lang, on));
    let rows = desk.source.procedures.iter().map(|version| {
        vec![
            version.number.to_string(),
            day(version.valid_from).unwrap_or_else(|| desk.say("report-shipped")),
            day(version.approved_on).unwrap_or_else(|| desk.say("report-none")),
        ]
    });
    let heads = ["report-procedure-version", "report-procedure-from", "report-procedure-approved"];
    blocks.table(("report-procedures", &heads), rows.collect());
    blocks.say("report-procedure-where");
    if let Some((first, others)) = desk.source.officers.split_first() {
        blocks.say_with("report-officer", &[("name", first)]);
        if !others.is_empty() {
            blocks.say_with("report-deputies", &[("names", &others.join(", "))]);
        }
    }
}

pub(super) fn account(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let of_year = desk.figures();
    let as_of = dates::long(desk.lang, desk.source.material.as_of);
    let year = desk.source.material.year.to_string();
    blocks.say_with("report-period", &[("year", &year), ("day", &as_of)]);
    if desk.source.material.as_of <= of_year.period.until() {
        blocks.say("report-in-progress");
    }
    if let Some(reason) = &desk.edition.reason {
        let number = desk.edition.number.to_string();
        blocks.say_with("report-correction", &[("number", &number), ("reason", reason)]);
    }
    blocks.heading("report-rules");
    let rules = ["receipt", "apart", "on-time", "withdrawn", "first", "substitutes"];
    blocks.list(rules.iter().map(|rule| desk.say(&format!("report-rule-{rule}"))).collect());
    blocks.heading("report-quality");
    let unknown = of_year.groups.nature.get("unknown").copied().unwrap_or(0);
    let cause = of_year.groups.root_cause.get("unknown").copied().unwrap_or(0);
    let mut not_in = vec![
        ("report-out-of-scope", of_year.out_of_scope),
        ("report-merged", of_year.merged),
        ("report-signals", of_year.signals),
    ];
    // For many these are cells of a division, and would give away what it tells as one.
    if !desk.is_for_many() {
        not_in.extend([("report-without-nature", unknown), ("report-without-cause", cause)]);
    }
    let mut rows: Vec<(String, String)> =
        not_in.iter().map(|(key, count)| (desk.say(key), desk.count(*count))).collect();
    if !desk.is_for_many() {
        rows.push((desk.say("figure-lag"), figures::days(&of_year.lag, desk.lang)));
    }
    blocks.fields(rows);
}
