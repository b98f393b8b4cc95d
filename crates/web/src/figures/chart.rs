//! A picture of the months: a dot for each, with a sentence that says what is to be seen and a
//! table. With so few points there are no lines between them and no limits (R8).
use jiff::ToSpan as _;
use jiff::civil::Date;
use weerklank_domain::report::Figures;

use crate::text::Tongue;

/// More months than this make a picture that nobody can read; the table has them.
const MONTHS_MAX: usize = 36;

pub(crate) struct Chart {
    pub(crate) title: String,
    /// What is to be seen.
    pub(crate) finding: String,
    pub(crate) heads: [String; 2],
    pub(crate) points: Vec<Point>,
    /// Whether it is drawn, or a table only.
    pub(crate) is_drawn: bool,
    pub(crate) unfold: String,
}

/// A month, and where its dot is: in percents of the picture.
pub(crate) struct Point {
    pub(crate) label: String,
    pub(crate) count: u32,
    pub(crate) x: String,
    pub(crate) y: String,
}

pub(super) fn months(figures: &Figures, tongue: Tongue) -> Chart {
    let counts: Vec<(Date, u32)> = all(figures)
        .into_iter()
        .map(|month| {
            let key = format!("{:04}-{:02}", month.year(), month.month());
            (month, figures.groups.month.get(&key).copied().unwrap_or(0))
        })
        .collect();
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let width = f64::from(u32::try_from(counts.len().max(1)).unwrap_or(u32::MAX));
    let mut middle = 0.5;
    let points = counts.iter().map(|(month, count)| {
        let x = middle / width * 100.0;
        middle += 1.0;
        let y = 90.0 - 80.0 * f64::from(*count) / f64::from(most.max(1));
        let (x, y) = (format!("{x:.2}%"), format!("{y:.2}%"));
        Point { label: label(*month, tongue), count: *count, x, y }
    });
    Chart {
        title: tongue.say("figures-months"),
        finding: finding(&counts, most, tongue),
        heads: [tongue.say("figures-month"), tongue.say("figures-complaints")],
        is_drawn: (2..=MONTHS_MAX).contains(&counts.len()) && most > 0,
        points: points.collect(),
        unfold: tongue.say("figures-as-table"),
    }
}

/// The months of the period, up to the one in which we are.
fn all(figures: &Figures) -> Vec<Date> {
    let first = figures.period.from().first_of_month();
    let last = figures.period.until().min(figures.as_of);
    // A period of centuries has no picture and no list; ten years have.
    first.series(1.month()).take_while(|month| *month <= last).take(120).collect()
}

fn label(month: Date, tongue: Tongue) -> String {
    let name = tongue.label("dates-month", &month.month().to_string());
    format!("{name} {}", month.year())
}

fn finding(counts: &[(Date, u32)], most: u32, tongue: Tongue) -> String {
    let total: u32 = counts.iter().map(|(_, count)| count).sum();
    let months: Vec<&(Date, u32)> = counts.iter().filter(|(_, count)| *count == most).collect();
    let total = total.to_string();
    match (most, months.as_slice()) {
        (0, _) => tongue.say("figures-months-none"),
        (_, [(month, _)]) => {
            let (month, most) = (label(*month, tongue), most.to_string());
            let values = [("month", month.as_str()), ("most", &most), ("total", &total)];
            tongue.say_with("figures-months-one", &values)
        }
        _ => {
            let most = most.to_string();
            tongue.say_with("figures-months-several", &[("most", &most), ("total", &total)])
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use weerklank_domain::Language;

    use super::*;

    #[test]
    fn art_7_3_the_finding_says_what_is_to_be_seen() {
        let tongue = Tongue(Language::Dutch);
        let month = |number| date(2026, number, 1);
        let one = finding(&[(month(1), 2), (month(2), 5)], 5, tongue);
        assert!(one.contains("februari 2026") && one.contains("5 van 7"), "{one}");
        let two = finding(&[(month(1), 5), (month(2), 5)], 5, tongue);
        assert!(two.contains('5') && !two.contains("februari"), "{two}");
        assert!(finding(&[(month(1), 0)], 0, tongue).contains("geen"), "none");
    }
}
