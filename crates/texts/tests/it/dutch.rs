//! Every Dutch text that leaves with the program: spelled right, short, and to the reader as *u*.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What the dictionary lacks: names, words of our trade, of machines and of templates.
const OWN_WORDS: &str = include_str!("dutch.txt");

/// Longer than this, a sentence is too much to read at once.
const WORDS_MAX: usize = 25;
/// The same of a letter or mail on the average, for B1.
const WORDS_ON_AVERAGE_MAX: f64 = 14.0;

/// Words of offices. For each there is one that everybody uses.
const OF_OFFICES: &[&str] = &[
    "aangaande",
    "alsmede",
    "betreffende",
    "conform",
    "derhalve",
    "desbetreffende",
    "desgewenst",
    "dienaangaande",
    "doch",
    "echter",
    "geschiedt",
    "gaarne",
    "hieromtrent",
    "hierbij",
    "indien",
    "ingevolge",
    "inzake",
    "jegens",
    "krachtens",
    "met betrekking tot",
    "mits",
    "middels",
    "navolgende",
    "nimmer",
    "nopens",
    "omtrent",
    "onderhavige",
    "reeds",
    "te allen tijde",
    "ten aanzien van",
    "ten behoeve van",
    "teneinde",
    "tevens",
    "thans",
    "voornoemde",
    "voornemens",
    "wederom",
    "zorg te dragen",
    "zulks",
];

/// For who is a friend; our readers are not.
const TO_FRIENDS: &[&str] = &["je", "jezelf", "jij", "jou", "jouw", "jullie"];

/// A piece of text with where it stands.
struct Passage {
    place: String,
    text: String,
}

fn crates() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// What is in a folder with this ending, in order.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(crates().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|known| known == ending))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "{folder} holds no {ending}");
    found
}

/// All there is: sentences of screens and mails, templates, the procedure, the demonstration.
fn passages() -> Vec<Passage> {
    let mut found = sentences();
    found.extend(letters());
    found.extend(demonstration());
    found
}

/// One of each key of the catalog.
fn sentences() -> Vec<Passage> {
    let mut found: Vec<Passage> = Vec::new();
    for path in files("texts/locales/nl", "ftl") {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let is_key = line.starts_with(|first: char| first.is_ascii_lowercase());
            let text = match line.split_once('=') {
                Some((_, text)) if is_key => text,
                _ if line.starts_with('#') => continue,
                _ => line,
            };
            // A line of a plural begins with its case: `[one]`, `*[other]`.
            let text = text.trim().trim_start_matches(['*', '}']).trim();
            let text = text
                .strip_prefix('[')
                .and_then(|text| text.split_once(']'))
                .map_or(text, |(_, text)| text);
            if !text.is_empty() {
                found.push(Passage { place: format!("{file}:{}", number + 1), text: filled(text) });
            }
        }
    }
    found
}

/// Templates of letters and mails, and the procedure.
fn letters() -> Vec<Passage> {
    let mut paths = files("app/templates/nl", "txt");
    paths.push(crates().join("app/procedure/nl.txt"));
    let passage = |path: PathBuf| Passage {
        place: path.file_name().unwrap().to_string_lossy().into_owned(),
        text: filled(&fs::read_to_string(&path).unwrap()),
    };
    paths.into_iter().map(passage).collect()
}

/// What people say in the demonstration; a value without a space is a key or a name.
fn demonstration() -> Vec<Passage> {
    let mut found = Vec::new();
    for path in files("cli/demo", "toml") {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let value: toml::Value = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        prose(&file, &value, &mut found);
    }
    found
}

/// What the demonstration calls people, firms and places.
const NAMES: &[&str] = &["address", "address_lines", "advisers", "legal_name", "name"];

fn prose(place: &str, value: &toml::Value, found: &mut Vec<Passage>) {
    match value {
        toml::Value::Table(table) => {
            let is_english = table.get("language").is_some_and(|it| it.as_str() == Some("en"));
            let said =
                table.iter().filter(|(key, _)| !is_english && !NAMES.contains(&key.as_str()));
            for (key, value) in said {
                prose(&format!("{place} {key}"), value, found);
            }
        }
        toml::Value::Array(all) => all.iter().for_each(|value| prose(place, value, found)),
        toml::Value::String(text) if text.trim().contains(' ') => {
            found.push(Passage { place: place.to_owned(), text: text.clone() });
        }
        _ => {}
    }
}

/// The text with one letter in the place of each value, and without what a machine reads.
fn filled(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, inside)) = rest.split_once('{') {
        out.push_str(before);
        let end = inside.find('}').unwrap_or(inside.len());
        let is_word = !inside.starts_with(['%', '#']) && !inside[..end].contains("->");
        // What stands between quotes is text: `{ "+" }`.
        out.push_str(if is_word && !inside[..end].contains('"') { "X" } else { " " });
        rest = inside[end..].trim_start_matches('}');
    }
    out.push_str(rest);
    out
}

/// Words as a reader sees them, without addresses, numbers, signs and what stands for a value.
fn words(text: &str) -> impl Iterator<Item = String> {
    let is_value = |word: &str| {
        let rest = word.strip_prefix('X');
        rest.is_some_and(|rest| !rest.starts_with(|sign: char| sign.is_alphabetic()))
    };
    let is_no_word = |word: &&str| {
        word.contains(['@', '/', '_', '=', '$'])
            || word.contains(|sign: char| sign.is_ascii_digit())
    };
    let bare = |word: &str| {
        let word = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        word.replace('’', "'")
    };
    let all = text.split(|sign: char| sign.is_whitespace() || "…|".contains(sign));
    all.filter(move |word| !is_no_word(word))
        .map(bare)
        .filter(move |word| !word.is_empty() && !is_value(word))
}

/// Sentences, with an item of a list or a heading as one.
fn in_sentences(text: &str) -> Vec<Vec<&str>> {
    let mut found = vec![Vec::new()];
    for line in text.lines() {
        if line.trim().is_empty() || line.starts_with(['-', '#']) {
            found.push(Vec::new());
        }
        for word in line.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)) {
            found.last_mut().unwrap().push(word);
            if word.trim_end_matches(['’', '”', ')', '"']).ends_with(['.', '!', '?', ':', ';'])
            {
                found.push(Vec::new());
            }
        }
        if line.starts_with('#') {
            found.push(Vec::new());
        }
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// The words that hunspell does not know.
fn unknown_to_hunspell(words: &BTreeSet<String>) -> BTreeSet<String> {
    const MISSING: &str = "hunspell with Dutch is missing; e2e/tools-for-tests installs it";
    let mut hunspell = Command::new("hunspell")
        .args(["-d", "nl_NL", "-i", "utf-8", "-l"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect(MISSING);
    let all: String = words.iter().flat_map(|word| [word.as_str(), "\n"]).collect();
    let mut into = hunspell.stdin.take().unwrap();
    let writing = std::thread::spawn(move || into.write_all(all.as_bytes()));
    let answer = hunspell.wait_with_output().unwrap();
    assert!(answer.status.success(), "{MISSING}");
    writing.join().unwrap().unwrap();
    String::from_utf8(answer.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn every_dutch_word_is_spelled_right() {
    let own: Vec<&str> = OWN_WORDS.lines().collect();
    assert!(own.is_sorted(), "dutch.txt is not in order");
    let own: BTreeSet<String> = own.into_iter().map(str::to_owned).collect();
    let passages = passages();
    let used = passages.iter().flat_map(|passage| words(&passage.text)).collect();
    let unknown = unknown_to_hunspell(&used);
    let wrong: Vec<String> = passages
        .iter()
        .flat_map(|passage| words(&passage.text).map(move |word| (word, &passage.place)))
        .filter(|(word, _)| unknown.contains(word) && !own.contains(word))
        .map(|(word, place)| format!("{word} in {place}"))
        .collect();
    assert!(wrong.is_empty(), "not in the dictionary, nor in dutch.txt: {wrong:#?}");
    let unused: Vec<&String> = own.difference(&unknown).collect();
    assert!(unused.is_empty(), "in dutch.txt for nothing: {unused:?}");
}

#[test]
fn a_misspelled_word_is_found() {
    let words = BTreeSet::from(["klacht", "klagt", "wordt", "wort"].map(str::to_owned));
    let found: Vec<String> = unknown_to_hunspell(&words).into_iter().collect();
    assert_eq!(found, ["klagt", "wort"]);
}

#[test]
fn the_reader_is_u_everywhere() {
    for passage in passages() {
        let found = words(&passage.text).find(|word| TO_FRIENDS.contains(&&*word.to_lowercase()));
        assert!(found.is_none(), "{found:?} in {}: {}", passage.place, passage.text);
    }
}

#[test]
fn no_sentence_is_too_long() {
    let mut long = Vec::new();
    for passage in passages() {
        for sentence in in_sentences(&passage.text) {
            if sentence.len() > WORDS_MAX {
                let (count, said) = (sentence.len(), sentence.join(" "));
                long.push(format!("{}, {count} words: {said}", passage.place));
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn letters_have_short_sentences_on_the_average() {
    for passage in letters() {
        let lengths: Vec<usize> = in_sentences(&passage.text).iter().map(Vec::len).collect();
        let (words, sentences) = (lengths.iter().sum::<usize>(), lengths.len());
        let most = WORDS_ON_AVERAGE_MAX * f64::from(u32::try_from(sentences).unwrap());
        let words = f64::from(u32::try_from(words).unwrap());
        assert!(words <= most, "{}: {words} words in {sentences} sentences", passage.place);
    }
}

#[test]
fn no_text_uses_the_words_of_offices() {
    let mut found = Vec::new();
    for passage in passages() {
        let said: Vec<String> = words(&passage.text).map(|word| word.to_lowercase()).collect();
        let said = format!(" {} ", said.join(" "));
        let office = OF_OFFICES.iter().filter(|word| said.contains(&format!(" {word} ")));
        found.extend(office.map(|word| format!("{word} in {}: {}", passage.place, passage.text)));
    }
    assert!(found.is_empty(), "{found:#?}");
}
