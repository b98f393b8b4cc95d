//! How many came and went, of which kind, and how long they took.
use weerklank_charts as charts;
use weerklank_domain::complaint::facts::Nature;
use weerklank_domain::report::annual::CaseLine;
use weerklank_domain::report::fact::FlowKind;
use weerklank_domain::report::statistics::{
    Exposure, Level, Movement, garwood, movement, rate_ratio,
};
use weerklank_domain::report::{Origin, Year};
use weerklank_texts::{dates, figures};

use super::Desk;
use super::blocks::Blocks;

/// So many years stand beside each other, that of the report included.
const YEARS: i16 = 5;

pub(super) fn flow(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let stock = &desk.figures().stock;
    let mut rows = vec![vec![desk.say("report-open-before"), stock.before.to_string()]];
    for kind in FlowKind::ALL {
        let count = stock.flows.get(kind.key()).copied().unwrap_or(0);
        // A row for each would hide what took place among what didn't.
        if count > 0 {
            let sign = if kind.comes_in() { "+" } else { "−" };
            let name = desk.say(&format!("report-flow-{}", kind.key()));
            rows.push(vec![name, format!("{sign} {count}")]);
        }
    }
    rows.push(vec![desk.say("report-open-after"), stock.after.to_string()]);
    if desk.is_for_many() {
        let came = desk.figures().received.count.to_string();
        return blocks.say_with("report-flow-short", &[("received", &came)]);
    }
    blocks.table(("report-flow", &["report-what", "report-number"]), rows);
    let aging = stock.aging;
    if stock.after > 0 {
        let rows = [
            ("report-aging-four", aging.within_four_weeks),
            ("report-aging-eight", aging.within_eight_weeks),
            ("report-aging-longer", aging.longer),
        ];
        let rows = rows.map(|(key, count)| vec![desk.say(key), count.to_string()]);
        blocks.table(("report-aging", &["report-how-long", "report-number"]), rows.into());
    }
}

/// Those of the report and the years before it, five in all; entered ones are marked so.
fn years(desk: &Desk<'_>) -> Vec<Year> {
    let last = desk.source.material.year;
    let mut years = desk.source.entered.beside(&desk.figures().trend.years());
    years.retain(|year| year.year <= last && year.year > last - YEARS);
    if years.last().is_none_or(|year| year.year != last) {
        years.push(Year::empty(last));
    }
    years
}

pub(super) fn trend(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let years = years(desk);
    let row = |line: &Year| {
        let between = garwood(line.received, Level::NINETY_FIVE);
        let (low, high) = (between.low.floor(), between.high.ceil());
        let year = line.year.to_string();
        vec![
            match line.origin {
                Origin::Dossiers => year,
                Origin::Imported => desk.say_with("report-entered-year", &[("year", &year)]),
            },
            line.received.to_string(),
            format!("{low:.0}–{high:.0}"),
            desk.share(line.on_time),
        ]
    };
    let heads = ["report-year", "report-received", "report-between", "figure-on_time"];
    blocks.table(("report-years", &heads), years.iter().map(row).collect());
    blocks.say("report-between-means");
    // A year in progress is no year to compare with.
    let is_over = desk.source.material.as_of > desk.figures().period.until();
    if let ([.., before, now], true) = (years.as_slice(), is_over) {
        if before.year == now.year - 1 {
            blocks.text(moved(desk, before, now));
        } else {
            blocks.say("report-gap");
        }
    }
    rate(desk, blocks);
    if !desk.is_for_many() && desk.figures().received.count > 0 {
        blocks.chart(charts::months(desk.figures(), desk.lang));
        let more =
            [charts::control(desk.figures(), desk.lang), charts::season(desk.figures(), desk.lang)];
        more.into_iter().flatten().for_each(|chart| blocks.chart(chart));
    }
}

/// For each hundred clients, with the number of clients, its day and its source (R4).
fn rate(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let year = desk.source.material.year;
    let exposures = &desk.source.entered.exposures;
    let known = exposures.iter().find(|one| one.year == year && one.firm.is_none());
    let Some((known, exposure)) = known.and_then(|one| Some((one, one.exposure()?))) else {
        return blocks.say("report-rate-none");
    };
    let received = desk.figures().received.count;
    let per_hundred = f64::from(received) * 100.0 / exposure.amount();
    let (received, clients) = (received.to_string(), known.clients.to_string());
    let rate = figures::decimal(per_hundred, desk.lang);
    let on = dates::short(desk.lang, known.on);
    let values = [
        ("received", received.as_str()),
        ("clients", &clients),
        ("rate", &rate),
        ("source", &known.source),
        ("day", &on),
    ];
    blocks.say_with("report-rate", &values);
}

/// More or fewer is a fact about counts; risen or fallen is said only when chance doesn't
/// explain it (R3).
fn moved(desk: &Desk<'_>, before: &Year, now: &Year) -> String {
    let counts = (now.received, before.received);
    let over = Exposure::ONE;
    let ratio = rate_ratio((counts.0, over), (counts.1, over), Level::NINETY_FIVE);
    let key = match movement(&ratio, counts, None) {
        Movement::Same => "report-moved-same",
        Movement::More => "report-moved-more",
        Movement::Fewer => "report-moved-fewer",
        Movement::Risen => "report-moved-risen",
        Movement::Fallen => "report-moved-fallen",
    };
    let (is, was) = (now.received.to_string(), before.received.to_string());
    let year = before.year.to_string();
    desk.say_with(key, &[("is", &is), ("was", &was), ("year", &year)])
}

pub(super) fn characteristics(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let groups = &desk.figures().groups;
    cases(desk, blocks);
    blocks.division("report-by-nature", "nature", &groups.nature);
    blocks.division("report-by-manner", "manner", &groups.manner);
    if !desk.is_for_many() {
        cross(desk, blocks);
    }
    blocks.division("report-by-channel", "channel", &groups.channel);
    blocks.division("report-by-door", "door", &groups.door);
    blocks.division("report-by-complainant", "complainant_kind", &groups.complainant);
    blocks.division("report-by-subject", "report_subject", &groups.subject);
}

/// With so few, the cases tell more than numbers (R14).
fn cases(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let cases = &desk.source.material.cases;
    if !desk.is_for_many() && !cases.is_empty() {
        blocks.table(("report-cases", &CASE_HEADS), case_rows(desk, cases));
    }
}

const CASE_HEADS: [&str; 5] =
    ["report-received-on", "report-manner", "report-nature", "report-days", "report-judgments"];

fn case_rows(desk: &Desk<'_>, cases: &[CaseLine]) -> Vec<Vec<String>> {
    let row = |case: &CaseLine| {
        let judged = case.judgments.iter().map(|it| desk.say(&format!("judgment-{}", it.key())));
        let open = if case.is_open { desk.say("report-still-open") } else { String::new() };
        vec![
            dates::short(desk.lang, case.received_on),
            desk.say(&format!("manner-{}", case.manner.key())),
            desk.label("nature", case.nature.map_or("unknown", Nature::key)),
            format!("{} {open}", case.days).trim().to_owned(),
            judged.collect::<Vec<_>>().join(", "),
        ]
    };
    cases.iter().map(row).collect()
}

/// Oral and written by nature, as one table (5.3).
fn cross(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let groups = &desk.figures().groups;
    let row = |nature: &String| {
        let cell = |manner: &str| {
            let known = groups.manner_and_nature.get(&format!("{manner} {nature}"));
            known.copied().unwrap_or(0)
        };
        let (oral, written) = (cell("oral"), cell("written"));
        vec![
            desk.label("nature", nature),
            oral.to_string(),
            written.to_string(),
            (oral + written).to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = groups.nature.keys().map(row).collect();
    if !rows.is_empty() {
        let heads = ["report-nature", "manner-oral", "manner-written", "report-total"];
        blocks.table(("report-cross", &heads), rows);
    }
}

pub(super) fn timeliness(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let of_year = desk.figures();
    if of_year.received.count == 0 {
        return blocks.say("report-nothing-to-say");
    }
    let share = desk.share(of_year.on_time);
    blocks.say_with("report-on-time", &[("share", &share)]);
    let interval = of_year.on_time.interval.filter(|_| of_year.on_time.n >= 10);
    if let Some(between) = interval.filter(|_| !desk.is_for_many()) {
        let percent = |part: f64| format!("{:.0}", part * 100.0);
        let (low, high) = (percent(between.low), percent(between.high));
        blocks.say_with("report-on-time-process", &[("low", &low), ("high", &high)]);
    }
    if desk.is_for_many() {
        return;
    }
    blocks.chart(charts::open_curve(of_year, desk.lang));
    blocks.chart(charts::waiting(of_year, desk.lang));
    blocks.fields(vec![
        (desk.say("figure-handling"), figures::days(&of_year.handling, desk.lang)),
        (desk.say("figure-dossier_time"), figures::days(&of_year.dossier_time, desk.lang)),
    ]);
    late(desk, blocks);
}

/// Each of them, without a name.
fn late(desk: &Desk<'_>, blocks: &mut Blocks<'_>) {
    let late = &desk.source.material.late;
    if late.is_empty() {
        return blocks.say("report-late-none");
    }
    let told = |case: &CaseLine| match case.postponed_on {
        Some(on) if on <= case.due_on => "report-told-before",
        Some(_) => "report-told-after",
        None => "report-told-not",
    };
    let rows = case_rows(desk, late).into_iter().zip(late).map(|(mut row, case)| {
        row.truncate(4);
        row.push(desk.say(told(case)));
        row
    });
    let [received, manner, nature, days, _] = CASE_HEADS;
    let heads = [received, manner, nature, days, "report-told"];
    blocks.table(("report-late", &heads), rows.collect());
}
