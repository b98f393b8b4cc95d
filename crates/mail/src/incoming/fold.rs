//! Which pieces of a text are an earlier message or a signature. They are shown folded, never
//! cut: a rule that is wrong costs a click, not a sentence of the complainant.

use std::ops::Range;

use super::parsed::{Fold, FoldKind};

/// A sentence that announces a quote is broken over at most so many lines.
const ANNOUNCEMENT_LINES: usize = 4;
const ANNOUNCEMENT_MAX: usize = 400;
/// How many lines below `From:` the other headers of a quote stand.
const HEADER_LINES: usize = 8;
/// What comes after so many lines is not folded; no letter is that long.
const LINES_MAX: usize = 20_000;
/// Longer is no signature.
const SIGNATURE_LINES: usize = 20;

/// How a sentence that announces a quote starts, and what else stands in it, in lower case.
const ANNOUNCEMENTS: [(&str, &[&str]); 4] = [
    ("op ", &["schreef", "geschreven"]),
    ("on ", &["wrote"]),
    ("am ", &["schrieb"]),
    ("le ", &["a écrit", "a ecrit"]),
];
/// Where the writer stands first: `Jan <jan@example.nl> schreef op 27 november:`.
const REVERSED: [&str; 4] = [" schreef op ", " schreef het volgende", " wrote on ", " schreef:"];
/// Between dashes, in lower case.
const DIVIDERS: [&str; 10] = [
    "oorspronkelijk bericht",
    "oorspronkelijke bericht",
    "origineel bericht",
    "original message",
    "original appointment",
    "ursprüngliche nachricht",
    "doorgestuurd bericht",
    "forwarded message",
    "message d'origine",
    "reply message",
];
const FORWARDS: [&str; 2] = ["begin doorgestuurd bericht:", "begin forwarded message:"];
const FROM: [&str; 4] = ["van", "from", "von", "de"];
const OTHER_HEADERS: [&str; 20] = [
    "verzonden",
    "verstuurd",
    "datum",
    "aan",
    "cc",
    "bcc",
    "onderwerp",
    "antwoord aan",
    "beantwoorden",
    "sent",
    "date",
    "to",
    "subject",
    "reply-to",
    "gesendet",
    "an",
    "betreff",
    "envoyé",
    "à",
    "objet",
];
/// What telephones write below a message, in lower case.
const SENT_FROM: [&str; 12] = [
    "verzonden vanaf mijn",
    "verstuurd vanaf mijn",
    "verzonden met mijn",
    "verzonden via",
    "verstuurd via",
    "sent from my",
    "sent from outlook",
    "sent from mail for",
    "sent via",
    "outlook voor ios downloaden",
    "outlook voor android downloaden",
    "get outlook for",
];

/// The folds of a text, in order and apart. When nothing would be left to see, nothing is folded.
pub(super) fn folds(text: &str) -> Vec<Fold> {
    let lines = lines(text);
    let mut folds: Vec<Fold> = Vec::new();
    let mut at = 0;
    while at < lines.len().min(LINES_MAX) {
        let found = quote(text, &lines, at)
            .map(|end| (FoldKind::Quote, end))
            .or_else(|| signature(text, &lines, at).map(|end| (FoldKind::Signature, end)));
        match found {
            Some((kind, end)) => {
                folds.push(Fold { kind, range: lines[at].start..lines[end - 1].end });
                at = end;
            }
            None => at += 1,
        }
    }
    if left_over(text, &folds) { folds } else { Vec::new() }
}

fn left_over(text: &str, folds: &[Fold]) -> bool {
    let mut at = 0;
    for fold in folds {
        if !text[at..fold.range.start].trim().is_empty() {
            return true;
        }
        at = fold.range.end;
    }
    !text[at..].trim().is_empty()
}

/// Each line with its line end.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let pieces = text.split_inclusive('\n');
    pieces
        .map(|piece| {
            let range = at..at + piece.len();
            at = range.end;
            range
        })
        .collect()
}

/// The line after a quote that starts at `at`.
fn quote(text: &str, lines: &[Range<usize>], at: usize) -> Option<usize> {
    let line = text[lines[at].clone()].trim();
    if line.is_empty() {
        return None;
    }
    if line.starts_with('>') {
        return Some(marked_end(text, lines, at));
    }
    if is_divider(line) || has_headers(text, lines, at) {
        return Some(lines.len());
    }
    if is_rule(line) {
        let next = next_filled(text, lines, at + 1)?;
        return has_headers(text, lines, next).then_some(lines.len());
    }
    let announced = announcement_end(text, lines, at)?;
    match next_filled(text, lines, announced) {
        Some(next) if text[lines[next].clone()].starts_with('>') => {
            Some(marked_end(text, lines, next))
        }
        // A program that marks no lines quotes to the end.
        Some(_) => Some(lines.len()),
        None => Some(announced),
    }
}

/// After the lines marked with `>`, and the empty ones between them.
fn marked_end(text: &str, lines: &[Range<usize>], at: usize) -> usize {
    let mut end = at;
    let mut next = at;
    while next < lines.len() {
        let line = text[lines[next].clone()].trim();
        next += 1;
        if line.starts_with('>') {
            end = next;
        } else if !line.is_empty() {
            break;
        }
    }
    end
}

fn next_filled(text: &str, lines: &[Range<usize>], at: usize) -> Option<usize> {
    (at..lines.len()).find(|line| !text[lines[*line].clone()].trim().is_empty())
}

/// The line after a sentence such as `Op 27 november 2026 schreef Jan:`.
fn announcement_end(text: &str, lines: &[Range<usize>], at: usize) -> Option<usize> {
    let first = text[lines[at].clone()].trim().to_lowercase();
    let starts = ANNOUNCEMENTS.iter().find(|(start, _)| first.starts_with(start));
    let last = (at + ANNOUNCEMENT_LINES).min(lines.len());
    let mut sentence = String::new();
    for next in at..last {
        let line = text[lines[next].clone()].trim();
        if line.is_empty() || sentence.len() + line.len() > ANNOUNCEMENT_MAX {
            return None;
        }
        sentence.push_str(&line.to_lowercase());
        sentence.push(' ');
        if line.ends_with(':') {
            let told = starts.is_some_and(|(_, words)| words.iter().any(|w| sentence.contains(w)));
            // With a year or a time in it, it is no ordinary sentence.
            let dated = sentence.chars().any(|c| c.is_ascii_digit());
            let reversed = next == at
                && sentence.contains('@')
                && REVERSED.iter().any(|words| sentence.contains(words));
            return (told && dated || reversed).then_some(next + 1);
        }
        // Where the writer stands first the sentence is on one line.
        starts?;
    }
    None
}

/// `-----Oorspronkelijk bericht-----`, and the like of other programs.
fn is_divider(line: &str) -> bool {
    let lower = line.to_lowercase();
    if FORWARDS.contains(&lower.as_str()) {
        return true;
    }
    let inside = lower.trim_matches(['-', ' ', '_', '=']);
    let dashed = lower.starts_with("--") || lower.starts_with("__") || lower.starts_with("==");
    if !dashed || inside.is_empty() {
        return false;
    }
    // Notes writes `-----Jan de Vries wrote: -----`.
    let notes = lower.starts_with("-----")
        && lower.ends_with("-----")
        && ["wrote:", "schreef:", "schrieb:"].iter().any(|word| inside.ends_with(word));
    notes || DIVIDERS.iter().any(|divider| inside.starts_with(divider))
}

/// The line that Outlook draws.
fn is_rule(line: &str) -> bool {
    line.len() >= 10 && line.chars().all(|c| c == '_' || c == '-')
}

/// The headers of an earlier message: `Van:` and at least two others close below it.
fn has_headers(text: &str, lines: &[Range<usize>], at: usize) -> bool {
    let is_one_of = |line: &str, names: &[&str]| {
        let line = line.trim_start_matches(['*', ' ']);
        let Some((name, _)) = line.split_once(':') else { return false };
        let name = name.trim_end_matches(['*', ' ']).to_lowercase();
        names.contains(&name.as_str())
    };
    if !is_one_of(&text[lines[at].clone()], &FROM) {
        return false;
    }
    let last = (at + 1 + HEADER_LINES).min(lines.len());
    let mut others = 0;
    for line in lines[at + 1..last].iter().map(|line| text[line.clone()].trim()) {
        if line.is_empty() {
            break;
        }
        others += usize::from(is_one_of(line, &OTHER_HEADERS));
    }
    others >= 2
}

/// The line after a signature that starts at `at`.
fn signature(text: &str, lines: &[Range<usize>], at: usize) -> Option<usize> {
    let line = text[lines[at].clone()].trim_end_matches(['\n', '\r']);
    let lower = line.trim().to_lowercase();
    let by_telephone = SENT_FROM.iter().any(|start| lower.starts_with(start));
    if by_telephone && lower.chars().count() < 120 {
        return Some(at + 1);
    }
    if line == "-----BEGIN PGP SIGNATURE-----" {
        return Some(lines.len());
    }
    if line != "-- " && line != "--" {
        return None;
    }
    let last = (at + 1 + SIGNATURE_LINES).min(lines.len());
    let quoted = (at + 1..last).find(|next| quote(text, lines, *next).is_some());
    quoted.or((last == lines.len()).then_some(last))
}
