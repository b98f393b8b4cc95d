//! What every picture has, on the screen and on paper.
use jiff::civil::date;
use weerklank_charts::{Chart, causes, compliance, control, months, open_curve, survey, waiting};
use weerklank_domain::Language;

use crate::cast::{caused_by, decided_after, each_month, of_2026, received};

fn drawn() -> Vec<Chart> {
    let mut facts = each_month(2024, &[5; 24]);
    for (place, fact) in each_month(2026, &[3, 9, 4, 5, 2, 14, 3]).into_iter().enumerate() {
        let days = i64::try_from(place).unwrap();
        facts.push(caused_by(decided_after(fact, days), if place % 3 == 0 { "a" } else { "b" }));
    }
    facts.push(received(1, date(2026, 8, 1)));
    let figures = of_2026(&facts);
    let lang = Language::Dutch;
    vec![
        months(&figures, lang),
        control(&figures, lang).unwrap(),
        open_curve(&figures, lang),
        causes(&figures, &str::to_owned, lang),
    ]
}

#[test]
fn a_picture_is_named_and_needs_no_style_of_its_own() {
    for chart in drawn() {
        let svg = chart.svg.as_ref().unwrap();
        assert!(svg.contains("role=\"img\"") && svg.contains("width=\"100%\""), "{svg}");
        assert!(svg.contains(&format!("<title id=\"chart-{}-name\">", chart.key)), "{svg}");
        assert!(svg.contains(&format!("<desc id=\"chart-{}-says\">", chart.key)), "{svg}");
        // The policy of the site allows no style in a page, and a scaled picture has tiny words.
        assert!(!svg.contains("style=") && !svg.contains("viewBox"), "{svg}");
        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        let paper = chart.svg_for_paper().unwrap();
        assert!(paper.contains("viewBox") && paper.contains("Source Sans 3"), "{paper}");
        assert!(
            !paper.contains("class=") && !paper.contains('%'.to_string().as_str()) || {
                // A percent sign stands in words only.
                !paper.contains("%\"")
            }
        );
        assert_eq!(chart.table.heads.len(), chart.table.numeric.len());
        assert!(chart.table.rows.iter().all(|row| row.len() == chart.table.heads.len()));
    }
}

#[test]
fn the_pictures_stay_as_they_are() {
    for chart in drawn() {
        insta::assert_snapshot!(chart.key, chart.svg.unwrap().replace("><", ">\n<"));
    }
}

#[test]
fn without_anything_to_draw_the_words_remain() {
    let none = of_2026(&[]);
    for chart in [
        waiting(&none, Language::Dutch),
        survey(&none, Language::Dutch),
        compliance(&none, Language::English),
        open_curve(&none, Language::Dutch),
        causes(&none, &str::to_owned, Language::Dutch),
    ] {
        assert!(chart.svg.is_none(), "{}", chart.key);
        assert!(chart.finding.ends_with('.') && !chart.finding.contains('['), "{}", chart.finding);
    }
}
