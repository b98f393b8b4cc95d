//! The blocks of a paper as the templates take them.

use serde::Serialize;
use weerklank_texts::paper::{Block, Signature};

use crate::characters::Trust;
use crate::press::Pictures;
use crate::sheet::{HEADING_CHARACTERS_MAX, room};
use crate::table::SetTable;
use crate::words::Words;

/// The deepest heading that has a look of its own.
const LEVEL_MAX: u8 = 4;
/// What moves to the next page with a signature: about ten lines.
const KEPT_CHARACTERS_MAX: usize = 900;

/// A piece, and whether it stays on one page with the next.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Kept {
    kept: bool,
    #[serde(flatten)]
    piece: Piece,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Piece {
    Heading { level: u8, words: Words },
    Paragraph { words: Words },
    List { items: Vec<Words> },
    Fields { rows: Vec<Field> },
    Room { lines: u8 },
    Table(SetTable),
    Quote { parts: Vec<Words> },
    Picture { svg: String, description: String, caption: Option<Words> },
    PageBreak,
    Signature { closing: Words, name: Words, role: Option<Words> },
}

#[derive(Clone, Debug, Serialize)]
struct Field {
    label: Words,
    value: Words,
    /// Nothing was filled in.
    blank: bool,
}

/// `level` is the level of the heading above the blocks, 0 without one.
pub(crate) fn pieces(blocks: &[Block], level: u8, how: (Trust, Pictures)) -> Vec<Kept> {
    let (trust, pictures) = how;
    let mut setter = Setter { top: level, level, trust, pictures, pieces: Vec::new() };
    for block in blocks {
        setter.add(block);
    }
    let mut pieces = setter.pieces;
    for next in 1..pieces.len() {
        pieces[next - 1].kept = matches!(pieces[next].piece, Piece::Signature { .. });
    }
    pieces
}

struct Setter {
    top: u8,
    /// The level of the last heading.
    level: u8,
    trust: Trust,
    pictures: Pictures,
    pieces: Vec<Kept>,
}

impl Setter {
    fn add(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(text) => self.paragraphs(text),
            Block::List(items) => {
                let items: Vec<Words> = items.iter().filter_map(|item| self.text(item)).collect();
                if !items.is_empty() {
                    self.push(Piece::List { items });
                }
            }
            Block::Fields(rows) => self.fields(rows),
            Block::Room(lines) => self.push(Piece::Room { lines: *lines }),
            Block::Table(table) => {
                if let Some(table) = SetTable::new(table, self.trust) {
                    self.push(Piece::Table(table));
                }
            }
            Block::Quote(text) => {
                let parts = self.parts(text);
                if !parts.is_empty() {
                    self.push(Piece::Quote { parts });
                }
            }
            Block::Picture { svg, description, caption } => {
                self.picture(svg, description, caption.as_deref());
            }
            Block::PageBreak => self.push(Piece::PageBreak),
            Block::Signature(signature) => self.signature(signature),
        }
    }

    /// A heading may be one level deeper than the one before it, no more: a reader that jumps
    /// from heading to heading would miss a step.
    fn heading(&mut self, level: u8, text: &str) {
        let Some(words) = self.some(text, room::HEADING) else {
            return;
        };
        if text.chars().count() > HEADING_CHARACTERS_MAX {
            return self.paragraphs(text);
        }
        let wanted = self.top.saturating_add(level.max(1));
        self.level = wanted.min(self.level + 1).min(LEVEL_MAX);
        self.push(Piece::Heading { level: self.level, words });
    }

    fn paragraphs(&mut self, text: &str) {
        for words in self.parts(text) {
            self.push(Piece::Paragraph { words });
        }
    }

    fn fields(&mut self, rows: &[(String, String)]) {
        let set = |(label, value): &(String, String)| {
            let label = Words::new(label, room::LABEL, self.trust);
            let value = Words::new(value, room::VALUE, self.trust);
            let blank = value.is_empty();
            (!(label.is_empty() && blank)).then_some(Field { label, value, blank })
        };
        let rows: Vec<Field> = rows.iter().filter_map(set).collect();
        if !rows.is_empty() {
            self.push(Piece::Fields { rows });
        }
    }

    fn picture(&mut self, svg: &str, description: &str, caption: Option<&str>) {
        let Some(said) = self.text(description) else {
            return;
        };
        let caption = caption.and_then(|caption| self.text(caption));
        match self.pictures {
            Pictures::Shown => self.push(Piece::Picture {
                svg: svg.to_owned(),
                description: said.lines.join(" "),
                caption,
            }),
            Pictures::LeftOut => {
                for words in caption.into_iter().chain([said]) {
                    self.push(Piece::Paragraph { words });
                }
            }
        }
    }

    fn signature(&mut self, signature: &Signature) {
        self.divide_last_paragraph();
        let set = |text: &str| Words::new(text, room::HEADING, self.trust);
        let role = signature.role.as_deref().and_then(|role| self.text(role));
        let piece =
            Piece::Signature { closing: set(&signature.closing), name: set(&signature.name), role };
        self.push(piece);
    }

    /// The paragraph above a signature moves to the next page with it. A long one would leave a
    /// page half empty, so it is divided after a sentence and only its end moves.
    fn divide_last_paragraph(&mut self) {
        let Some(Kept { piece: Piece::Paragraph { words }, .. }) = self.pieces.last_mut() else {
            return;
        };
        if let Some(end) = words.split_end(KEPT_CHARACTERS_MAX) {
            self.push(Piece::Paragraph { words: end });
        }
    }

    /// The paragraphs of a text: what stands between blank lines.
    fn parts(&self, text: &str) -> Vec<Words> {
        Words::new(text, room::TEXT, self.trust).paragraphs()
    }

    fn text(&self, text: &str) -> Option<Words> {
        self.some(text, room::TEXT)
    }

    fn some(&self, text: &str, room: f64) -> Option<Words> {
        Some(Words::new(text, room, self.trust)).filter(|words| !words.is_empty())
    }

    fn push(&mut self, piece: Piece) {
        self.pieces.push(Kept { kept: false, piece });
    }
}
