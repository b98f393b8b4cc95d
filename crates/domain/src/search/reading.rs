//! Whether a question is answered by texts, and the piece of a text that shows it.
use std::collections::HashSet;
use std::ops::Range;

use super::query::{Query, Term};
use super::words::{Word, joined_stem, rows, words_like};

/// How much of a text is shown, in characters on either side of the first hit.
const BEFORE: usize = 60;
const AFTER: usize = 160;

/// The texts of one dossier, read for one question.
#[derive(Debug)]
pub struct Reading<'a> {
    query: &'a Query,
    wanted: HashSet<&'a str>,
    /// With which signs all that is searched for begins, those of rows included.
    first: HashSet<char>,
    found: HashSet<&'a str>,
    /// By place among the terms.
    rows: HashSet<usize>,
}

/// A part of a text, and whether it is what was searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub is_hit: bool,
}

impl<'a> Reading<'a> {
    pub fn new(query: &'a Query) -> Self {
        let wanted: HashSet<&str> = query.terms.iter().flat_map(Term::ways).flatten().collect();
        let in_rows = query.terms.iter().filter_map(|term| match term {
            Term::Row(row) => Some(row.iter().map(|(stem, _)| stem.as_str())),
            Term::Word { .. } => None,
        });
        let all = wanted.iter().copied().chain(in_rows.flatten());
        let first = all.filter_map(|stem| stem.chars().next()).collect();
        Self { query, wanted, first, found: HashSet::new(), rows: HashSet::new() }
    }

    /// Reads one text, and answers where the hits in it stand.
    pub fn read(&mut self, text: &str) -> Vec<Range<usize>> {
        let words = words_like(text, |sign| self.first.contains(&sign));
        let mut hits = self.loose(&words);
        for (number, term) in self.query.terms.iter().enumerate() {
            let Term::Row(row) = term else { continue };
            let is_here = |window: &&[Word]| {
                window.iter().zip(row).all(|(word, (stem, _))| word.stem == *stem)
            };
            for window in words.windows(row.len()).filter(is_here) {
                self.rows.insert(number);
                hits.push(window[0].place.start..window[window.len() - 1].place.end);
            }
        }
        hits.sort_by_key(|hit| (hit.start, hit.end));
        hits
    }

    fn loose(&mut self, words: &[Word]) -> Vec<Range<usize>> {
        let mut hits = Vec::new();
        for row in rows(words) {
            let may_be = row.len() > 1 && row[0].folded.starts_with(|c| self.first.contains(&c));
            let joined = if may_be { joined_stem(row) } else { String::new() };
            if let Some(stem) = self.wanted.get(joined.as_str()) {
                self.found.insert(stem);
                if self.stands_alone(&joined) {
                    hits.push(row[0].place.start..row[row.len() - 1].place.end);
                }
            }
            for word in row.iter().filter(|word| !word.is_light) {
                if let Some(stem) = self.wanted.get(word.stem.as_str()) {
                    self.found.insert(stem);
                    if self.stands_alone(&word.stem) {
                        hits.push(word.place.clone());
                    }
                }
            }
        }
        hits
    }

    /// A word of a row is no hit when the row is not there.
    fn stands_alone(&self, stem: &str) -> bool {
        self.query.terms.iter().any(|term| match term {
            Term::Word { ways } => ways.iter().flatten().any(|needed| needed == stem),
            Term::Row(_) => false,
        })
    }

    /// Whether the texts that were read have all that was searched for.
    pub fn is_complete(&self) -> bool {
        self.query.terms.iter().enumerate().all(|(number, term)| match term {
            Term::Word { ways } => {
                ways.iter().any(|way| way.iter().all(|stem| self.found.contains(stem.as_str())))
            }
            Term::Row(_) => self.rows.contains(&number),
        })
    }
}

/// A piece of the text around its first hit, on one line; nothing without a hit.
pub fn snippet(text: &str, hits: &[Range<usize>]) -> Vec<Piece> {
    let Some(first) = hits.first() else { return vec![] };
    let from = start(text, first.start);
    let until = end(text, first.start.max(from));
    let mut pieces = Vec::new();
    let mut push = |text: &str, is_hit: bool| {
        let line = one_line(text);
        if !line.is_empty() {
            pieces.push(Piece { text: line, is_hit });
        }
    };
    if from > 0 {
        push("… ", false);
    }
    let mut done = from;
    for hit in hits.iter().filter(|hit| hit.end <= until) {
        // Of hits that overlap the later one is marked as far as it is new.
        let begin = hit.start.max(done);
        if hit.end <= begin {
            continue;
        }
        push(&text[done..begin], false);
        push(&text[begin..hit.end], true);
        done = hit.end;
    }
    push(&text[done..until], false);
    if until < text.len() {
        push(" …", false);
    }
    pieces
}

/// Some characters before a place, at the beginning of a word.
fn start(text: &str, hit: usize) -> usize {
    let before = &text[..hit];
    let Some((from, _)) = before.char_indices().rev().nth(BEFORE) else { return 0 };
    let gap = before[from..].find(char::is_whitespace);
    gap.map_or(from, |gap| {
        from + gap + before[from + gap..].chars().next().map_or(0, char::len_utf8)
    })
}

/// Some characters after a place, at the end of a word.
fn end(text: &str, hit: usize) -> usize {
    let after = &text[hit..];
    let Some((until, _)) = after.char_indices().nth(AFTER) else { return text.len() };
    // A hit that is longer than what is shown is cut.
    hit + after[..until].rfind(char::is_whitespace).filter(|gap| *gap > 0).unwrap_or(until)
}

/// White space is one space.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            gap if gap.is_whitespace() || gap.is_control() => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            other => line.push(other),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{Piece, Query, Reading, snippet};

    fn shown(typed: &str, text: &str) -> String {
        let query = Query::parse(typed).expect(typed);
        let mut reading = Reading::new(&query);
        let hits = reading.read(text);
        let mark = |piece: Piece| {
            if piece.is_hit { format!("[{}]", piece.text) } else { piece.text }
        };
        snippet(text, &hits).into_iter().map(mark).collect()
    }

    fn answers(typed: &str, texts: &[&str]) -> bool {
        let query = Query::parse(typed).expect(typed);
        let mut reading = Reading::new(&query);
        for text in texts {
            reading.read(text);
        }
        reading.is_complete()
    }

    #[test]
    fn all_words_must_be_there_in_one_text_or_in_several() {
        assert!(answers("rekeningen Jansen", &["De rekening.", "mevrouw Jansen"]));
        assert!(!answers("rekeningen Jansen", &["De rekening."]));
        assert!(answers("e-mail", &["Ik stuurde een email."]));
        assert!(answers("email", &["Ik stuurde een e-mail."]));
    }

    #[test]
    fn words_in_a_row_stand_in_that_order_in_one_text() {
        let row = "\"hoger dan afgesproken\"";
        assert!(answers(row, &["De rekening is HOGER\ndan afgesproken."]));
        assert!(!answers(row, &["Afgesproken was minder dan dit, en hoger werd het."]));
        assert!(!answers(row, &["hoger dan", "afgesproken"]));
    }

    #[test]
    fn a_hit_is_marked_in_the_words_of_the_text() {
        assert_eq!(shown("factuur", "De facturen zijn fout."), "De [facturen] zijn fout.");
        assert_eq!(
            shown("\"de factuur\"", "Ik vroeg om de  factuur."),
            "Ik vroeg om [de factuur]."
        );
        assert_eq!(shown("klacht", "geen woord daarvan"), "");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = format!("{} raadsel {}", "eerst ".repeat(60), "daarna ".repeat(60));
        let shown = shown("raadsel", &text);
        assert!(shown.starts_with("… eerst") && shown.ends_with("daarna …"), "{shown}");
        assert!(shown.contains(" [raadsel] ") && shown.chars().count() < 260, "{shown}");
        let long = "é".repeat(5000);
        let whole = std::iter::once(0..long.len()).collect::<Vec<_>>();
        assert!(snippet(&long, &whole).len() <= 2);
    }
}
