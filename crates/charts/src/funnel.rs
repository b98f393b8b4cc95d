//! Partners beside the network: by number, in no order of size, and with limits instead of ranks
//! (R9).
use weerklank_domain::Language;
use weerklank_domain::report::finding;
use weerklank_domain::report::funnel::{Partner, Partners};
use weerklank_domain::report::statistics::{Exposure, Funnel, Standing, funnel as limits_at};
use weerklank_texts::t;

use crate::chart::{Chart, Table};
use crate::drawing::{Ink, Sign};
use crate::plot::Plot;
use crate::words::{self, mark, texts, with};

/// Rates are said for each so many clients.
const CLIENTS: f64 = 100.0;
/// The limits are drawn at so many exposures.
const STEPS: u32 = 16;

/// A limit of a funnel, halfway between the counts on both sides of it.
type Bound = fn(&Funnel) -> Option<f64>;

/// Nothing where there are fewer than two partners to lay beside each other.
pub fn funnel(partners: &Partners, lang: Language) -> Option<Chart> {
    let all = &partners.all;
    if all.len() < 2 {
        return None;
    }
    let sentence = words::finding(&finding::of_partners(partners), &str::to_owned, lang);
    let rows = all.iter().map(|one| row(one, lang)).collect();
    let heads = [
        "charts-partner",
        "figures-complaints",
        "charts-by-himself",
        "charts-exposure",
        "charts-standing",
    ];
    let mut table = Table::new(heads.map(|key| t(lang, key)).to_vec(), rows);
    table.numeric[4] = false;
    let chart = Chart::new("funnel", (t(lang, "charts-funnel"), sentence), table)
        .noted(Some(note(partners, lang)));
    Some(chart.drawn(&drawing(partners, lang).done()))
}

fn drawing(partners: &Partners, lang: Language) -> Plot {
    let all = &partners.all;
    let widest = all.iter().map(|one| one.exposure.amount()).fold(0.0, f64::max) * 1.05;
    let number = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let at = |exposure: f64| {
        let over = Exposure::of(exposure)?;
        Some(limits_at(partners.network_rate, over, number))
    };
    let each = |count: f64, exposure: f64| count / exposure * CLIENTS;
    let highest = all.iter().map(|one| each(f64::from(one.count), one.exposure.amount()));
    // Where exposure is small the limits rise without end; the field ends well above the network.
    let network = partners.network_rate * CLIENTS;
    let most = highest.fold(network * 3.0, f64::max).max(f64::MIN_POSITIVE) * 1.05;
    let mut plot = Plot::of_rates(most, |value| rate_label(value, lang));
    let grid: Vec<f64> =
        (1..=STEPS).map(|step| widest * f64::from(step) / f64::from(STEPS)).collect();
    let lines: [(Ink, Bound); 4] = [
        (Ink::Limit, |at| at.outer.high.map(|high| f64::from(high) - 0.5)),
        (Ink::Inner, |at| at.inner.high.map(|high| f64::from(high) - 0.5)),
        (Ink::Inner, |at| at.inner.low.map(|low| f64::from(low) + 0.5)),
        (Ink::Limit, |at| at.outer.low.map(|low| f64::from(low) + 0.5)),
    ];
    for (ink, of) in lines {
        let places: Vec<_> = grid
            .iter()
            .filter_map(|exposure| {
                let rate = each(of(&at(*exposure)?)?, *exposure);
                (rate <= plot.most()).then(|| plot.at(exposure / widest, rate))
            })
            .collect();
        plot.joined(&places, ink);
    }
    plot.across(network, Ink::Median, t(lang, "charts-network"));
    for one in all {
        let exposure = one.exposure.amount();
        let place = plot.at(exposure / widest, each(f64::from(one.count), exposure));
        let sign = match one.standing {
            _ if one.is_own => Sign::Square,
            Standing::BeyondChance => Sign::Diamond,
            Standing::Notable => Sign::Ring,
            Standing::NoPattern | Standing::WithinChance => Sign::Dot,
        };
        plot.drawing.sign(place, sign);
    }
    plot.label(0.0, "0".to_owned());
    plot.label(1.0, with(lang, "charts-clients", &[("clients", format!("{widest:.0}"))]));
    plot
}

fn row(one: &Partner, lang: Language) -> Vec<String> {
    let name = if one.is_own {
        t(lang, "charts-partner-own")
    } else {
        with(lang, "charts-partner-number", &texts(&[("number", one.number)]))
    };
    let standing = match one.standing {
        Standing::NoPattern => "standing-no-pattern",
        Standing::WithinChance => "standing-within",
        Standing::Notable => "standing-notable",
        Standing::BeyondChance => "standing-beyond",
    };
    vec![
        name,
        one.count.to_string(),
        one.by_himself.to_string(),
        mark(&format!("{:.0}", one.exposure.amount()), lang),
        t(lang, standing),
    ]
}

fn note(partners: &Partners, lang: Language) -> String {
    let mut said = vec![t(lang, "charts-funnel-note")];
    if partners.without_exposure > 0 {
        let count = texts(&[("count", partners.without_exposure)]);
        said.push(with(lang, "charts-funnel-without", &count));
    }
    if let Some(dispersion) = partners.dispersion {
        let key = if dispersion.p < 0.05 { "charts-funnel-wide" } else { "charts-funnel-chance" };
        said.push(t(lang, key));
    }
    said.join(" ")
}

fn rate_label(value: f64, lang: Language) -> String {
    let written = format!("{value:.2}");
    let written = written.trim_end_matches('0').trim_end_matches('.');
    mark(if written.is_empty() { "0" } else { written }, lang)
}
