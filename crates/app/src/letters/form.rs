//! The registration form on paper: parts A to F, as far as they are filled in (5.1, 6.2).
mod handling;
mod outcome;
mod receipt;

use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::form::missing_to_close;
use weerklank_domain::ids::PersonId;
use weerklank_domain::text::Text;
use weerklank_texts::paper::{Block, Form, Kind, Paper, Table};
use weerklank_texts::{dates, t, t_with};

use super::Desk;

/// When the form is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    Now,
    /// In the stroke that closes the dossier: the form says so already.
    Closing,
}

pub(super) fn paper(desk: &Desk, moment: Moment) -> Paper {
    let lang = desk.language;
    let dossier = &desk.dossier;
    let reference = dossier.complaint.recording.reference.to_string();
    let mut sheet = Sheet { desk, blocks: Vec::new() };
    let is_complete = sheet.missing(moment);
    sheet.received();
    sheet.parties();
    sheet.informed_and_classified();
    sheet.handled();
    sheet.decided();
    sheet.learned(moment);
    let lead = if is_complete { "sheet-lead-complete" } else { "sheet-lead-incomplete" };
    Paper {
        language: lang,
        title: t(lang, "sheet-title"),
        issued_on: dossier.today,
        letterhead: desk.organisation.letterhead(),
        kind: Kind::Form(Form { reference: reference.clone(), lead: Some(t(lang, lead)) }),
        blocks: sheet.blocks,
        footer_note: Some(t_with(lang, "sheet-footer", &[("reference", &reference)])),
    }
}

struct Sheet<'a> {
    desk: &'a Desk,
    blocks: Vec<Block>,
}

/// The fields of one part, in their order.
struct Fields<'a> {
    desk: &'a Desk,
    rows: Vec<(String, String)>,
}

impl<'a> Sheet<'a> {
    /// Says what is missing, and answers whether nothing is.
    fn missing(&mut self, moment: Moment) -> bool {
        let dossier = &self.desk.dossier;
        if moment == Moment::Closing || dossier.complaint.closed_on.is_some() {
            return true;
        }
        let knows = dossier.registrar_is_involved();
        let missing =
            missing_to_close(&dossier.complaint, (dossier.today, &dossier.terms()), knows);
        if missing.is_empty() {
            return true;
        }
        let lang = self.desk.language;
        let items = missing.iter().map(|field| t(lang, &format!("missing-{}", field.key())));
        let items = items.collect();
        self.blocks.push(Block::Heading { level: 1, text: t(lang, "sheet-missing") });
        self.blocks.push(Block::List(items));
        false
    }

    fn heading(&mut self, level: u8, key: &str) {
        self.blocks.push(Block::Heading { level, text: t(self.desk.language, key) });
    }

    fn fields(&self) -> Fields<'a> {
        Fields { desk: self.desk, rows: Vec::new() }
    }

    fn put(&mut self, fields: Fields<'_>) {
        if !fields.rows.is_empty() {
            self.blocks.push(Block::Fields(fields.rows));
        }
    }

    /// A table under its caption; nothing when it has no rows.
    fn table(&mut self, caption: &str, head: &[&str], rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return;
        }
        let lang = self.desk.language;
        self.blocks.push(Block::Table(Table {
            caption: Some(t(lang, caption)),
            head: head.iter().map(|key| t(lang, key)).collect(),
            rows,
        }));
    }
}

impl Desk {
    /// The words, or that they were erased.
    fn words(&self, text: &Text) -> String {
        let words = self.dossier.said(text).map(str::to_owned);
        words.unwrap_or_else(|| t(self.language, "sheet-erased"))
    }

    fn label(&self, prefix: &str, key: &str) -> String {
        t(self.language, &format!("{prefix}-{key}"))
    }

    fn long(&self, date: Date) -> String {
        dates::long(self.language, date)
    }

    fn item(&self, list: &str, key: &str) -> String {
        self.lists.label(list, key, self.language).unwrap_or(key).to_owned()
    }

    /// `23 november 2026, Bram Jansen`.
    fn on_by(&self, on: Date, by: PersonId) -> String {
        let by = self.dossier.name_of(by).unwrap_or_default();
        t_with(self.language, "sheet-on-by", &[("on", &self.long(on)), ("by", by)])
    }

    fn at_by(&self, at: Timestamp, by: PersonId) -> String {
        self.on_by(local_date(at), by)
    }
}

impl Fields<'_> {
    /// What a complete form has; when it isn't there the form says so.
    fn must(&mut self, key: &str, value: Option<String>) {
        let value = value.unwrap_or_else(|| t(self.desk.language, "sheet-not-filled"));
        self.rows.push((t(self.desk.language, key), value));
    }

    /// What is left out when it isn't there.
    fn may(&mut self, key: &str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            self.rows.push((t(self.desk.language, key), value));
        }
    }

    fn yes_or_no(&mut self, key: &str, is_so: bool) {
        let answer = if is_so { "sheet-yes" } else { "sheet-no" };
        let answer = t(self.desk.language, answer);
        self.must(key, Some(answer));
    }
}
