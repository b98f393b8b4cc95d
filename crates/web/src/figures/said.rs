//! A figure in words, by the rules for small numbers: never a share without its counts (R1), all
//! values where they are few (R6).
use weerklank_domain::report::figures::{Days, Share};
use weerklank_domain::report::{Figure, Figures};

use crate::text::Tongue;

/// Below this many there is no percentage (R1).
const PERCENT_FROM: u32 = 10;

pub(super) fn said(figure: Figure, figures: &Figures, tongue: Tongue) -> String {
    match figure {
        Figure::Received => figures.received.count.to_string(),
        Figure::Withdrawn => {
            let (early, late) = (figures.withdrawn.within_four_weeks, figures.withdrawn.later);
            counts("figures-withdrawn", &[("early", early), ("late", late)], tongue)
        }
        Figure::OutOfScope => figures.out_of_scope.to_string(),
        Figure::Merged => figures.merged.to_string(),
        Figure::Signals => figures.signals.to_string(),
        Figure::OnTime => share(figures.on_time, tongue),
        Figure::Handling => days(&figures.handling, tongue),
        Figure::DossierTime => days(&figures.dossier_time, tongue),
        Figure::Lag => days(&figures.lag, tongue),
        Figure::Upheld => share(figures.upheld, tongue),
        Figure::Reopened => share(figures.reopened, tongue),
        Figure::Repeat => share(figures.repeat, tongue),
        Figure::ConsultedFirst => share(figures.consulted_first, tongue),
        Figure::PartnerTold => share(figures.partner_told, tongue),
        Figure::Deviations => per_ten(figures.deviations, tongue),
        Figure::Commitments => share(figures.commitments, tongue),
        Figure::Survey => share(figures.survey, tongue),
        Figure::Stock => {
            let stock = &figures.stock;
            let values = [("before", stock.before), ("after", stock.after)];
            counts("figures-stock", &values, tongue)
        }
        Figure::Waiting => {
            let waiting = figures.waiting;
            let values = [
                ("complainant", waiting.complainant),
                ("partner", waiting.partner),
                ("officer", waiting.officer),
            ];
            counts("figures-waiting", &values, tongue)
        }
    }
}

fn counts(key: &str, values: &[(&str, u32)], tongue: Tongue) -> String {
    let texts: Vec<String> = values.iter().map(|(_, count)| count.to_string()).collect();
    let values: Vec<(&str, &str)> =
        values.iter().zip(&texts).map(|((name, _), text)| (*name, text.as_str())).collect();
    tongue.say_with(key, &values)
}

fn share(share: Share, tongue: Tongue) -> String {
    let Share { hits, n, .. } = share;
    match n {
        0 => tongue.say("figures-none"),
        _ if n < PERCENT_FROM => counts("figures-share", &[("hits", hits), ("n", n)], tongue),
        _ => {
            // Rounded half up, in whole numbers; two of 200 never become "all" or "none".
            let percent = (u64::from(hits) * 200 + u64::from(n)) / (u64::from(n) * 2);
            let percent = match percent {
                0 if hits > 0 => 1,
                100 if hits < n => 99,
                _ => u32::try_from(percent).unwrap_or(100),
            };
            let values = [("percent", percent), ("hits", hits), ("n", n)];
            counts("figures-share-percent", &values, tongue)
        }
    }
}

fn days(days: &Days, tongue: Tongue) -> String {
    if days.n == 0 {
        return tongue.say("figures-none");
    }
    let (Some(median), Some(p80), Some(longest)) = (days.median, days.p80, days.longest) else {
        let all = days.all.iter().flatten().map(ToString::to_string).collect::<Vec<_>>();
        return tongue.say_with("figures-days-all", &[("days", &all.join(", "))]);
    };
    let values = [
        ("median", decimal(median, tongue)),
        ("p80", p80.to_string()),
        ("longest", longest.to_string()),
        ("n", days.n.to_string()),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    tongue.say_with("figures-days", &values)
}

fn per_ten(value: Option<f64>, tongue: Tongue) -> String {
    value.map_or_else(|| tongue.say("figures-none"), |value| decimal(value, tongue))
}

/// With one decimal where there is one.
pub(super) fn decimal(value: f64, tongue: Tongue) -> String {
    let written = format!("{value:.1}");
    let written = written.strip_suffix(".0").unwrap_or(&written);
    match tongue.0 {
        weerklank_domain::Language::Dutch => written.replace('.', ","),
        weerklank_domain::Language::English => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use weerklank_domain::Language;

    use super::*;

    #[test]
    fn art_7_3_a_share_always_has_its_counts() {
        let said = |hits, n| share(Share { hits, n, interval: None }, Tongue(Language::Dutch));
        assert_eq!(said(7, 8), "7 van 8");
        assert_eq!(said(22, 25), "88% (22 van 25)");
        assert_eq!(said(1, 1000), "1% (1 van 1000)", "some is never none");
        assert_eq!(said(999, 1000), "99% (999 van 1000)", "and not all is never all");
        assert_eq!(said(10, 10), "100% (10 van 10)");
        assert_eq!(said(0, 0), "niet van toepassing");
    }

    #[test]
    fn art_7_3_few_days_are_listed() {
        let few = Days { n: 3, all: Some(vec![3, 9, 40]), ..Days::default() };
        assert_eq!(days(&few, Tongue(Language::Dutch)), "3, 9, 40 dagen");
        let many =
            Days { n: 8, median: Some(12.5), p80: Some(26), longest: Some(40), ..Days::default() };
        let said = days(&many, Tongue(Language::Dutch));
        assert!(said.contains("12,5") && said.contains("26") && said.contains('8'), "{said}");
    }
}
