//! From what was typed to the parts of a command; what is wrong is noted, nothing is lost.
use jiff::civil::Date;
use weerklank_app::envelope::Enclosures;
use weerklank_app::lists::Lists;
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::facts::{FileRef, ItemKey, Visibility};
use weerklank_domain::text::{Text, Words, WordsProblem};

use crate::submitted::{DateProblem, Submitted};
use crate::text::Tongue;

/// Reads a form for one command.
pub(crate) struct Reading<'a> {
    sent: &'a Submitted,
    /// Nothing yet while a complaint is recorded.
    dossier: Option<&'a Dossier>,
    lists: &'a Lists,
    tongue: Tongue,
    enclosed: Enclosures,
    problems: Vec<(String, String)>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(
        sent: &'a Submitted,
        dossier: impl Into<Option<&'a Dossier>>,
        (lists, enclosed): (&'a Lists, Enclosures),
        tongue: Tongue,
    ) -> Self {
        Self { sent, dossier: dossier.into(), lists, tongue, enclosed, problems: Vec::new() }
    }

    /// What was enclosed, and what is wrong: the id of a control with a sentence.
    pub(crate) fn finish(self) -> (Enclosures, Vec<(String, String)>) {
        (self.enclosed, self.problems)
    }

    pub(crate) fn dossier(&self) -> &'a Dossier {
        self.dossier.expect("only a step of a dossier asks for it")
    }

    pub(crate) fn lists(&self) -> &'a Lists {
        self.lists
    }

    pub(crate) fn typed(&self, name: &str) -> &'a str {
        self.sent.text(name)
    }

    pub(crate) fn is_ticked(&self, name: &str) -> bool {
        self.sent.is_ticked(name)
    }

    /// Notes what is wrong with the control of this id.
    pub(crate) fn wrong(&mut self, id: &str, key: &str) {
        self.problems.push((id.to_owned(), self.tongue.say(key)));
    }

    /// A text that must be there.
    pub(crate) fn text(&mut self, name: &str) -> Option<Text> {
        match Words::parse(self.sent.text(name)) {
            Ok(words) => Some(self.enclosed.text(words)),
            Err(WordsProblem::Empty) => {
                self.missing(name);
                None
            }
            Err(WordsProblem::TooLong { characters }) => {
                self.too_long(name, characters);
                None
            }
        }
    }

    /// A text that may stay empty.
    pub(crate) fn optional_text(&mut self, name: &str) -> Option<Text> {
        match Words::parse(self.sent.text(name)) {
            Ok(words) => Some(self.enclosed.text(words)),
            Err(WordsProblem::Empty) => None,
            Err(WordsProblem::TooLong { characters }) => {
                self.too_long(name, characters);
                None
            }
        }
    }

    /// As [`Self::optional_text`], but keeps the text that is known when it did not change.
    pub(crate) fn kept_text(&mut self, name: &str, known: Option<Text>) -> Option<Text> {
        let typed = self.sent.text(name).replace("\r\n", "\n");
        let same = known.filter(|known| self.dossier().said(known) == Some(typed.trim()));
        same.or_else(|| self.optional_text(name))
    }

    /// Words of our own making, such as a contact card.
    pub(crate) fn seal(&mut self, words: Words) -> Text {
        self.enclosed.text(words)
    }

    fn missing(&mut self, name: &str) {
        let label = self.tongue.label("field", name);
        let sentence = self.tongue.say_with("form-missing", &[("field", &label)]);
        self.problems.push((name.to_owned(), sentence));
    }

    fn too_long(&mut self, name: &str, characters: usize) {
        let characters = characters.to_string();
        let sentence = self.tongue.say_with("form-too-long", &[("characters", &characters)]);
        self.problems.push((name.to_owned(), sentence));
    }

    /// A date that must be there.
    pub(crate) fn date(&mut self, name: &str) -> Option<Date> {
        match self.sent.date(name) {
            Ok(date) => Some(date),
            Err(problem) => {
                let key = match problem {
                    DateProblem::Missing => "form-date-missing",
                    DateProblem::NotADate => "form-date-wrong",
                };
                self.wrong(&format!("{name}_day"), key);
                None
            }
        }
    }

    /// A date that may stay empty.
    pub(crate) fn optional_date(&mut self, name: &str) -> Option<Date> {
        match self.sent.date(name) {
            Ok(date) => Some(date),
            Err(DateProblem::Missing) => None,
            Err(DateProblem::NotADate) => {
                self.wrong(&format!("{name}_day"), "form-date-wrong");
                None
            }
        }
    }

    /// One of a keyed enum, which must be chosen.
    pub(crate) fn one_of<K>(&mut self, name: &str, from_key: fn(&str) -> Option<K>) -> Option<K> {
        let chosen = from_key(self.sent.text(name));
        if chosen.is_none() {
            let label = self.tongue.label("field", name);
            let sentence = self.tongue.say_with("form-choose-one", &[("field", &label)]);
            self.problems.push((name.to_owned(), sentence));
        }
        chosen
    }

    /// One of a keyed enum, which may be left open.
    pub(crate) fn optional_of<K>(&self, name: &str, from_key: fn(&str) -> Option<K>) -> Option<K> {
        from_key(self.sent.text(name))
    }

    /// All that were ticked.
    pub(crate) fn all_of<K>(&self, name: &str, from_key: fn(&str) -> Option<K>) -> Vec<K> {
        self.sent.all(name).filter_map(from_key).collect()
    }

    /// An item of a list of the settings, which may be left open.
    pub(crate) fn item(&self, name: &str, list: &str) -> Option<ItemKey> {
        let key = self.sent.text(name);
        self.lists.has(list, key).then(|| ItemKey(key.to_owned()))
    }

    /// The items of a list of the settings that were ticked.
    pub(crate) fn items(&self, name: &str, list: &str) -> Vec<ItemKey> {
        let ticked = self.sent.all(name).filter(|key| self.lists.has(list, key));
        ticked.map(|key| ItemKey(key.to_owned())).collect()
    }

    /// An id that a form carries: of a point, a commitment, a person.
    pub(crate) fn id<I: std::str::FromStr>(&mut self, name: &str) -> Option<I> {
        let id = self.sent.text(name).parse().ok();
        if id.is_none() {
            self.wrong(name, "form-unknown");
        }
        id
    }

    /// A new id, for what the command makes.
    pub(crate) fn new_id(&self) -> uuid::Uuid {
        self.enclosed.id()
    }

    /// The files of this form, with the visibility of what they belong to.
    pub(crate) fn files(&mut self, name: &str, visibility: Visibility) -> Vec<FileRef> {
        for file in &self.sent.refused_files {
            self.problems.push((name.to_owned(), file.told(&self.lists.file_rules, self.tongue)));
        }
        let mut kept = Vec::new();
        for file in &self.sent.files {
            let given = Words::parse(&file.name);
            let Ok(given) = given.or_else(|_| Words::parse("bestand")) else { continue };
            let content = (file.media_type.clone(), file.kept);
            kept.push(self.enclosed.kept_file(given, content, visibility));
        }
        kept
    }
}
