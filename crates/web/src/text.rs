//! The page's language: sentences, labels and dates, in one small value.
use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_app::lists::Lists;
use weerklank_domain::Language;
use weerklank_domain::article::Article;
use weerklank_domain::complaint::facts::Nature;
use weerklank_domain::rules::Refusal;
use weerklank_texts::{dates, t, t_with};

/// Says things in the language of one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tongue(pub(crate) Language);

impl Tongue {
    pub(crate) fn say(self, key: &str) -> String {
        t(self.0, key)
    }

    pub(crate) fn say_with(self, key: &str, values: &[(&str, &str)]) -> String {
        t_with(self.0, key, values)
    }

    /// The label of a value: `label("stage", "with_partner")` is the text `stage-with_partner`.
    pub(crate) fn label(self, area: &str, key: &str) -> String {
        t(self.0, &format!("{area}-{key}"))
    }

    /// "art. 5.2"
    pub(crate) fn article(self, article: Article) -> String {
        self.say_with("article-short", &[("number", article.number())])
    }

    /// A refusal in a sentence, with its article and what is missing.
    pub(crate) fn refusal(self, refusal: &Refusal) -> String {
        let sentence = self.label("refusal", refusal.reason.key());
        let article = self.article(refusal.article);
        self.with_what_is_missing(format!("{sentence} ({article})"), refusal)
    }

    /// The same where the article stands beside it.
    pub(crate) fn why(self, refusal: &Refusal) -> String {
        self.with_what_is_missing(self.label("refusal", refusal.reason.key()), refusal)
    }

    fn with_what_is_missing(self, sentence: String, refusal: &Refusal) -> String {
        if refusal.missing.is_empty() {
            return sentence;
        }
        let missing: Vec<String> =
            refusal.missing.iter().map(|field| self.label("missing", field.key())).collect();
        format!("{sentence} {}.", missing.join("; "))
    }

    /// A nature as the settings call it (5.3).
    pub(crate) fn nature(self, lists: &Lists, nature: Nature) -> String {
        let known = lists.label("nature", nature.key(), self.0).map(str::to_owned);
        known.unwrap_or_else(|| self.label("nature", nature.key()))
    }

    /// "€ 1.250,05"
    pub(crate) fn money(self, cents: u64) -> String {
        dates::money(self.0, i64::try_from(cents).unwrap_or(i64::MAX))
    }

    /// "23 nov 2026"
    pub(crate) fn day(self, date: Date) -> String {
        dates::short(self.0, date)
    }

    /// "maandag 23 november 2026"
    pub(crate) fn long_day(self, date: Date) -> String {
        dates::long(self.0, date)
    }

    /// "23 nov 2026, 14:05", in Amsterdam.
    pub(crate) fn moment(self, at: Timestamp) -> String {
        dates::instant(self.0, at)
    }
}
