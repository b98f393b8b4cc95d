//! A form that is no step of a dossier: what was typed, what is wrong with it, its controls.
use jiff::civil::Date;
use weerklank_app::FieldProblem;
use weerklank_app::files::FileRules;
use weerklank_app::visitors::KeptFile as SavedFile;

use crate::complaints::controls::{Control, Need};
use crate::fields::{Choices, DateField, ErrorSummary, Field, FileField, KeptFile};
use crate::parts::Difference;
use crate::sent_files::files_hint;
use crate::submitted::{DateProblem, Submitted};
use crate::text::Tongue;

/// Reads what was typed and draws it again. The label of a control is the text `AREA-NAME`, its
/// hint `AREA-NAME-hint` where that text exists.
pub(crate) struct Form<'a> {
    sent: &'a Submitted,
    area: &'static str,
    tongue: Tongue,
    problems: Vec<(String, String)>,
    controls: Vec<Control>,
}

impl<'a> Form<'a> {
    pub(crate) fn new(sent: &'a Submitted, area: &'static str, tongue: Tongue) -> Self {
        Self { sent, area, tongue, problems: Vec::new(), controls: Vec::new() }
    }

    pub(crate) fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// What was typed under this name, without the space around it.
    pub(crate) fn typed(&self, name: &str) -> &'a str {
        self.sent.text(name).trim()
    }

    /// As [`Self::typed`]; nothing when it is empty.
    pub(crate) fn optional(&self, name: &str) -> Option<String> {
        Some(self.typed(name)).filter(|typed| !typed.is_empty()).map(str::to_owned)
    }

    /// The lines that were typed, as a text with `\n` between them.
    pub(crate) fn lines(&self, name: &str) -> Option<String> {
        self.optional(name).map(|typed| typed.replace("\r\n", "\n"))
    }

    pub(crate) fn is_ticked(&self, name: &str) -> bool {
        self.sent.is_ticked(name)
    }

    /// An id that was chosen; one that can't be read is as if nothing was chosen.
    pub(crate) fn id<I: std::str::FromStr>(&self, name: &str) -> Option<I> {
        self.typed(name).parse().ok()
    }

    /// A date that may stay empty.
    pub(crate) fn date(&mut self, name: &str) -> Option<Date> {
        match self.sent.date(name) {
            Ok(date) => Some(date),
            Err(DateProblem::Missing) => None,
            Err(DateProblem::NotADate) => {
                self.wrong(&format!("{name}_day"), "form-date-wrong");
                None
            }
        }
    }

    /// Notes what is wrong with the control of this id.
    pub(crate) fn wrong(&mut self, id: &str, key: &str) {
        let sentence = self.tongue.say(key);
        self.wrong_because(id, sentence);
    }

    pub(crate) fn wrong_because(&mut self, id: &str, sentence: String) {
        self.problems.push((id.to_owned(), sentence));
    }

    /// Notes what the use case found.
    pub(crate) fn refused(&mut self, problems: &[FieldProblem]) {
        for problem in problems {
            // In the list on top of the page a field is known by its name only.
            if problem.text_key == "accounts-required" {
                let label = self.label(problem.field);
                let sentence = self.tongue.say_with("form-missing", &[("field", &label)]);
                self.wrong_because(problem.field, sentence);
            } else {
                self.wrong(problem.field, problem.text_key);
            }
        }
    }

    /// What was found wrong in another reading of the same form.
    pub(crate) fn take_problems(&mut self, other: Self) {
        self.problems = other.problems;
    }

    pub(crate) fn is_right(&self) -> bool {
        self.problems.is_empty()
    }

    pub(crate) fn heading(&mut self, key: &str) {
        self.controls.push(Control::Heading(self.tongue.say(key)));
    }

    pub(crate) fn line(&mut self, name: &str, need: Need) {
        let field = self.field(name, need).autocomplete("off");
        self.controls.push(Control::Line(field));
    }

    /// A whole number.
    pub(crate) fn number(&mut self, name: &str, need: Need) {
        let field = self.field(name, need).input_mode("numeric").width("short").length_max(4);
        self.controls.push(Control::Line(field.autocomplete("off")));
    }

    /// A line with a type and an `autocomplete` of its own.
    pub(crate) fn typed_line(
        &mut self,
        name: &str,
        need: Need,
        (kind, autocomplete): (&'static str, &'static str),
    ) {
        let field = self.field(name, need).kind(kind).autocomplete(autocomplete);
        self.controls.push(Control::Line(field));
    }

    /// A password, which is never given back.
    pub(crate) fn password(&mut self, name: &str, autocomplete: &'static str) {
        let field = self.field(name, Need::Required).value("");
        let field = field.kind("password").autocomplete(autocomplete);
        self.controls.push(Control::Line(field));
    }

    pub(crate) fn area(&mut self, name: &str, need: Need, rows: u16) {
        let field = self.field(name, need).rows(rows);
        self.controls.push(Control::Area(field));
    }

    pub(crate) fn date_boxes(&mut self, name: &str) {
        let date = DateField::new(name, self.label(name))
            .typed(self.sent.date_boxes(name))
            .hint(self.hint(name))
            .error(self.error(&[name, &format!("{name}_day")]))
            .optional();
        self.controls.push(Control::Date(date));
    }

    /// As [`Self::date_boxes`], of a day that must be filled in.
    pub(crate) fn required_date_boxes(&mut self, name: &str) {
        self.date_boxes(name);
        if let Some(Control::Date(date)) = self.controls.last_mut() {
            date.is_optional = false;
        }
    }

    /// Explains the list that was drawn last, where its name has no hint of its own.
    pub(crate) fn explained(&mut self, hint: String) {
        if let Some(Control::Select(group)) = self.controls.last_mut() {
            group.hint = hint;
        }
    }

    /// Gives the last control a label of its own, where a form has several of a kind.
    pub(crate) fn called(&mut self, label: String) {
        match self.controls.last_mut() {
            Some(Control::Line(field) | Control::Area(field) | Control::Tick(field)) => {
                field.label = label;
            }
            Some(Control::Radios(group) | Control::Ticks(group) | Control::Select(group)) => {
                group.legend = label;
            }
            Some(Control::Date(date)) => date.legend = label,
            Some(
                Control::Heading(_)
                | Control::Note(_)
                | Control::Quote(_)
                | Control::Files(_)
                | Control::Hidden(..),
            )
            | None => {}
        }
    }

    /// One of a few: radio buttons.
    pub(crate) fn radios(&mut self, name: &str, options: Vec<(String, String)>) {
        let choices = self.choices(name, Need::Required, options);
        self.controls.push(Control::Radios(choices));
    }

    /// One of many, with an empty option in front.
    pub(crate) fn select(&mut self, name: &str, need: Need, mut options: Vec<(String, String)>) {
        let nothing = if need == Need::Optional { "admin-choose-nothing" } else { "form-choose" };
        options.insert(0, (String::new(), self.tongue.say(nothing)));
        let choices = self.choices(name, need, options);
        self.controls.push(Control::Select(choices));
    }

    /// One of many, or all of them.
    pub(crate) fn select_or_all(&mut self, name: &str, mut options: Vec<(String, String)>) {
        options.insert(0, (String::new(), self.tongue.say("form-all")));
        let choices = self.choices(name, Need::Required, options);
        self.controls.push(Control::Select(choices));
    }

    /// Any number of these.
    pub(crate) fn ticks(&mut self, name: &str, options: Vec<(String, String)>) {
        let mut choices = self.choices(name, Need::Required, options);
        for option in &mut choices.options {
            option.chosen = self.sent.all(name).any(|ticked| ticked == option.value);
        }
        self.controls.push(Control::Ticks(choices));
    }

    /// A single box to tick.
    pub(crate) fn tick(&mut self, name: &str) {
        let value = if self.sent.is_ticked(name) { "on" } else { "" };
        let field = self.field(name, Need::Required).value(value);
        self.controls.push(Control::Tick(field));
    }

    pub(crate) fn file(&mut self, name: &str, accept: &'static str) {
        self.controls.push(Control::Files(FileField {
            name: name.to_owned(),
            label: self.label(name),
            hint: self.hint(name),
            error: self.error(&[name]),
            is_optional: true,
            accept,
            button: self.tongue.say("admin-choose-file"),
            ..FileField::default()
        }));
    }

    pub(crate) fn note(&mut self, text: impl Into<String>) {
        self.controls.push(Control::Note(text.into()));
    }

    pub(crate) fn quote(&mut self, text: impl Into<String>) {
        self.controls.push(Control::Quote(text.into()));
    }

    /// Any number of files, beside those that are kept already.
    pub(crate) fn files(&mut self, name: &str, (kept, rules): (&[SavedFile], &FileRules)) {
        let remove = self.tongue.say("ask-file-remove");
        let kept = kept.iter().map(|file| KeptFile {
            id: file.id.to_string(),
            name: file.name.clone(),
            size: format!("{} kB", file.size_bytes.div_ceil(1000)),
            remove: remove.clone(),
        });
        self.controls.push(Control::Files(FileField {
            name: name.to_owned(),
            label: self.label(name),
            hint: files_hint("field-files-hint", rules, self.tongue),
            error: self.error(&[name]),
            is_optional: true,
            takes_many: true,
            button: self.tongue.say("field-files-button"),
            kept: kept.collect(),
            ..FileField::default()
        }));
    }

    /// The controls and, when something is wrong, the list of it.
    pub(crate) fn finish(self) -> (Vec<Control>, ErrorSummary) {
        if self.problems.is_empty() {
            return (self.controls, ErrorSummary::default());
        }
        let count = self.problems.len().to_string();
        let title = self.tongue.say_with("form-errors", &[("count", &count)]);
        let summary = self
            .problems
            .iter()
            .fold(ErrorSummary::new(title), |summary, (id, text)| summary.about(id, text));
        (self.controls, summary)
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
        self.tongue.label(self.area, name)
    }

    fn hint(&self, name: &str) -> String {
        let key = format!("{}-{name}-hint", self.area);
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

/// What the controls are called and what they say, for a page on which it is checked.
pub(crate) fn words_of(controls: &[Control]) -> Vec<(String, String)> {
    controls.iter().filter_map(words).collect()
}

/// The same form filled in by two people, value by value.
pub(crate) fn differences(yours: &[Control], theirs: &[Control]) -> Vec<Difference> {
    let shown = |controls: &[Control]| controls.iter().filter_map(words).collect::<Vec<_>>();
    shown(yours)
        .into_iter()
        .zip(shown(theirs))
        .map(|((label, yours), (_, theirs))| Difference {
            differs: yours != theirs,
            label,
            yours,
            theirs,
        })
        .collect()
}

/// What a control is called and what it says; nothing for one that holds no words.
fn words(control: &Control) -> Option<(String, String)> {
    match control {
        Control::Line(field) | Control::Area(field) => {
            Some((field.label.clone(), field.value.replace("\r\n", "\n").trim().to_owned()))
        }
        Control::Date(date) => {
            let boxes = [&date.day, &date.month, &date.year].map(|typed| typed.trim());
            let boxes: Vec<_> = boxes.into_iter().filter(|typed| !typed.is_empty()).collect();
            Some((date.legend.clone(), boxes.join("-")))
        }
        Control::Radios(choices) | Control::Ticks(choices) | Control::Select(choices) => {
            let chosen = choices.options.iter().filter(|one| one.chosen && !one.value.is_empty());
            let labels: Vec<_> = chosen.map(|one| one.label.as_str()).collect();
            Some((choices.legend.clone(), labels.join(", ")))
        }
        Control::Tick(field) => Some((field.label.clone(), tick(field))),
        Control::Heading(_)
        | Control::Note(_)
        | Control::Quote(_)
        | Control::Files(_)
        | Control::Hidden(..) => None,
    }
}

/// A tick needs no language.
fn tick(field: &Field) -> String {
    if field.value.is_empty() { "–".to_owned() } else { "✓".to_owned() }
}

#[cfg(test)]
mod tests {
    use weerklank_domain::Language;

    use super::*;

    fn drawn(sent: &Submitted) -> Vec<Control> {
        let mut form = Form::new(sent, "account", Tongue(Language::Dutch));
        form.line("email", Need::Required);
        form.password("wachtwoord", "current-password");
        form.finish().0
    }

    #[test]
    fn a_password_is_never_given_back() {
        let mut sent = Submitted::default();
        sent.set("wachtwoord", "een geheim woord");
        let shown = format!("{:?}", drawn(&sent));
        assert!(!shown.contains("een geheim woord"), "{shown}");
    }

    #[test]
    fn two_versions_differ_where_their_words_do() {
        let mut yours = Submitted::default();
        yours.set("email", "anna@noord.example");
        let rows = differences(&drawn(&yours), &drawn(&Submitted::default()));
        let differs: Vec<_> = rows.iter().map(|row| row.differs).collect();
        assert_eq!(differs, [true, false]);
        assert_eq!(rows[0].yours, "anna@noord.example");
    }
}
