//! From what somebody typed to what can be printed. Nothing that was typed disappears: a
//! character without a shape is printed as its number.

use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation;

use crate::faces::{FACES, has, is_invisible};

/// How much of a text is left to the faces and the engine that shapes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// Every character that some face has.
    AllFaces,
    /// Only what the face of the body has, one character at a time. Combined characters and
    /// joined letters become numbers.
    BodyFace,
}

/// The lines of a text, each printable.
pub(crate) fn printable_lines(text: &str, trust: Trust) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    text.split(is_line_end).map(|line| printable(line.trim_end(), trust)).collect()
}

/// Whether a text reads from right to left: whether its first letter does.
pub(crate) fn is_right_to_left(text: &str) -> bool {
    text.chars().find(|character| character.is_alphabetic()).is_some_and(|letter| {
        matches!(u32::from(letter),
            0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x10800..=0x10FFF
            | 0x1E800..=0x1EFFF)
    })
}

fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn printable(line: &str, trust: Trust) -> String {
    let mut printed = String::with_capacity(line.len());
    match trust {
        Trust::AllFaces => line.graphemes(true).for_each(|cluster| spell(cluster, &mut printed)),
        Trust::BodyFace => line.chars().for_each(|character| match character {
            _ if is_refused(character) => number(character, &mut printed),
            _ if has(FACES.body(), character) => printed.push(character),
            _ if character.is_whitespace() => printed.push(' '),
            _ => number(character, &mut printed),
        }),
    }
    printed
}

/// Prints a cluster: a letter with its accents, or a drawing made of several characters.
fn spell(cluster: &str, printed: &mut String) {
    let is_plain = !cluster.chars().any(|character| is_refused(character) || is_dropped(character));
    if is_plain && FACES.covering(cluster).is_some() {
        return printed.push_str(cluster);
    }
    let mut kept = cluster.chars().filter(|character| !is_dropped(*character));
    let Some(base) = kept.next() else { return };
    let face = FACES.covering(base.encode_utf8(&mut [0; 4])).filter(|_| !is_refused(base));
    match face {
        Some(_) => printed.push(base),
        None if base.is_whitespace() => printed.push(' '),
        None => number(base, printed),
    }
    // An accent has to come from the face that has its letter.
    for character in kept {
        match face {
            Some(face) if has(face, character) && !is_refused(character) => printed.push(character),
            _ if is_invisible(character) => {}
            _ => number(character, printed),
        }
    }
}

/// What may not be in a lasting PDF or would turn the words of a signed letter around: control
/// characters, private use, the mark of byte order, overrides of direction.
fn is_refused(character: char) -> bool {
    character.is_control() && character != '\t'
        || matches!(character, '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{202d}' | '\u{202e}'
            | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Marks that telephones put around names and numbers that are copied. The direction of each
/// text is set by its own letters, so they change nothing.
fn is_dropped(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202c}')
}

fn number(character: char, printed: &mut String) {
    write!(printed, "[U+{:04X}]", u32::from(character)).expect("a string takes all");
}
