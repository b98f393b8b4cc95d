//! The forms of a year as documents: in volumes of fifty, or one for each dossier in a bundle
//! with the list. No more than one volume is ever in memory.
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};

use weerklank_domain::Language;
use weerklank_texts::paper::{Block, Collection, Kind, Paper};
use weerklank_texts::{dates, t, t_with};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::Order;

/// So many forms are set as one document: a year of a large organisation is a row of these.
pub(super) const VOLUME: u32 = 50;
const PIECE_BYTES: usize = 64 * 1024;

/// Files in one, written from its start to its end.
pub(super) struct Bundle(Box<ZipWriter<StreamWriter<File>>>);

impl Bundle {
    pub(super) fn begin(file: File) -> Self {
        Self(Box::new(ZipWriter::new_stream(file)))
    }

    /// A document; it is packed already.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.0.start_file(name, options).map_err(io::Error::other)?;
        self.0.write_all(bytes)
    }

    /// What is in a file, a piece at a time.
    pub(super) fn add_file(&mut self, name: &str, mut file: File) -> io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.0.start_file(name, options).map_err(io::Error::other)?;
        file.seek(SeekFrom::Start(0))?;
        let mut piece = vec![0; PIECE_BYTES];
        loop {
            let read = file.read(&mut piece)?;
            if read == 0 {
                return Ok(());
            }
            self.0.write_all(&piece[..read])?;
        }
    }

    pub(super) fn end(self) -> io::Result<File> {
        Ok(self.0.finish().map_err(io::Error::other)?.into_inner())
    }
}

/// A form on its way into a volume.
pub(super) struct Form {
    /// Under which it stands in the contents.
    heading: String,
    paper: Paper,
}

impl Form {
    pub(super) fn new(
        (reference, closed_on): (&str, Option<jiff::civil::Date>),
        paper: Paper,
    ) -> Self {
        let language = paper.language;
        let heading = match closed_on {
            Some(closed_on) => {
                let on = format!("{} {}", dates::month_day(language, closed_on), closed_on.year());
                let values = [("reference", reference), ("on", on.as_str())];
                t_with(language, "collection-form", &values)
            }
            None => reference.to_owned(),
        };
        Self { heading, paper }
    }
}

/// Which of the volumes, and of how many.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) number: u32,
    pub(super) of: u32,
}

/// Cover, contents and forms.
pub(super) fn volume(order: &Order, forms: Vec<Form>, (part, mut model): (Part, Paper)) -> Paper {
    let language = order.language;
    let count = forms.len().to_string();
    let year = order.year.to_string();
    let title = t_with(language, "collection-cover", &[("year", &year)]);
    let key = if forms.is_empty() { "collection-none" } else { "collection-cover-lead" };
    let mut lead = t_with(language, key, &[("count", &count), ("year", &year)]);
    if part.of > 1 {
        let (number, of) = (part.number.to_string(), part.of.to_string());
        let values = [("number", number.as_str()), ("of", of.as_str())];
        lead = format!("{} {lead}", t_with(language, "collection-part", &values));
    }
    let contents = t(language, "collection-contents");
    model.title = title;
    model.kind = Kind::Collection(Collection { lead, contents });
    model.footer_note = Some(t_with(language, "collection-footer", &[("year", &year)]));
    model.blocks = forms.into_iter().flat_map(blocks).collect();
    model
}

/// One form on pages of its own, a level deeper than alone.
fn blocks(form: Form) -> impl Iterator<Item = Block> {
    let head = [Block::PageBreak, Block::Heading { level: 1, text: form.heading }];
    let deeper = form.paper.blocks.into_iter().map(|block| match block {
        Block::Heading { level, text } => Block::Heading { level: level.saturating_add(1), text },
        other => other,
    });
    head.into_iter().chain(deeper)
}

/// The names of files in a bundle, in the reader's language.
pub(super) fn form_name(language: Language, reference: &str) -> String {
    t_with(language, "collection-file-form", &[("reference", reference)])
}

pub(super) fn part_name(order: &Order, part: Part) -> String {
    let (year, number) = (order.year.to_string(), format!("{:03}", part.number));
    t_with(order.language, "collection-file-part", &[("year", &year), ("part", &number)])
}
