//! A drawing as SVG: for the screen, where the style sheet gives the colours, and for paper, where
//! there is none.
use std::fmt::Write as _;

use crate::drawing::{Anchor, Drawing, Fill, Ink, Mark, Place, Sign, TextInk};

/// How wide a picture is on paper, in px.
const PAPER_WIDTH: f64 = 480.0;

/// As wide as its place. The ids are made of the key, which a page has once.
pub(crate) fn screen(drawing: &Drawing, (key, title, finding): (&str, &str, &str)) -> String {
    let height = drawing.height;
    let mut svg = format!(
        "<svg class=\"chart-picture\" role=\"img\" width=\"100%\" height=\"{height:.0}\" \
         aria-labelledby=\"chart-{key}-name\" aria-describedby=\"chart-{key}-says\">\
         <title id=\"chart-{key}-name\">{}</title><desc id=\"chart-{key}-says\">{}</desc>",
        escaped(title),
        escaped(finding)
    );
    let look = Look::Screen;
    drawing.marks.iter().for_each(|mark| add(&mut svg, mark, look));
    svg.push_str("</svg>");
    svg
}

pub(crate) fn paper(drawing: &Drawing, (title, finding): (&str, &str)) -> String {
    let height = drawing.height;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{PAPER_WIDTH:.0}\" \
         height=\"{height:.0}\" viewBox=\"0 0 {PAPER_WIDTH:.0} {height:.0}\" \
         font-family=\"Source Sans 3\"><title>{}</title><desc>{}</desc>",
        escaped(title),
        escaped(finding)
    );
    drawing.marks.iter().for_each(|mark| add(&mut svg, mark, Look::Paper));
    svg.push_str("</svg>");
    svg
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Screen,
    Paper,
}

impl Look {
    fn across(self, share: f64) -> String {
        match self {
            Self::Screen => format!("{:.2}%", share * 100.0),
            Self::Paper => format!("{:.1}", share * PAPER_WIDTH),
        }
    }
}

/// Writing to a text never fails.
fn add(svg: &mut String, mark: &Mark, look: Look) {
    let _ = match mark {
        Mark::Line { from, to, ink } => write!(
            svg,
            "<line x1=\"{}\" y1=\"{:.1}\" x2=\"{}\" y2=\"{:.1}\"{}/>",
            look.across(from.0),
            from.1,
            look.across(to.0),
            to.1,
            stroke(*ink, look)
        ),
        Mark::Bar { at, size, fill } => write!(
            svg,
            "<rect x=\"{}\" y=\"{:.1}\" width=\"{}\" height=\"{:.1}\"{}/>",
            look.across(at.0),
            at.1,
            look.across(size.0),
            size.1,
            filling(*fill, look)
        ),
        Mark::Sign { at, sign } => write!(svg, "{}", sign_at(*at, *sign, look)),
        Mark::Text { at, words, anchor, ink } => write!(
            svg,
            "<text x=\"{}\" y=\"{:.1}\"{}{}>{}</text>",
            look.across(at.0),
            at.1,
            anchoring(*anchor),
            text_ink(*ink, look),
            escaped(words)
        ),
    };
}

fn stroke(ink: Ink, look: Look) -> String {
    let (class, colour, width, dashes) = match ink {
        Ink::Base => ("c-base", "#5b6670", 1.0, ""),
        Ink::Grid => ("c-grid", "#d5dade", 1.0, ""),
        Ink::Series => ("c-series", "#14506b", 2.0, ""),
        Ink::Second => ("c-second", "#b3770c", 2.0, "10 4"),
        Ink::Median => ("c-median", "#5b6670", 2.0, "2 4"),
        Ink::Limit => ("c-limit", "#b01c1c", 2.0, "6 4"),
        Ink::Inner => ("c-inner", "#b3770c", 1.5, "2 3"),
    };
    let dashes = match dashes {
        "" => String::new(),
        some => format!(" stroke-dasharray=\"{some}\""),
    };
    match look {
        Look::Screen => format!(" class=\"{class}\" stroke-width=\"{width}\"{dashes}"),
        Look::Paper => format!(" stroke=\"{colour}\" stroke-width=\"{width}\"{dashes}"),
    }
}

fn filling(fill: Fill, look: Look) -> String {
    let (class, inside, outline, width, dashes) = match fill {
        Fill::Full => ("f-full", "#14506b", "#14506b", 1, ""),
        Fill::Half => ("f-half", "#b9d4e0", "#14506b", 1, ""),
        Fill::Dashed => ("f-dashed", "none", "#b3770c", 2, " stroke-dasharray=\"4 3\""),
        Fill::Hollow => ("f-hollow", "none", "#b01c1c", 2, ""),
        Fill::Band => {
            return match look {
                Look::Screen => " class=\"f-band\"".to_owned(),
                Look::Paper => " fill=\"#dbe8ee\"".to_owned(),
            };
        }
    };
    match look {
        Look::Screen => format!(" class=\"{class}\" stroke-width=\"{width}\"{dashes}"),
        Look::Paper => {
            format!(" fill=\"{inside}\" stroke=\"{outline}\" stroke-width=\"{width}\"{dashes}")
        }
    }
}

/// Around the place itself: a shape can't be measured in shares of the width.
fn sign_at((x, y): Place, sign: Sign, look: Look) -> String {
    let (class, path, paint) = match sign {
        Sign::Dot => ("p-dot", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z", "fill=\"#14506b\""),
        Sign::Diamond => ("p-diamond", "M0 -7L7 0L0 7L-7 0Z", "fill=\"#b01c1c\""),
        Sign::Ring => (
            "p-ring",
            "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z",
            "fill=\"#ffffff\" stroke=\"#14506b\" stroke-width=\"2\"",
        ),
        Sign::Square => ("p-square", "M-6 -6H6V6H-6Z", "fill=\"#b3770c\""),
    };
    match look {
        Look::Screen => format!(
            "<svg x=\"{}\" y=\"{y:.1}\" overflow=\"visible\"><path class=\"{class}\" \
             d=\"{path}\"/></svg>",
            look.across(x)
        ),
        Look::Paper => format!(
            "<path transform=\"translate({:.1} {y:.1})\" d=\"{path}\" {paint}/>",
            x * PAPER_WIDTH
        ),
    }
}

fn anchoring(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    }
}

fn text_ink(ink: TextInk, look: Look) -> String {
    let (class, colour, weight) = match ink {
        TextInk::Axis => ("c-axis", "#3f4a54", 400),
        TextInk::Value => ("c-val", "#1b232a", 600),
        TextInk::Limit => ("c-limit-t", "#8f1515", 600),
    };
    match look {
        Look::Screen => format!(" class=\"{class}\""),
        Look::Paper => {
            format!(
                " fill=\"{colour}\" font-size=\"12\" font-weight=\"{weight}\" \
                 stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\""
            )
        }
    }
}

/// Names of causes are written by people.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // XML has no place for these.
            other if other.is_control() => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_typed_never_becomes_markup() {
        let mut drawing = Drawing::of_height(20.0);
        let words = "<script>\u{0}&\"".to_owned();
        drawing.text((0.0, 0.0), words, (Anchor::Start, TextInk::Axis));
        for svg in [screen(&drawing, ("k", "a<b", "c&d")), paper(&drawing, ("a<b", "c&d"))] {
            assert!(!svg.contains("<script") && !svg.contains('\u{0}'), "{svg}");
            assert!(svg.contains("a&lt;b") && svg.contains("c&amp;d"), "{svg}");
        }
    }
}
