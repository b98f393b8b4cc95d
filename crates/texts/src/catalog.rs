//! From a key to a sentence. The files are `locales/{nl,en}/AREA.ftl`; a key is `area-thing`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::langid;
use weerklank_domain::Language;

// Written by `build.rs`: what lies in `locales`.
include!(concat!(env!("OUT_DIR"), "/areas.rs"));

/// The greatest whole number that a Fluent number, a double, holds exactly.
const EXACT_MAX: u64 = 1 << 53;

struct Catalog {
    bundle: FluentBundle<FluentResource>,
    keys: BTreeSet<String>,
    defects: Vec<String>,
}

static DUTCH_TEXTS: LazyLock<Catalog> = LazyLock::new(|| Catalog::read(Language::Dutch, DUTCH));
static ENGLISH_TEXTS: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::read(Language::English, ENGLISH));

/// The sentence of `key`. A key that does not exist comes back as `[key]`.
pub fn t(lang: Language, key: &str) -> String {
    t_with(lang, key, &[])
}

/// The sentence of `key` with its placeholders filled in.
///
/// A value that is a whole number in plain digits counts as a number, so that a text can choose
/// between singular and plural; it is printed as it was given: `2026`, never `2.026`.
pub fn t_with(lang: Language, key: &str, values: &[(&str, &str)]) -> String {
    let bundle = &catalog(lang).bundle;
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        return format!("[{key}]");
    };
    let args: FluentArgs<'_> =
        values.iter().map(|(name, value)| (*name, argument(value))).collect();
    // A placeholder without a value prints as `{$name}`; the tests find it.
    let mut errors = Vec::new();
    bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
}

/// Whether there is a sentence for `key`.
pub fn has(lang: Language, key: &str) -> bool {
    catalog(lang).keys.contains(key)
}

/// All keys of a language, in alphabetical order.
pub fn keys(lang: Language) -> BTreeSet<String> {
    catalog(lang).keys.clone()
}

/// What is wrong with the text files: a line that cannot be read, a key that is used twice.
pub fn defects(lang: Language) -> &'static [String] {
    &catalog(lang).defects
}

fn catalog(lang: Language) -> &'static Catalog {
    match lang {
        Language::Dutch => &DUTCH_TEXTS,
        Language::English => &ENGLISH_TEXTS,
    }
}

impl Catalog {
    fn read(lang: Language, areas: &[(&str, &str)]) -> Self {
        let locale = match lang {
            Language::Dutch => langid!("nl-NL"),
            Language::English => langid!("en-GB"),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // The marks that shield right-to-left values show up as boxes in mail and PDF.
        bundle.set_use_isolating(false);
        let mut catalog = Self { bundle, keys: BTreeSet::new(), defects: Vec::new() };
        for (area, source) in areas {
            catalog.add(area, source);
        }
        catalog
    }

    fn add(&mut self, area: &str, source: &str) {
        self.keys.extend(message_names(source).map(str::to_owned));
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => resource,
            Err((readable, errors)) => {
                self.defects.extend(errors.iter().map(|error| format!("{area}.ftl: {error}")));
                readable
            }
        };
        if let Err(errors) = self.bundle.add_resource(resource) {
            for error in errors {
                self.defects.push(match error {
                    FluentError::Overriding { id, .. } => format!("{area}.ftl: {id} again"),
                    other => format!("{area}.ftl: {other}"),
                });
            }
        }
    }
}

/// The names of the messages: a line that begins with a small letter and holds ` =`.
fn message_names(source: &str) -> impl Iterator<Item = &str> {
    source
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim())
}

fn argument(value: &str) -> FluentValue<'_> {
    match value.parse::<i64>() {
        // `007` and `+31` are no quantities: what does not print as it was given stays text.
        Ok(number) if number.unsigned_abs() <= EXACT_MAX && number.to_string() == value => {
            FluentValue::from(number)
        }
        _ => FluentValue::from(value),
    }
}
