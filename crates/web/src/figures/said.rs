//! A figure in words, by the rules for small numbers: never a share without its counts (R1), all
//! values where they are few (R6).
use weerklank_charts::words;
use weerklank_domain::report::figures::{Days, Share};
use weerklank_domain::report::{Figure, Figures};

use crate::text::Tongue;

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
    words::share(share, tongue.0)
}

fn days(days: &Days, tongue: Tongue) -> String {
    words::days(days, tongue.0)
}

fn per_ten(value: Option<f64>, tongue: Tongue) -> String {
    value.map_or_else(|| tongue.say("figures-none"), |value| words::decimal(value, tongue.0))
}

#[cfg(test)]
mod tests {
    use weerklank_domain::Language;

    use super::*;

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
