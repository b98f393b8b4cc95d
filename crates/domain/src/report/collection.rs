//! The completed forms of a year (7.1): in what they are handed over, and what a cell of the list
//! may hold.
use jiff::civil::Date;

use crate::complaint::facts::keyed;

keyed! {
    /// In what the forms of a year are handed over.
    CollectionKind {
        /// One document: cover, contents, each form.
        Pdf = "pdf",
        /// A row for each complaint.
        Xlsx = "xlsx",
        /// The same, for a spreadsheet that speaks Dutch.
        Csv = "csv",
        /// The same, for a program.
        CsvMachine = "csv-machine",
        /// A document for each dossier, and the list.
        Zip = "zip",
    }
}

/// What stands in one cell, so that each kind of list writes it as what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Empty,
    /// What somebody wrote: always text, whatever it begins with.
    Text(String),
    /// A choice: its key for programs, its label for people.
    Choice {
        key: String,
        label: String,
    },
    Date(Date),
    Number(i64),
    Cents(u64),
    YesNo(bool),
}

/// For whom a list with separators is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// Semicolons, a comma in numbers, days as `31-12-2026`.
    Dutch,
    /// Commas, a point in numbers, days as `2026-12-31`.
    Machine,
}

impl Flavour {
    pub fn delimiter(self) -> u8 {
        match self {
            Self::Dutch => b';',
            Self::Machine => b',',
        }
    }

    /// By what a program that expects the other flavour would cut a text up.
    fn other_delimiter(self) -> char {
        match self {
            Self::Dutch => ',',
            Self::Machine => ';',
        }
    }

    /// A cell as it stands in the list; the words for yes and no are the reader's.
    pub fn write(self, cell: &Cell, (yes, no): (&str, &str)) -> String {
        match (self, cell) {
            (_, Cell::Empty) => String::new(),
            (_, Cell::Text(text)) => guarded(text, self.other_delimiter()),
            (Self::Dutch, Cell::Choice { label, .. }) => guarded(label, self.other_delimiter()),
            (Self::Machine, Cell::Choice { key, .. }) => guarded(key, self.other_delimiter()),
            (Self::Dutch, Cell::Date(day)) => day.strftime("%d-%m-%Y").to_string(),
            (Self::Machine, Cell::Date(day)) => day.to_string(),
            (_, Cell::Number(number)) => number.to_string(),
            (Self::Dutch, Cell::Cents(cents)) => format!("{},{:02}", cents / 100, cents % 100),
            (Self::Machine, Cell::Cents(cents)) => format!("{}.{:02}", cents / 100, cents % 100),
            (Self::Dutch, Cell::YesNo(is_so)) => (if *is_so { yes } else { no }).to_owned(),
            (Self::Machine, Cell::YesNo(is_so)) => is_so.to_string(),
        }
    }
}

/// A text that no spreadsheet takes for a formula: not at its start, and not where a program that
/// cuts it up otherwise would see one begin.
fn guarded(text: &str, other_delimiter: char) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    let mut begins = true;
    for character in text.chars() {
        let blank = character.is_whitespace() && !matches!(character, '\t' | '\r');
        if begins && begins_a_formula(character) {
            written.push('\'');
        }
        let cuts = matches!(character, '\n' | '\r' | '\t' | '"') || character == other_delimiter;
        begins = cuts || (begins && blank);
        written.push(character);
    }
    written
}

/// Also in the wide signs that some spreadsheets read alike.
fn begins_a_formula(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn said(flavour: Flavour, text: &str) -> String {
        flavour.write(&Cell::Text(text.to_owned()), ("Ja", "Nee"))
    }

    #[test]
    fn art_7_1_no_text_becomes_a_formula() {
        for flavour in [Flavour::Dutch, Flavour::Machine] {
            for first in ["=1+1", "+31 6", "-2", "@sum(a1)", "\t=1", "\r=1", " =1+1", "＝1"] {
                let said = said(flavour, first);
                let begins = said.trim_start_matches([' ']);
                assert!(begins.starts_with('\''), "{first:?} became {said:?}");
            }
            for inner in ["ja\n=1+1", "ja\r\n@x", "ja\"=1+1", "ja\t+1"] {
                let said = said(flavour, inner);
                let follows = said.find(['=', '@', '+']).expect("it is there");
                assert_eq!(&said[follows - 1..follows], "'", "{inner:?} became {said:?}");
            }
            assert_eq!(
                said(flavour, "Zij zei: 1 + 1 = 2, en - helaas - niet 3"),
                "Zij zei: 1 + 1 = 2, en - helaas - niet 3"
            );
        }
        // Opened by a program that takes the other sign for the end of a cell.
        assert_eq!(said(Flavour::Machine, "a;=1+1;b"), "a;'=1+1;b");
        assert_eq!(said(Flavour::Dutch, "a,=1+1,b"), "a,'=1+1,b");
    }

    #[test]
    fn art_7_1_each_flavour_writes_days_and_amounts_its_own_way() {
        let write = |flavour: Flavour, cell: Cell| flavour.write(&cell, ("Ja", "Nee"));
        let day = Cell::Date(date(2026, 1, 2));
        assert_eq!(write(Flavour::Dutch, day.clone()), "02-01-2026");
        assert_eq!(write(Flavour::Machine, day), "2026-01-02");
        assert_eq!(write(Flavour::Dutch, Cell::Cents(125_005)), "1250,05");
        assert_eq!(write(Flavour::Machine, Cell::Cents(125_005)), "1250.05");
        assert_eq!(write(Flavour::Dutch, Cell::YesNo(true)), "Ja");
        assert_eq!(write(Flavour::Machine, Cell::YesNo(false)), "false");
        assert_eq!(write(Flavour::Machine, Cell::Number(-3)), "-3", "a number is no formula");
        let choice = Cell::Choice { key: "oral".to_owned(), label: "Mondeling".to_owned() };
        assert_eq!(write(Flavour::Dutch, choice.clone()), "Mondeling");
        assert_eq!(write(Flavour::Machine, choice), "oral");
    }
}
