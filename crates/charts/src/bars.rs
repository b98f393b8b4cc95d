//! Rows of bars: the words above, the bar below, so that both fit on a telephone.
use crate::drawing::{Anchor, Drawing, Fill, TextInk};

const ROW: f64 = 44.0;
const THICK: f64 = 16.0;

pub(crate) struct Bar {
    pub(crate) label: String,
    /// What it says at the right, above the bar.
    pub(crate) value: String,
    /// One after the other, each with its length.
    pub(crate) pieces: Vec<(u32, Fill)>,
}

/// On one scale: `most` is the whole width.
pub(crate) fn drawing(bars: &[Bar], most: u32) -> Drawing {
    let rows = f64::from(u32::try_from(bars.len()).unwrap_or(u32::MAX));
    let mut drawing = Drawing::of_height(rows * ROW + 4.0);
    let mut top = 0.0;
    for bar in bars {
        let words = top + 16.0;
        drawing.text((0.0, words), bar.label.clone(), (Anchor::Start, TextInk::Axis));
        drawing.text((1.0, words), bar.value.clone(), (Anchor::End, TextInk::Value));
        let mut from = 0.0;
        for (length, fill) in bar.pieces.iter().filter(|(length, _)| *length > 0) {
            let width = f64::from(*length) / f64::from(most.max(1));
            // A hair apart, so that two outlines don't become one.
            drawing.bar((from, top + 22.0), ((width - 0.004).max(0.004), THICK), *fill);
            from += width;
        }
        top += ROW;
    }
    drawing
}

/// The middle of the bar of a row, down.
pub(crate) fn middle_of_row(row: usize) -> f64 {
    f64::from(u32::try_from(row).unwrap_or(u32::MAX)) * ROW + 22.0 + THICK / 2.0
}

/// Words that are longer than a narrow screen are cut; the table has them whole.
pub(crate) fn short(label: &str, most: usize) -> String {
    if label.chars().count() <= most {
        return label.to_owned();
    }
    let kept: String = label.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}
