//! An invented dossier, for who may not or need not look into a real one.
use jiff::civil::{Date, date};
use minijinja::Value;
use weerklank_domain::Language;
use weerklank_texts::{dates, t};

use super::placeholders::{Values, parts};

/// All that can be there.
pub(crate) fn full(language: Language) -> Values {
    let say = |name: &str| t(language, &format!("templates-sample-{name}"));
    let list = |names: &[&str]| names.iter().map(|name| Value::from(say(name))).collect::<Vec<_>>();
    let point = |number: &str, summary: &str, long: &str| {
        parts([
            ("number", number.to_owned()),
            ("summary", say(summary)),
            ("long", long.to_owned()),
            ("finding", say("finding")),
            ("judgment", say("judgment")),
            ("reason", say("point_reason")),
            ("unanswered", String::new()),
        ])
    };
    let points = vec![point("1", "point", ""), point("2", "long_point", "ja")];
    let commitment = parts([
        ("what", say("commitment")),
        ("who", say("officer")),
        ("due", long(language, date(2026, 12, 18))),
    ]);
    let mut values = plain(language)
        .with("due_explanation", say("due_explanation"))
        .with("is_late", "ja")
        .with("access_code", "1234 5678 9012 3456")
        .with("reopened", long(language, date(2026, 11, 9)))
        .with("heard", list(&["heard_complainant", "heard_partner"]))
        .with("points", points)
        .with("remedies", list(&["remedy"]))
        .with("amount", dates::money(language, 4_000))
        .with("commitments", vec![commitment]);
    for name in ["representative", "wish", "remedies_explanation", "website", "scope_reason"] {
        values = values.with(name, say(name));
    }
    values
}

/// What is always there.
pub(crate) fn plain(language: Language) -> Values {
    const TEXTS: [&str; 21] = [
        "about",
        "adviser",
        "complainant",
        "complaint",
        "complaints_mail",
        "external_route",
        "hearing_place",
        "next_step",
        "officer",
        "officer_title",
        "organisation",
        "partner",
        "phone",
        "postal_address",
        "read_back",
        "reason",
        "report",
        "salutation",
        "solution",
        "stage",
        "summary",
    ];
    let say = |name: &str| t(language, &format!("templates-sample-{name}"));
    let mut values = Values::default()
        .with("reference", "K-2026-7H3Q2M")
        .with("version", "1")
        .with("procedure_link", "https://klachten.example/regeling/1")
        .with("dossier_link", "https://klachten.example/klachten/K-2026-7H3Q2M")
        .with("status_link", "https://klachten.example/status")
        .with("support_link", "https://klachten.example/handreiking")
        .with("hearing_time", "10.00")
        .with("scope_ground", say("scope_ground"));
    for name in TEXTS {
        values = values.with(name, say(name));
    }
    let days = [
        ("received", date(2026, 11, 2)),
        ("today", date(2026, 11, 27)),
        ("due", date(2026, 11, 30)),
        ("post_by", date(2026, 11, 30)),
        ("promised", date(2026, 11, 30)),
        ("hearing_date", date(2026, 11, 20)),
        ("until", date(2026, 12, 14)),
        ("withdrawn", date(2026, 11, 20)),
    ];
    days.into_iter().fold(values, |values, (name, day)| values.with(name, long(language, day)))
}

fn long(language: Language, day: Date) -> String {
    dates::long(language, day)
}
