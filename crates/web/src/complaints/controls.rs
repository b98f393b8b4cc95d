//! The controls of a form, filled with what was typed and told what is wrong.
use weerklank_app::lists::Lists;
use weerklank_app::queries::dossier::Dossier;

use crate::fields::{Choices, DateField, Field, FileField, KeptFile};
use crate::sent_files::{SentFile, files_hint};
use crate::submitted::Submitted;
use crate::text::Tongue;

/// A control as `components/controls.html` draws it.
#[derive(Clone, Debug)]
pub(crate) enum Control {
    Heading(String),
    Note(String),
    /// What somebody said, to have at hand.
    Quote(String),
    Line(Field),
    Area(Field),
    Date(DateField),
    Radios(Choices),
    Ticks(Choices),
    Tick(Field),
    Select(Choices),
    Files(FileField),
    Hidden(String, String),
}

/// Builds the controls of one form. The label of a control is the text `field-NAME`, its hint
/// `field-NAME-hint` where that text exists.
pub(crate) struct Controls<'a> {
    sent: &'a Submitted,
    /// Nothing yet while a complaint is recorded.
    dossier: Option<&'a Dossier>,
    lists: &'a Lists,
    problems: &'a [(String, String)],
    tongue: Tongue,
    drawn: Vec<Control>,
}

impl<'a> Controls<'a> {
    pub(crate) fn new(
        sent: &'a Submitted,
        dossier: impl Into<Option<&'a Dossier>>,
        (lists, problems): (&'a Lists, &'a [(String, String)]),
        tongue: Tongue,
    ) -> Self {
        Self { sent, dossier: dossier.into(), lists, problems, tongue, drawn: Vec::new() }
    }

    pub(crate) fn finish(self) -> Vec<Control> {
        self.drawn
    }

    pub(crate) fn dossier(&self) -> &'a Dossier {
        self.dossier.expect("only a step of a dossier asks for it")
    }

    pub(crate) fn lists(&self) -> &'a Lists {
        self.lists
    }

    /// What a list of the settings offers, and what was chosen here before it ended.
    pub(crate) fn items(&self, list: &str, name: &str) -> Vec<(String, String)> {
        let mut options = self.lists.options(list, self.tongue.0);
        for chosen in self.sent.all(name) {
            let is_offered = options.iter().any(|(key, _)| key == chosen);
            if let Some(label) = self.lists.label(list, chosen, self.tongue.0)
                && !is_offered
            {
                options.push((chosen.to_owned(), label.to_owned()));
            }
        }
        options
    }

    pub(crate) fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// What was typed under this name, or is known already.
    pub(crate) fn typed(&self, name: &str) -> &'a str {
        self.sent.text(name)
    }

    pub(crate) fn heading(&mut self, key: &str) {
        self.drawn.push(Control::Heading(self.tongue.say(key)));
    }

    pub(crate) fn note(&mut self, text: impl Into<String>) {
        self.drawn.push(Control::Note(text.into()));
    }

    pub(crate) fn quote(&mut self, text: impl Into<String>) {
        self.drawn.push(Control::Quote(text.into()));
    }

    pub(crate) fn hidden(&mut self, name: &str, value: impl Into<String>) {
        self.drawn.push(Control::Hidden(name.to_owned(), value.into()));
    }

    pub(crate) fn line(&mut self, name: &str, need: Need) {
        let field = self.field(name, need);
        self.drawn.push(Control::Line(field));
    }

    /// A line with a type and an `autocomplete` of its own.
    pub(crate) fn typed_line(
        &mut self,
        name: &str,
        need: Need,
        (kind, autocomplete): (&'static str, &'static str),
    ) {
        let field = self.field(name, need).kind(kind).autocomplete(autocomplete);
        self.drawn.push(Control::Line(field));
    }

    pub(crate) fn area(&mut self, name: &str, need: Need, rows: u16) {
        let field = self.field(name, need).rows(rows);
        self.drawn.push(Control::Area(field));
    }

    pub(crate) fn date(&mut self, name: &str, need: Need) {
        let field = DateField::new(name, self.label(name))
            .typed(self.sent.date_boxes(name))
            .hint(self.hint(name))
            .error(self.error(&[name, &format!("{name}_day")]));
        let field = if need == Need::Optional { field.optional() } else { field };
        self.drawn.push(Control::Date(field));
    }

    /// One of a few: radio buttons. Each option is a value and its label.
    pub(crate) fn radios(&mut self, name: &str, need: Need, options: Vec<(String, String)>) {
        let choices = self.choices(name, need, options);
        self.drawn.push(Control::Radios(choices));
    }

    /// One of many: a select, with an empty option in front.
    pub(crate) fn select(&mut self, name: &str, need: Need, mut options: Vec<(String, String)>) {
        options.insert(0, (String::new(), self.tongue.say("form-choose")));
        let choices = self.choices(name, need, options);
        self.drawn.push(Control::Select(choices));
    }

    /// Any number of these.
    pub(crate) fn ticks(&mut self, name: &str, options: Vec<(String, String)>) {
        let mut choices = self.choices(name, Need::Optional, options);
        for option in &mut choices.options {
            option.chosen = self.sent.all(name).any(|ticked| ticked == option.value);
        }
        self.drawn.push(Control::Ticks(choices));
    }

    /// A single box to tick.
    pub(crate) fn tick(&mut self, name: &str) {
        let field = self.field(name, Need::Optional);
        let value = if self.sent.is_ticked(name) { "on" } else { "" };
        self.drawn.push(Control::Tick(field.value(value)));
    }

    pub(crate) fn files(&mut self, name: &str) {
        self.drawn.push(Control::Files(FileField {
            name: name.to_owned(),
            label: self.label(name),
            hint: files_hint("field-files-hint", &self.lists.file_rules, self.tongue),
            error: self.error(&[name]),
            is_optional: true,
            takes_many: true,
            button: self.tongue.say("field-files-button"),
            key: self.sent.kept_key.map(|key| key.to_string()).unwrap_or_default(),
            kept: self.sent.files.iter().filter_map(|file| self.kept(file)).collect(),
            ..FileField::default()
        }));
    }

    fn kept(&self, file: &SentFile) -> Option<KeptFile> {
        Some(KeptFile {
            id: file.id?.to_string(),
            name: file.name.clone(),
            size: format!("{} kB", file.kept.size_bytes.div_ceil(1000)),
            remove: self.tongue.say("ask-file-remove"),
        })
    }

    fn field(&self, name: &str, need: Need) -> Field {
        let field = Field::new(name, self.label(name))
            .value(self.sent.text(name))
            .hint(self.hint(name))
            .error(self.error(&[name]));
        if need == Need::Optional { field.optional() } else { field }
    }

    fn choices(&self, name: &str, need: Need, options: Vec<(String, String)>) -> Choices {
        let chosen = self.sent.text(name);
        let choices =
            Choices::new(name, self.label(name)).hint(self.hint(name)).error(self.error(&[name]));
        let choices = if need == Need::Optional { choices.optional() } else { choices };
        options
            .into_iter()
            .fold(choices, |choices, (value, label)| choices.option(value, label, chosen))
    }

    fn label(&self, name: &str) -> String {
        self.tongue.label("field", name)
    }

    fn hint(&self, name: &str) -> String {
        let key = format!("field-{name}-hint");
        if weerklank_texts::has(self.tongue.0, &key) {
            self.tongue.say(&key)
        } else {
            String::new()
        }
    }

    fn error(&self, names: &[&str]) -> String {
        let found = self.problems.iter().find(|(id, _)| names.contains(&id.as_str()));
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    }
}

/// Whether a control may stay empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    Required,
    Optional,
}

/// The values of a keyed enum as options with their labels.
pub(crate) fn options<K: Copy>(
    values: &[K],
    area: &str,
    key: fn(K) -> &'static str,
    tongue: Tongue,
) -> Vec<(String, String)> {
    values.iter().map(|value| (key(*value).to_owned(), tongue.label(area, key(*value)))).collect()
}
