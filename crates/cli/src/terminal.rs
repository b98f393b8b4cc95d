//! What a person reads in the terminal: Dutch, or English when `LANG` asks for it.
use std::io::{self, Write as _};
use std::sync::LazyLock;

use weerklank_domain::Language;

static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
    // The first that is set counts, as everywhere in a terminal.
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].map(|name| std::env::var(name).ok());
    of_locale(set.into_iter().flatten().find(|value| !value.is_empty()).as_deref())
});

pub(crate) fn language() -> Language {
    *LANGUAGE
}

fn of_locale(locale: Option<&str>) -> Language {
    match locale {
        Some(locale) if locale.to_ascii_lowercase().starts_with("en") => Language::English,
        _ => Language::Dutch,
    }
}

/// The sentence of `key`.
pub(crate) fn t(key: &str) -> String {
    weerklank_texts::t(language(), key)
}

/// The sentence of `key` with its values.
pub(crate) fn t_with(key: &str, values: &[(&str, &str)]) -> String {
    weerklank_texts::t_with(language(), key, values)
}

/// Prints a line. Whoever reads it may have left, as `head` does; that is no fault.
pub(crate) fn print(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        Err(cause) if cause.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_for_who_asks_for_it() {
        assert_eq!(of_locale(Some("en_GB.UTF-8")), Language::English);
        assert_eq!(of_locale(Some("nl_NL.UTF-8")), Language::Dutch);
        assert_eq!(of_locale(Some("C.UTF-8")), Language::Dutch);
        assert_eq!(of_locale(None), Language::Dutch);
    }
}
