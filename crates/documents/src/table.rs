//! How wide the columns of a table are, from what stands in them.

use serde::Serialize;
use weerklank_texts::paper::Table;

use crate::characters::{Trust, printable_lines};
use crate::words::{Words, width_of};

/// The room for a table in units of its type size: 162 mm at 9.5 pt.
const TABLE_WIDTH: f64 = 48.0;
/// The space left and right of the words in a cell: 4 pt on each side.
const PADDING: f64 = 0.9;
/// A word wider than this is broken or hyphenated; it does not claim a column of its own width.
const WORD_MAX: f64 = 9.0;
/// A line wider than this wraps; it does not make its column any wider.
const LINE_MAX: f64 = 60.0;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Column {
    /// The part of the width that it takes, beside those of the other columns.
    share: f64,
    /// Figures stand right, so that they can be compared; the first column names the row.
    right: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct SetTable {
    caption: Option<Words>,
    columns: Vec<Column>,
    head: Vec<Words>,
    rows: Vec<Vec<Words>>,
}

impl SetTable {
    /// Nothing for a table without cells.
    pub(crate) fn new(table: &Table, trust: Trust) -> Option<Self> {
        let lengths = table.rows.iter().map(Vec::len);
        let count = lengths.chain([table.head.len()]).max().filter(|count| *count > 0)?;
        let columns = columns(table, count, trust);
        let set = |row: &Vec<String>| {
            let cells = row.iter().map(String::as_str).chain(std::iter::repeat(""));
            let cells = cells.zip(&columns);
            cells.map(|(text, column)| Words::new(text, column.share - PADDING, trust)).collect()
        };
        let caption = table.caption.as_deref().map(|text| Words::new(text, TABLE_WIDTH, trust));
        Some(Self {
            caption: caption.filter(|words| !words.is_empty()),
            head: set(&table.head),
            rows: table.rows.iter().map(set).collect(),
            columns,
        })
    }
}

/// Every column gets room for its longest word, and then what is left according to its text.
fn columns(table: &Table, count: usize, trust: Trust) -> Vec<Column> {
    let measured: Vec<Measure> =
        (0..count).map(|number| Measure::of_column(table, number, trust)).collect();
    let least: f64 = measured.iter().map(|column| column.word).sum();
    let wanted: f64 = measured.iter().map(|column| column.line - column.word).sum();
    let left = (TABLE_WIDTH - least).max(0.0);
    let part = if wanted > left { left / wanted } else { 1.0 };
    let used: f64 = measured.iter().map(|column| column.share(part)).sum();
    measured
        .iter()
        .map(|column| Column {
            share: column.share(part) * TABLE_WIDTH / used,
            right: column.is_figures,
        })
        .collect()
}

struct Measure {
    /// The widest word with its padding.
    word: f64,
    /// The widest line with its padding.
    line: f64,
    is_figures: bool,
}

impl Measure {
    fn of_column(table: &Table, number: usize, trust: Trust) -> Self {
        let cells = || table.rows.iter().filter_map(|row| row.get(number));
        let mut measure =
            Self { word: 2.0, line: 2.0, is_figures: number > 0 && are_figures(cells()) };
        for text in table.head.get(number).into_iter().chain(cells()) {
            for line in printable_lines(text, trust) {
                let word = line.split(' ').map(width_of).fold(0.0, f64::max);
                measure.word = measure.word.max(word.min(WORD_MAX));
                measure.line = measure.line.max(width_of(&line).min(LINE_MAX));
            }
        }
        measure.word += PADDING;
        measure.line += PADDING;
        measure
    }

    fn share(&self, part: f64) -> f64 {
        self.word + (self.line - self.word) * part
    }
}

fn are_figures<'a>(mut cells: impl Iterator<Item = &'a String>) -> bool {
    let mut some = false;
    let all = cells.all(|text| {
        some |= text.contains(|character: char| character.is_ascii_digit());
        text.chars().all(|character| {
            character.is_ascii_digit() || " .,%-–+€\u{a0}\u{202f}".contains(character)
        })
    });
    all && some
}
