//! A text as words: each with its stem and its place.
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::char::is_combining_mark;

use crate::names::fold;

/// Longer words are known by their beginning.
const STEM_CHARACTERS_MAX: usize = 40;

/// Words that are in nearly every text, folded, in the order of the alphabet.
const STOP_WORDS: [&str; 104] = [
    "aan", "al", "alle", "alles", "als", "altijd", "andere", "ben", "bij", "daar", "dan", "dat",
    "de", "der", "deze", "die", "dit", "doch", "doen", "door", "dus", "een", "eens", "en", "er",
    "ge", "geen", "geweest", "haar", "had", "heb", "hebben", "heeft", "hem", "het", "hier", "hij",
    "hoe", "hun", "iemand", "iets", "ik", "in", "is", "ja", "je", "kan", "kon", "kunnen", "maar",
    "me", "meer", "men", "met", "mij", "mijn", "moet", "na", "naar", "niet", "niets", "nog", "nu",
    "of", "om", "omdat", "onder", "ons", "onze", "ook", "op", "over", "reeds", "te", "tegen",
    "toch", "toen", "tot", "u", "uit", "uw", "van", "veel", "voor", "want", "waren", "was", "wat",
    "we", "wel", "werd", "wezen", "wie", "wij", "wil", "word", "worden", "wordt", "zal", "ze",
    "zelf", "zich", "zij", "zo",
];

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// In small letters without accents.
    pub folded: String,
    /// "klachten" and "klacht" have the same.
    pub stem: String,
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// Too common to be searched by itself.
    pub is_light: bool,
    /// Only a sign within a word stands between it and the next one: "btw-aangifte", "foto's".
    pub is_joined: bool,
}

/// The words of a text, in their order.
pub fn words(text: &str) -> Vec<Word> {
    words_like(text, |_| true)
}

/// The same, where only a word that may be searched for by its first sign has its stem; the stem
/// of another is the word itself. A stem begins as its word does: stemming takes ends away.
pub(super) fn words_like(text: &str, may_be: impl Fn(char) -> bool) -> Vec<Word> {
    let stemmer = Stemmer::create(Algorithm::Dutch);
    let mut found = Vec::new();
    let mut start = None;
    for (place, character) in text.char_indices() {
        let belongs =
            character.is_alphanumeric() || start.is_some() && is_combining_mark(character);
        match (start, belongs) {
            (None, true) => start = Some(place),
            (Some(from), false) => {
                found.extend(word((&stemmer, &may_be), text, from..place));
                start = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    let last = start.and_then(|from| word((&stemmer, &may_be), text, from..text.len()));
    found.extend(last);
    found
}

fn word(
    (stemmer, may_be): (&Stemmer, &dyn Fn(char) -> bool),
    text: &str,
    place: Range<usize>,
) -> Option<Word> {
    let folded = plain(&text[place.clone()]);
    let first = folded.chars().next()?;
    let is_light = is_light(&folded);
    let stem =
        if may_be(first) { shortened(&stemmer.stem(&folded)).to_owned() } else { folded.clone() };
    let is_joined = is_joined(&text[place.end..]);
    Some(Word { folded, stem, place, is_light, is_joined })
}

fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    // What is written as one sign may be more letters, and something between them: ½.
    fold(word).chars().filter(|character| character.is_alphanumeric()).collect()
}

fn is_light(folded: &str) -> bool {
    let is_letter = folded.len() == 1 && folded.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_letter || STOP_WORDS.binary_search(&folded).is_ok()
}

fn is_joined(after: &str) -> bool {
    let mut next = after.chars();
    let joins = |sign: char| matches!(sign, '-' | '.' | '\'' | '’' | '‑' | '‐' | '@' | '_');
    next.next().is_some_and(joins) && next.next().is_some_and(char::is_alphanumeric)
}

fn shortened(stem: &str) -> &str {
    stem.char_indices().nth(STEM_CHARACTERS_MAX).map_or(stem, |(end, _)| &stem[..end])
}

/// The stem of words that are written as one: "e-mail" is also found as "email".
pub(super) fn joined_stem(parts: &[Word]) -> String {
    let whole: String = parts.iter().map(|word| word.folded.as_str()).collect();
    let stem: Cow<'_, str> = Stemmer::create(Algorithm::Dutch).stem(&whole);
    shortened(&stem).to_owned()
}

/// Words in rows: each ends where the next word stands apart.
pub(super) fn rows(words: &[Word]) -> impl Iterator<Item = &[Word]> {
    words.split_inclusive(|word| !word.is_joined)
}

/// By what a text is found: its stems, those of its joined words, and none that all texts have.
pub fn index_terms(text: &str) -> BTreeSet<String> {
    let words = words(text);
    let mut terms = BTreeSet::new();
    for row in rows(&words) {
        terms.extend(row.iter().filter(|word| !word.is_light).map(|word| word.stem.clone()));
        if row.len() > 1 {
            terms.insert(joined_stem(row));
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::{STOP_WORDS, index_terms, words};

    fn terms(text: &str) -> Vec<String> {
        index_terms(text).into_iter().collect()
    }

    #[test]
    fn stop_words_are_in_the_order_in_which_they_are_looked_up() {
        assert!(STOP_WORDS.is_sorted());
    }

    #[test]
    fn a_word_is_found_in_its_other_forms_and_without_its_accents() {
        for (one, other) in [
            ("klacht", "Klachten"),
            ("factuur", "facturen"),
            ("rekening", "REKENINGEN"),
            ("café", "cafe"),
            ("coördinatie", "coordinatie"),
            ("Yılmaz", "yilmaz"),
            ("cafe\u{301}", "café"),
        ] {
            assert_eq!(terms(one), terms(other), "{one} and {other}");
        }
        assert_ne!(terms("rekening"), terms("factuur"));
    }

    #[test]
    fn a_stem_begins_as_its_word_does() {
        let more =
            "ijs Ijsje yoghurt ëen öliën eeuwigheid gegeven gelopen yy ÿ ĳsbeer œuvre ßtraße";
        for word in STOP_WORDS.into_iter().chain(more.split(' ')).flat_map(words) {
            assert_eq!(word.stem.chars().next(), word.folded.chars().next(), "{word:?}");
        }
    }

    #[test]
    fn joined_words_are_found_apart_and_as_one() {
        assert_eq!(terms("e-mail"), ["email", "mail"]);
        assert_eq!(terms("btw-aangifte"), ["aangift", "btw", "btwaangift"]);
        assert_eq!(terms("B.V."), ["bv"]);
        assert_eq!(terms("de - het"), Vec::<String>::new());
    }

    #[test]
    fn a_word_stands_where_it_stands() {
        let text = "Één «factuur»!";
        let found = words(text);
        let [one, two] = found.as_slice() else { panic!("two words in {found:?}") };
        assert_eq!((&text[one.place.clone()], one.is_light), ("Één", true));
        assert_eq!((&text[two.place.clone()], two.is_light), ("factuur", false));
    }

    #[test]
    fn hardly_a_word_is_no_harm() {
        let long = "a".repeat(100_000);
        for text in ["", "!!! ;--", "\u{301}\u{302}", "½", "🦀", "王小明", "ﷺ", "-'-", &long]
        {
            for word in words(text) {
                assert!(text.get(word.place.clone()).is_some(), "{text}");
                assert!(word.stem.chars().count() <= 40);
            }
        }
    }
}
