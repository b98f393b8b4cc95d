//! A finding, a share and a row of days as sentences. The report and the page say the same.
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::report::figures::Share;
use weerklank_domain::report::finding::{Finding, Measure, Said};
use weerklank_domain::report::statistics::Movement;
pub use weerklank_texts::figures::{days, decimal, share};
use weerklank_texts::{dates, t, t_with};

/// What a cause is called, by its key.
pub type Names<'a> = &'a dyn Fn(&str) -> String;

/// One sentence, or two where the second says what is missing (R13).
pub fn finding(found: &Finding, names: Names<'_>, lang: Language) -> String {
    use Finding as F;
    let say = |key: &str, values: &[(&str, String)]| with(lang, key, values);
    match found {
        F::NothingReceived => t(lang, "finding-nothing"),
        F::BusiestMonth { .. }
        | F::BusiestMonths { .. }
        | F::MonthsWithinLimits { .. }
        | F::MonthBeyondLimits { .. }
        | F::GapsWithinLimits { .. }
        | F::CameTooFast { .. }
        | F::Season { .. }
        | F::SeasonEven { .. } => of_months(found, lang),
        F::YearAfterYear { years, counts, movement } => {
            let values = [
                ("year", years.0.to_string()),
                ("count", counts.0.to_string()),
                ("before", years.1.to_string()),
                ("earlier", counts.1.to_string()),
            ];
            say(moved_key(*movement), &values)
        }
        F::HalfDecided { .. } | F::HalfNotReached { .. } | F::AllDays { .. } => {
            of_curve(found, lang)
        }
        F::MostlyFrom { .. } | F::SeveralCauses { .. } | F::CausesUnknown { .. } => {
            of_causes(found, names, lang)
        }
        F::PartnersOutside { beyond, notable, all } => {
            let values = [("beyond", *beyond), ("notable", *notable), ("all", *all)];
            say("finding-partners-outside", &texts(&values))
        }
        F::PartnersWithin { all } => say("finding-partners-within", &texts(&[("all", *all)])),
        F::NoPattern { all } => say("finding-no-pattern", &texts(&[("all", *all)])),
        F::Waited { longest, days, all } => {
            let share = share(Share { hits: *days, n: *all, interval: None }, lang);
            let who = t(lang, &format!("waits-{}", longest.key()));
            say("finding-waited", &[("who", who), ("share", share)])
        }
        F::NotWaited => t(lang, "finding-not-waited"),
        F::Followed { done, asked, least } => {
            let share = share(Share { hits: *done, n: *asked, interval: None }, lang);
            let first = say("finding-followed", &[("share", share)]);
            let Some((article, missed, all)) = least else { return first };
            let values = [
                ("article", article.number().to_owned()),
                ("missed", missed.to_string()),
                ("all", all.to_string()),
            ];
            format!("{first} {}", say("finding-followed-least", &values))
        }
        F::NothingAsked => t(lang, "finding-nothing-asked"),
        F::Scored { answered, asked, high } => {
            let values = [("answered", *answered), ("asked", *asked), ("high", *high)];
            say("finding-scored", &texts(&values))
        }
        F::NotScored { asked } => say("finding-not-scored", &texts(&[("asked", *asked)])),
    }
}

fn of_months(found: &Finding, lang: Language) -> String {
    use Finding as F;
    let say = |key: &str, values: &[(&str, String)]| with(lang, key, values);
    let number = |name, value: u32| (name, value.to_string());
    match found {
        F::BusiestMonth { month, most, total } => {
            let values =
                [("month", month_of(*month, lang)), number("most", *most), number("total", *total)];
            say("finding-busiest-month", &values)
        }
        F::BusiestMonths { most, total } => {
            say("finding-busiest-months", &texts(&[("most", *most), ("total", *total)]))
        }
        F::MonthsWithinLimits { judged } => {
            say("finding-months-within", &texts(&[("judged", *judged)]))
        }
        F::MonthBeyondLimits { month, count, all } => {
            let values =
                [("month", month_of(*month, lang)), number("count", *count), number("all", *all)];
            say("finding-month-beyond", &values)
        }
        F::GapsWithinLimits { judged } => {
            say("finding-gaps-within", &texts(&[("judged", *judged)]))
        }
        F::CameTooFast { on, days, all } => {
            let values =
                [("on", dates::short(lang, *on)), number("days", *days), number("all", *all)];
            say("finding-too-fast", &values)
        }
        F::Season { month, most, total, years } => {
            let month = ("month", dates::month(lang, *month));
            let rest = [number("most", *most), number("total", *total), number("years", *years)];
            say("finding-season", &[&[month][..], &rest].concat())
        }
        F::SeasonEven { most, total, years } => {
            let values = [("most", *most), ("total", *total), ("years", *years)];
            say("finding-season-even", &texts(&values))
        }
        _ => String::new(),
    }
}

fn of_curve(found: &Finding, lang: Language) -> String {
    let say = |key: &str, values: &[(&str, String)]| with(lang, key, values);
    match found {
        Finding::HalfDecided { days, between: (low, high), n } => {
            let mut values = texts(&[("days", *days), ("n", *n)]);
            let (Some(low), high) = (low, high) else {
                return say("finding-half", &values);
            };
            values.push(("low", low.to_string()));
            let Some(high) = high else { return say("finding-half-from", &values) };
            values.push(("high", high.to_string()));
            say("finding-half-between", &values)
        }
        Finding::HalfNotReached { n } => say("finding-half-not-reached", &texts(&[("n", *n)])),
        Finding::AllDays { decided, open } => {
            let days = decided.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let values = [("days", days), ("open", open.to_string())];
            let key = match (decided.is_empty(), *open) {
                (true, _) => "finding-all-open",
                (false, 0) => "finding-all-days",
                (false, _) => "finding-all-days-and-open",
            };
            say(key, &values)
        }
        _ => String::new(),
    }
}

fn of_causes(found: &Finding, names: Names<'_>, lang: Language) -> String {
    let say = |key: &str, values: &[(&str, String)]| with(lang, key, values);
    let (first, unknown) = match found {
        Finding::MostlyFrom { key, count, known, unknown } => {
            let mut values = texts(&[("count", *count), ("known", *known)]);
            values.push(("cause", names(key)));
            (say("finding-cause", &values), *unknown)
        }
        Finding::SeveralCauses { count, known, unknown } => {
            let values = texts(&[("count", *count), ("known", *known)]);
            (say("finding-causes", &values), *unknown)
        }
        Finding::CausesUnknown { unknown } => {
            return say("finding-causes-unknown", &texts(&[("unknown", *unknown)]));
        }
        _ => return String::new(),
    };
    // What isn't known is never left out in silence (R13).
    if unknown == 0 {
        return first;
    }
    let second = say("finding-cause-unknown", &texts(&[("unknown", unknown)]));
    format!("{first} {second}")
}

/// What a figure is in a period, short enough for a cell.
pub fn measure(measure: Measure, lang: Language) -> String {
    match measure {
        Measure::Count(count) => count.to_string(),
        Measure::Share(of) => share(of, lang),
        Measure::Days(Some(median), n) => {
            let values = [("median", decimal(median, lang)), ("n", n.to_string())];
            with(lang, "figures-median", &values)
        }
        Measure::Days(None, 0) => t(lang, "figures-none"),
        Measure::Days(None, n) => with(lang, "figures-median-few", &texts(&[("n", n)])),
    }
}

/// What may be said of two periods (R3); nothing where nothing can be said.
pub fn said(said: Said, lang: Language) -> String {
    match said {
        Said::Nothing => String::new(),
        Said::WithinChance => t(lang, "compared-chance"),
        Said::Moved(Movement::Same) => t(lang, "compared-same"),
        Said::Moved(Movement::More) => t(lang, "compared-more"),
        Said::Moved(Movement::Fewer) => t(lang, "compared-fewer"),
        Said::Moved(Movement::Risen) => t(lang, "compared-risen"),
        Said::Moved(Movement::Fallen) => t(lang, "compared-fallen"),
    }
}

/// With the decimal mark of the language.
pub(crate) fn mark(written: &str, lang: Language) -> String {
    match lang {
        Language::Dutch => written.replace('.', ","),
        Language::English => written.to_owned(),
    }
}

/// "februari 2026"
pub(crate) fn month_of(month: Date, lang: Language) -> String {
    format!("{} {}", dates::month(lang, month.month()), month.year())
}

/// "feb 26", under a picture.
pub(crate) fn month_short(month: Date, lang: Language) -> String {
    let name = t(lang, &format!("dates-month-short-{}", month.month()));
    format!("{name} {:02}", month.year().rem_euclid(100))
}

pub(crate) fn with(lang: Language, key: &str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    t_with(lang, key, &values)
}

pub(crate) fn texts<'a>(values: &[(&'a str, u32)]) -> Vec<(&'a str, String)> {
    values.iter().map(|(name, value)| (*name, value.to_string())).collect()
}

fn moved_key(movement: Movement) -> &'static str {
    match movement {
        Movement::Same => "finding-years-same",
        Movement::More => "finding-years-more",
        Movement::Fewer => "finding-years-fewer",
        Movement::Risen => "finding-years-risen",
        Movement::Fallen => "finding-years-fallen",
    }
}
