//! Finding days in a text as people write them, in Dutch and in English, with the sentence in
//! which each stands.

use jiff::civil::{Date, Weekday};
use weerklank_domain::Language;

use crate::{dates, t};

/// A day as somebody wrote it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDay {
    /// As it stands there: `31 november 2026`.
    pub words: String,
    pub weekday: Option<Weekday>,
    pub day: i8,
    pub month: i8,
    pub year: Option<i16>,
    /// The sentence in small letters, one space between words.
    pub sentence: String,
    /// Which sentence of the text it is, counted from 0.
    pub place: usize,
}

impl WrittenDay {
    /// The day, when there is one in that year; without a year in the year that is given.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        Date::new(self.year.unwrap_or(year), self.month, self.day).ok()
    }
}

/// Every day that is named by number and month.
pub fn days(text: &str) -> Vec<WrittenDay> {
    let mut found = Vec::new();
    for (place, sentence) in sentences(text).into_iter().enumerate() {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let whole = words.join(" ").to_lowercase();
        let mut at = 0;
        while at < words.len() {
            match day_at(&words, at) {
                Some((day, length)) => {
                    let before = at.checked_sub(1).and_then(|one| weekday(words[one]));
                    let from = if before.is_some() { at - 1 } else { at };
                    let shown = words[from..at + length].join(" ");
                    found.push(WrittenDay {
                        words: bare(&shown).to_owned(),
                        weekday: before,
                        sentence: whole.clone(),
                        place,
                        ..day
                    });
                    at += length;
                }
                None => at += 1,
            }
        }
    }
    found
}

/// The lines of a text, each cut up at the ends of its sentences.
fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut sentence = String::new();
        let mut words = line.split_whitespace().peekable();
        while let Some(word) = words.next() {
            sentence.push_str(word);
            sentence.push(' ');
            let next_begins = words.peek().is_some_and(|next| next.starts_with(char::is_uppercase));
            if word.ends_with(['.', '?', '!']) && next_begins {
                found.push(std::mem::take(&mut sentence));
            }
        }
        found.push(sentence);
    }
    found
}

/// The day that begins at this word, and of how many words it is.
fn day_at(words: &[&str], at: usize) -> Option<(WrittenDay, usize)> {
    if let Some(day) = in_figures(words[at]) {
        return Some((day, 1));
    }
    let word = |one: usize| words.get(one).copied();
    let year_at = |one: usize| word(one).and_then(year);
    if let (Some(day), Some(month)) = (day_number(words[at]), word(at + 1).and_then(month)) {
        let year = year_at(at + 2);
        return Some((named(day, month, year), if year.is_some() { 3 } else { 2 }));
    }
    // As in "November 23, 2026".
    if let (Some(month), Some(day)) = (month(words[at]), word(at + 1).and_then(day_number)) {
        let year = year_at(at + 2);
        return Some((named(day, month, year), if year.is_some() { 3 } else { 2 }));
    }
    None
}

fn named(day: i8, month: i8, year: Option<i16>) -> WrittenDay {
    WrittenDay {
        words: String::new(),
        weekday: None,
        day,
        month,
        year,
        sentence: String::new(),
        place: 0,
    }
}

/// `23-11-2026`, `23/11/2026`, `2026-11-23`; other rows of figures are no days.
fn in_figures(word: &str) -> Option<WrittenDay> {
    let word = bare(word);
    let parts: Vec<&str> = word.split(['-', '/']).collect();
    let [first, second, third] = parts[..] else { return None };
    let number = |part: &str, digits: usize| {
        let fits = part.len() <= digits && part.chars().all(|one| one.is_ascii_digit());
        part.parse::<i8>().ok().filter(|_| fits)
    };
    let (day, month, year) = if first.len() == 4 {
        (number(third, 2)?, number(second, 2)?, year(first)?)
    } else {
        (number(first, 2)?, number(second, 2)?, year(third)?)
    };
    let looks = (1..=31).contains(&day) && (1..=12).contains(&month);
    looks.then(|| named(day, month, Some(year)))
}

/// `23`, `23e`, `1st`
fn day_number(word: &str) -> Option<i8> {
    let word = bare(word).to_lowercase();
    let digits = word.trim_end_matches(|one: char| one.is_ascii_lowercase());
    let ending = &word[digits.len()..];
    let known = ["", "e", "de", "ste", "st", "nd", "rd", "th"].contains(&ending);
    let day = digits.parse::<i8>().ok()?;
    (known && digits.len() <= 2 && (1..=31).contains(&day)).then_some(day)
}

/// A year near ours: another number of four figures is something else.
fn year(word: &str) -> Option<i16> {
    let word = bare(word);
    let year = word.parse::<i16>().ok()?;
    (word.len() == 4 && (1900..=2199).contains(&year)).then_some(year)
}

fn month(word: &str) -> Option<i8> {
    let word = bare(word).to_lowercase();
    (1..=12).find(|number| {
        Language::ALL.into_iter().any(|lang| {
            let short = t(lang, &format!("dates-month-short-{number}")).to_lowercase();
            word == dates::month(lang, *number).to_lowercase() || word == short
        })
    })
}

fn weekday(word: &str) -> Option<Weekday> {
    let word = bare(word).to_lowercase();
    let number = (1..=7).find(|number| {
        let named = |lang| t(lang, &format!("dates-weekday-{number}")).to_lowercase() == word;
        Language::ALL.into_iter().any(named)
    })?;
    Weekday::from_monday_one_offset(number).ok()
}

/// Without the signs around a word.
fn bare(word: &str) -> &str {
    word.trim_matches(|one: char| !one.is_alphanumeric())
}
