//! A figure in words, by the rules for small numbers: never a share without its counts (R1), all
//! values where they are few (R6).
use weerklank_domain::Language;
use weerklank_domain::report::figures::{Days, Share};
use weerklank_domain::report::finding::SaidShare;
use weerklank_domain::report::{Figure, Figures};

use crate::{t, t_with};

/// What a figure is, as a screen and a report say it.
pub fn said(figure: Figure, figures: &Figures, lang: Language) -> String {
    match figure {
        Figure::Received => figures.received.count.to_string(),
        Figure::Withdrawn => {
            let (early, late) = (figures.withdrawn.within_four_weeks, figures.withdrawn.later);
            counts("figures-withdrawn", &[("early", early), ("late", late)], lang)
        }
        Figure::OutOfScope => figures.out_of_scope.to_string(),
        Figure::Merged => figures.merged.to_string(),
        Figure::Signals => figures.signals.to_string(),
        Figure::OnTime => share(figures.on_time, lang),
        Figure::Handling => days(&figures.handling, lang),
        Figure::DossierTime => days(&figures.dossier_time, lang),
        Figure::Lag => days(&figures.lag, lang),
        Figure::Upheld => share(figures.upheld, lang),
        Figure::Reopened => share(figures.reopened, lang),
        Figure::Repeat => share(figures.repeat, lang),
        Figure::ConsultedFirst => share(figures.consulted_first, lang),
        Figure::PartnerTold => share(figures.partner_told, lang),
        Figure::Deviations => per_ten(figures.deviations, lang),
        Figure::Commitments => share(figures.commitments, lang),
        Figure::Survey => share(figures.survey, lang),
        Figure::Stock => {
            let stock = &figures.stock;
            let values = [("before", stock.before), ("after", stock.after)];
            counts("figures-stock", &values, lang)
        }
        Figure::Waiting => {
            let waiting = figures.waiting;
            let values = [
                ("complainant", waiting.complainant),
                ("partner", waiting.partner),
                ("officer", waiting.officer),
            ];
            counts("figures-waiting", &values, lang)
        }
    }
}

fn counts(key: &str, values: &[(&str, u32)], lang: Language) -> String {
    let texts: Vec<String> = values.iter().map(|(_, count)| count.to_string()).collect();
    let values: Vec<(&str, &str)> =
        values.iter().zip(&texts).map(|((name, _), text)| (*name, text.as_str())).collect();
    t_with(lang, key, &values)
}

/// "7 van 8", "88% (22 van 25)": never a share without its counts (R1).
pub fn share(share: Share, lang: Language) -> String {
    match share.said() {
        SaidShare::Nothing => t(lang, "figures-none"),
        SaidShare::Counts { hits, n } => counts("figures-share", &[("hits", hits), ("n", n)], lang),
        SaidShare::Percent { percent, hits, n } => {
            let values = [("percent", percent), ("hits", hits), ("n", n)];
            counts("figures-share-percent", &values, lang)
        }
    }
}

/// The median with what lies around it, or all values where they are few (R6).
pub fn days(days: &Days, lang: Language) -> String {
    if days.n == 0 {
        return t(lang, "figures-none");
    }
    let (Some(median), Some(p80), Some(longest)) = (days.median, days.p80, days.longest) else {
        let all = days.all.iter().flatten().map(ToString::to_string).collect::<Vec<_>>();
        return t_with(lang, "figures-days-all", &[("days", &all.join(", "))]);
    };
    let values = [
        ("median", decimal(median, lang)),
        ("p80", p80.to_string()),
        ("longest", longest.to_string()),
        ("n", days.n.to_string()),
    ];
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    t_with(lang, "figures-days", &values)
}

fn per_ten(value: Option<f64>, lang: Language) -> String {
    value.map_or_else(|| t(lang, "figures-none"), |value| decimal(value, lang))
}

/// With one decimal where there is one.
pub fn decimal(value: f64, lang: Language) -> String {
    let written = format!("{value:.1}");
    let written = written.strip_suffix(".0").unwrap_or(&written);
    match lang {
        Language::Dutch => written.replace('.', ","),
        Language::English => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn art_7_3_a_share_always_has_its_counts() {
        let said = |hits, n| share(Share { hits, n, interval: None }, Language::Dutch);
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
        assert_eq!(days(&few, Language::Dutch), "3, 9, 40 dagen");
        let many =
            Days { n: 8, median: Some(12.5), p80: Some(26), longest: Some(40), ..Days::default() };
        let said = days(&many, Language::Dutch);
        assert!(said.contains("12,5") && said.contains("26") && said.contains('8'), "{said}");
    }
}
