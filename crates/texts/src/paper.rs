//! What a printed page says, before it is set: plain data, and nothing of how it will look.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use weerklank_domain::Language;

/// A letter or a form, complete: the same paper always gives the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub language: Language,
    /// The name of the document, as a reader's window or a list of files shows it.
    pub title: String,
    /// The day on the page and in the document's own data. The renderer has no clock.
    pub issued_on: Date,
    pub letterhead: Letterhead,
    pub kind: Kind,
    pub blocks: Vec<Block>,
    /// A short line at the foot of every page. Screen readers skip it, so it repeats and never
    /// informs: what the reader has to know stands in a block.
    pub footer_note: Option<String>,
}

/// Who writes. What is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    pub organisation: String,
    pub address_lines: Vec<String>,
    pub phone: Option<String>,
    pub mail: Option<String>,
    pub website: Option<String>,
    /// A logo that can't be read is left out; the name stands in its place.
    pub logo: Option<Logo>,
    /// The house colour as `#rrggbb`; darkened where it would be hard to read on white. What is
    /// no colour gives the ordinary ink.
    pub colour: String,
}

/// The logo as it was uploaded: PNG, JPEG or SVG.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logo {
    pub media_type: String,
    pub bytes: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Letter(Letter),
    Form(Form),
    /// A card of A5 to give away: its heading is the title, its pictures are small.
    Card,
    /// A report: a cover, its contents, and sections that begin with a heading of level 1.
    Report(Report),
    /// Many forms in one: a cover with the title, contents, and what stands in the blocks.
    Collection(Collection),
}

/// What only a report has. Its heading is the title.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What it is about, under the title.
    pub subtitle: String,
    /// Label and value, on the cover.
    pub facts: Vec<(String, String)>,
}

/// What only a letter has: somebody it goes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Name, street, postcode and town: what shows in the window of the envelope. Seven lines fit.
    pub addressee_lines: Vec<String>,
    /// Our reference: `K-2026-7H3Q2M`.
    pub reference: String,
    /// The reference under which the addressee knows the matter.
    pub your_reference: Option<String>,
    pub subject: String,
    /// Who answers questions about this letter: a name, a role, a direct line.
    pub contact_lines: Vec<String>,
}

/// What only a form has: it is about a dossier and goes to nobody. Its heading is the title.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Empty on a form that is printed to be filled in by hand.
    pub reference: String,
    /// A sentence under the heading that says what the form is for.
    pub lead: Option<String>,
}

/// What only a collection has. Each heading of level 1 is a line of its contents.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collection {
    /// What is in it, on the cover.
    pub lead: String,
    /// The heading above the contents.
    pub contents: String,
}

/// A piece of the page, in reading order. Empty pieces are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    Heading {
        /// 1 to 3; a level that skips one is brought back to the next in order.
        level: u8,
        text: String,
    },
    /// A blank line starts a new paragraph, a single line break a new line.
    Paragraph(String),
    List(Vec<String>),
    /// Label and value, side by side. A value that is empty leaves room to write by hand.
    Fields(Vec<(String, String)>),
    /// Ruled lines to write on by hand, so many.
    Room(u8),
    Table(Table),
    /// Words of somebody else, set apart.
    Quote(String),
    /// A drawing as SVG; what it shows is said in `description`.
    Picture {
        svg: String,
        description: String,
        caption: Option<String>,
    },
    PageBreak,
    Signature(Signature),
}

/// Has as many columns as its longest row; what is shorter is filled up with empty cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub caption: Option<String>,
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The end of a letter. It never stands on a page without a line of what it signs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// "Met vriendelijke groet,"
    pub closing: String,
    pub name: String,
    pub role: Option<String>,
}

/// Turns a paper into the bytes of a PDF. It works for milliseconds on one core, so it is called
/// where blocking is allowed.
pub type Renderer = Arc<dyn Fn(&Paper) -> Result<Vec<u8>, RenderError> + Send + Sync>;

/// Why a paper could not be set. No text of the paper is in it, so it may be logged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    #[error("could not lay out the paper: {reasons}")]
    Layout { reasons: String },
    #[error("could not write the paper as PDF: {reasons}")]
    Export { reasons: String },
    #[error("setting the paper stopped halfway")]
    Halted,
}
