//! The list of a year as a file: a spreadsheet, or text with separators. Each row is on the disk
//! before the next one is made.
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use weerklank_domain::report::collection::{Cell, Flavour};
use weerklank_texts::t;

use super::columns::columns;
use super::filed::{Around, Filed, Row};

/// More than this a cell of a spreadsheet can't hold; the whole text is in the dossier.
const CELL_MAX: usize = 32_000;
/// So spreadsheets know that it is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// One of both, while it is written.
pub(super) enum List {
    Sheet(Box<Sheet>),
    Separated(Box<Separated>),
}

impl List {
    /// With its head; the folder is for what a spreadsheet needs beside its own file.
    pub(super) fn sheet(around: &Around, folder: &Path) -> io::Result<Self> {
        Ok(Self::Sheet(Box::new(Sheet::begin(around, folder).map_err(io::Error::other)?)))
    }

    pub(super) fn separated(around: &Around, flavour: Flavour, file: File) -> io::Result<Self> {
        Ok(Self::Separated(Box::new(Separated::begin(around, flavour, file)?)))
    }

    pub(super) fn add(&mut self, page: &[Filed], around: &Around) -> io::Result<()> {
        for filed in page {
            let row = Row::new(filed, around);
            match self {
                Self::Sheet(sheet) => sheet.add(&row).map_err(io::Error::other)?,
                Self::Separated(list) => list.add(&row)?,
            }
        }
        Ok(())
    }

    /// All of it; a spreadsheet goes into this file, the other has its own.
    pub(super) fn end(self, scratch: File) -> io::Result<File> {
        match self {
            Self::Sheet(sheet) => sheet.end(scratch),
            Self::Separated(list) => list.end(),
        }
    }
}

/// Typed cells, the head in sight, a filter on each column.
pub(super) struct Sheet {
    workbook: Workbook,
    next: u32,
    day: Format,
    money: Format,
    wrapped: Format,
}

impl Sheet {
    fn begin(around: &Around, folder: &Path) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder)?;
        let head = Format::new().set_bold().set_text_wrap();
        let page = workbook.add_worksheet_with_constant_memory()?;
        page.set_name(t(around.language, "collection-sheet"))?;
        page.set_freeze_panes(1, 1)?;
        for (place, column) in (0..).zip(columns()) {
            page.set_column_width(place, f64::from(column.width))?;
            let name = t(around.language, column.head);
            page.write_string_with_format(0, place, name, &head)?;
        }
        Ok(Self {
            workbook,
            next: 1,
            day: Format::new().set_num_format("dd-mm-yyyy"),
            money: Format::new().set_num_format("#,##0.00"),
            wrapped: Format::new().set_num_format("@"),
        })
    }

    fn add(&mut self, row: &Row<'_>) -> Result<(), XlsxError> {
        let line = self.next;
        let page = self.workbook.worksheet_from_index(0)?;
        for (place, column) in (0_u16..).zip(columns()) {
            let at = (line, place);
            let formats = (&self.day, &self.money, &self.wrapped);
            write(page, at, &(column.cell)(row), formats)?;
        }
        self.next += 1;
        Ok(())
    }

    fn end(mut self, mut scratch: File) -> io::Result<File> {
        let last = self.next.saturating_sub(1);
        let width = u16::try_from(columns().count()).unwrap_or(u16::MAX);
        let page = self.workbook.worksheet_from_index(0).map_err(io::Error::other)?;
        page.autofilter(0, 0, last, width.saturating_sub(1)).map_err(io::Error::other)?;
        self.workbook.save_to_writer(&mut scratch).map_err(io::Error::other)?;
        Ok(scratch)
    }
}

/// As what it is: a text stays one, whatever it begins with.
fn write(
    page: &mut Worksheet,
    (line, place): (u32, u16),
    cell: &Cell,
    (day, money, plain): (&Format, &Format, &Format),
) -> Result<(), XlsxError> {
    let written = match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) => page.write_string_with_format(line, place, fitting(text), plain)?,
        Cell::Choice { label, .. } => page.write_string(line, place, fitting(label))?,
        Cell::Date(on) => page.write_datetime_with_format(line, place, *on, day)?,
        Cell::Number(number) => page.write_number(line, place, as_number(*number))?,
        Cell::Cents(cents) => {
            let euros = as_number(i64::try_from(*cents).unwrap_or(i64::MAX)) / 100.0;
            page.write_number_with_format(line, place, euros, money)?
        }
        Cell::YesNo(is_so) => page.write_boolean(line, place, *is_so)?,
    };
    let _ = written;
    Ok(())
}

/// Counts and amounts that a spreadsheet holds exactly.
fn as_number(number: i64) -> f64 {
    let half = 1_i64 << 32;
    let high = i32::try_from(number / half).unwrap_or(i32::MAX);
    let low = u32::try_from(number.rem_euclid(half)).unwrap_or(0);
    f64::from(if number < 0 && low > 0 { high - 1 } else { high }) * 4_294_967_296.0
        + f64::from(low)
}

/// Counted as a spreadsheet counts.
fn fitting(text: &str) -> String {
    let mut length = 0;
    let end = text.char_indices().find(|(_, character)| {
        length += character.len_utf16();
        length > CELL_MAX
    });
    match end {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Text with separators.
pub(super) struct Separated {
    flavour: Flavour,
    lines: csv::Writer<BufWriter<File>>,
    words: (String, String),
}

impl Separated {
    fn begin(around: &Around, flavour: Flavour, mut file: File) -> io::Result<Self> {
        if flavour == Flavour::Dutch {
            file.write_all(BYTE_ORDER_MARK)?;
        }
        let mut lines = csv::WriterBuilder::new()
            .delimiter(flavour.delimiter())
            .terminator(csv::Terminator::CRLF)
            .from_writer(BufWriter::new(file));
        match flavour {
            Flavour::Dutch => {
                lines.write_record(columns().map(|column| t(around.language, column.head)))
            }
            Flavour::Machine => lines.write_record(columns().map(|column| column.key)),
        }
        .map_err(io::Error::other)?;
        let words = (t(around.language, "sheet-yes"), t(around.language, "sheet-no"));
        Ok(Self { flavour, lines, words })
    }

    fn add(&mut self, row: &Row<'_>) -> io::Result<()> {
        let words = (self.words.0.as_str(), self.words.1.as_str());
        for column in columns() {
            let cell = self.flavour.write(&(column.cell)(row), words);
            self.lines.write_field(cell).map_err(io::Error::other)?;
        }
        self.lines.write_record(None::<&[u8]>).map_err(io::Error::other)
    }

    fn end(self) -> io::Result<File> {
        let lines =
            self.lines.into_inner().map_err(|broken| io::Error::other(broken.to_string()))?;
        lines.into_inner().map_err(|broken| io::Error::other(broken.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_as_it_is() {
        for number in [0, 1, -1, 28, -400, 4_294_967_296, -4_294_967_297, 9_007_199_254_740_991] {
            let kept = as_number(number);
            assert_eq!(format!("{kept:.0}"), number.to_string());
        }
    }

    #[test]
    fn a_text_that_no_cell_holds_is_cut_short() {
        let long = "😀".repeat(20_000);
        let kept = fitting(&long);
        assert!(kept.ends_with('…') && kept.encode_utf16().count() <= 32_767);
        assert_eq!(fitting("=1+1"), "=1+1");
    }
}
