//! What a chart is, wherever it is shown.
use serde::Serialize;

use crate::drawing::Drawing;
use crate::render;

/// A picture with what it says. Without a picture there is too little to draw, or too much to
/// read; the finding and the table say the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// The word in ids and addresses.
    pub key: &'static str,
    pub title: String,
    /// One sentence that says what is to be seen.
    pub finding: String,
    /// What the picture can't tell, and how its lines were made.
    pub note: Option<String>,
    pub table: Table,
    /// For the screen: as wide as its place, coloured by the style sheet.
    pub svg: Option<String>,
    paper: Option<String>,
}

/// All numbers of a chart. The first cell of a row is its head.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// For each column whether it holds numbers.
    pub numeric: Vec<bool>,
}

impl Table {
    /// The first column has words, the others numbers.
    pub(crate) fn new(heads: Vec<String>, rows: Vec<Vec<String>>) -> Self {
        let numeric = (0..heads.len()).map(|column| column > 0).collect();
        Self { heads, rows, numeric }
    }
}

impl Chart {
    pub(crate) fn new(key: &'static str, (title, finding): (String, String), table: Table) -> Self {
        Self { key, title, finding, note: None, table, svg: None, paper: None }
    }

    pub(crate) fn noted(self, note: Option<String>) -> Self {
        Self { note: note.filter(|note| !note.is_empty()), ..self }
    }

    pub(crate) fn drawn(self, drawing: &Drawing) -> Self {
        let svg = Some(render::screen(drawing, (self.key, &self.title, &self.finding)));
        let paper = Some(render::paper(drawing, (&self.title, &self.finding)));
        Self { svg, paper, ..self }
    }

    /// The same picture with its colours and its font in itself, for where no style sheet is.
    pub fn svg_for_paper(&self) -> Option<&str> {
        self.paper.as_deref()
    }
}
