//! A text as the page takes it: lines of printable characters, and the direction they read in.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use crate::characters::{Trust, is_right_to_left, printable_lines};
use crate::faces::FACES;

/// A place where a line may break; it has no width.
const BREAK: char = '\u{200b}';

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Words {
    pub(crate) lines: Vec<String>,
    rtl: bool,
}

impl Words {
    /// `width` is the room on a line in units of the type size: a word that is wider may break
    /// anywhere, so that it does not run off the page.
    pub(crate) fn new(text: &str, width: f64, trust: Trust) -> Self {
        let text = text.trim_end();
        let lines = printable_lines(text, trust);
        let lines = lines.into_iter().map(|line| with_breaks(&line, width)).collect();
        Self { lines, rtl: is_right_to_left(text) }
    }

    /// What stands between blank lines. Each reads in its own direction.
    pub(crate) fn paragraphs(self) -> Vec<Self> {
        self.lines
            .split(|line| line.trim().is_empty())
            .filter(|lines| !lines.is_empty())
            .map(|lines| Self::of_lines(lines.to_vec()))
            .collect()
    }

    /// Takes the end off a text that is longer than `characters_max`: the sentences that fit in
    /// that, or the words when a sentence is longer.
    pub(crate) fn split_end(&mut self, characters_max: usize) -> Option<Self> {
        let length: usize = self.lines.iter().map(|line| line.chars().count()).sum();
        if length <= characters_max {
            return None;
        }
        let (last, before) = self.lines.split_last()?;
        let (stays, moves) = last.split_at(end_of(last, characters_max));
        let stays = Some(stays.trim_end().to_owned()).filter(|line| !line.is_empty());
        let first = Self::of_lines(before.iter().cloned().chain(stays).collect());
        let end = Self::of_lines(vec![moves.to_owned()]);
        if first.is_empty() || end.is_empty() {
            return None;
        }
        *self = first;
        Some(end)
    }

    fn of_lines(lines: Vec<String>) -> Self {
        let rtl = is_right_to_left(&lines.concat());
        Self { lines, rtl }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.trim().is_empty())
    }
}

/// How wide a line is, in units of the type size.
pub(crate) fn width_of(line: &str) -> f64 {
    line.chars().map(|character| FACES.width(character)).sum()
}

fn with_breaks(line: &str, width: f64) -> String {
    let mut wrapped = String::with_capacity(line.len());
    for word in line.split_inclusive(' ') {
        if width_of(word.trim_end()) <= width {
            wrapped.push_str(word);
            continue;
        }
        for (position, cluster) in word.graphemes(true).enumerate() {
            if position > 0 {
                wrapped.push(BREAK);
            }
            wrapped.push_str(cluster);
        }
    }
    wrapped
}

/// Where the last sentences begin that together have at most `characters_max` characters.
fn end_of(line: &str, characters_max: usize) -> usize {
    let Some((earliest, _)) = line.char_indices().rev().nth(characters_max - 1) else { return 0 };
    if earliest == 0 {
        return 0;
    }
    let tail = &line[earliest..];
    let after = |end: &str| tail.find(end).map(|at| earliest + at + end.len());
    [". ", "? ", "! ", " "].into_iter().find_map(after).unwrap_or(earliest)
}
