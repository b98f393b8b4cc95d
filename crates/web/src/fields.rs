//! Form controls as the templates read them; `components/field.html` draws them.

use std::fmt::Display;

/// A control with one line or one block of text, or a list to choose from.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// Name of the form value, and id of the control.
    pub name: String,
    pub label: String,
    pub hint: String,
    /// The sentence that says what to do; empty when the value is in order.
    pub error: String,
    /// What was typed, given back unchanged.
    pub value: String,
    pub is_optional: bool,
    /// The `type` of an input.
    pub kind: &'static str,
    /// The `autocomplete` token, such as `email`; empty is none.
    pub autocomplete: &'static str,
    /// The `inputmode`, such as `numeric`; empty is none.
    pub input_mode: &'static str,
    /// How wide the control is: `short`, `medium` or empty for the whole line.
    pub width: &'static str,
    /// Lines of a textarea.
    pub rows: u16,
    /// Most characters that a control takes; 0 is no limit.
    pub length_max: u32,
}

impl Field {
    pub fn new(name: impl Display, label: impl Display) -> Self {
        Self {
            name: name.to_string(),
            label: label.to_string(),
            kind: "text",
            rows: 5,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn value(mut self, value: impl Display) -> Self {
        self.value = value.to_string();
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Display) -> Self {
        self.hint = hint.to_string();
        self
    }

    /// Sets the error; an empty one means that there is none.
    #[must_use]
    pub fn error(mut self, error: impl Display) -> Self {
        self.error = error.to_string();
        self
    }

    #[must_use]
    pub fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    #[must_use]
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }

    #[must_use]
    pub fn input_mode(mut self, mode: &'static str) -> Self {
        self.input_mode = mode;
        self
    }

    #[must_use]
    pub fn width(mut self, width: &'static str) -> Self {
        self.width = width;
        self
    }

    #[must_use]
    pub fn rows(mut self, rows: u16) -> Self {
        self.rows = rows;
        self
    }

    #[must_use]
    pub fn length_max(mut self, characters: u32) -> Self {
        self.length_max = characters;
        self
    }

    /// The value of `aria-describedby`: the hint and the error, as far as they are there.
    pub fn described_by(&self) -> String {
        described_by(&self.name, &self.hint, &self.error)
    }
}

/// Radio buttons, check boxes or a select.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub name: String,
    pub legend: String,
    pub hint: String,
    pub error: String,
    pub is_optional: bool,
    pub options: Vec<Choice>,
}

#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Id of the control: the first has the name of the group, so that an error can lead to it.
    pub id: String,
    pub value: String,
    pub label: String,
    pub hint: String,
    pub chosen: bool,
}

impl Choices {
    pub fn new(name: impl Display, legend: impl Display) -> Self {
        Self { name: name.to_string(), legend: legend.to_string(), ..Self::default() }
    }

    /// Adds an option; the one whose value equals `chosen` is ticked.
    #[must_use]
    pub fn option(self, value: impl Display, label: impl Display, chosen: &str) -> Self {
        self.option_among(value, label, &[chosen])
    }

    /// Adds an option of check boxes; it is ticked when its value is among the chosen ones.
    #[must_use]
    pub fn option_among(
        mut self,
        value: impl Display,
        label: impl Display,
        chosen: &[impl AsRef<str>],
    ) -> Self {
        let (value, label) = (value.to_string(), label.to_string());
        let chosen = chosen.iter().any(|one| one.as_ref() == value);
        let id = match self.options.len() {
            0 => self.name.clone(),
            before => format!("{}-{}", self.name, before + 1),
        };
        let hint = String::new();
        self.options.push(Choice { id, value, label, hint, chosen });
        self
    }

    /// Explains the option that was added last.
    #[must_use]
    pub fn explained(mut self, hint: impl Display) -> Self {
        if let Some(last) = self.options.last_mut() {
            last.hint = hint.to_string();
        }
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Display) -> Self {
        self.hint = hint.to_string();
        self
    }

    #[must_use]
    pub fn error(mut self, error: impl Display) -> Self {
        self.error = error.to_string();
        self
    }

    #[must_use]
    pub fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    pub fn described_by(&self) -> String {
        described_by(&self.name, &self.hint, &self.error)
    }
}

/// A date in three boxes, named `NAME_day`, `NAME_month` and `NAME_year`.
#[derive(Clone, Debug, Default)]
pub struct DateField {
    pub name: String,
    pub legend: String,
    pub hint: String,
    pub error: String,
    pub is_optional: bool,
    pub day: String,
    pub month: String,
    pub year: String,
}

impl DateField {
    pub fn new(name: impl Display, legend: impl Display) -> Self {
        Self { name: name.to_string(), legend: legend.to_string(), ..Self::default() }
    }

    /// What was typed in the boxes for day, month and year.
    #[must_use]
    pub fn typed(mut self, [day, month, year]: [&str; 3]) -> Self {
        self.day = day.into();
        self.month = month.into();
        self.year = year.into();
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Display) -> Self {
        self.hint = hint.to_string();
        self
    }

    #[must_use]
    pub fn error(mut self, error: impl Display) -> Self {
        self.error = error.to_string();
        self
    }

    #[must_use]
    pub fn optional(mut self) -> Self {
        self.is_optional = true;
        self
    }

    pub fn described_by(&self) -> String {
        described_by(&self.name, &self.hint, &self.error)
    }
}

/// One or more files to send; those that were sent before stay listed.
#[derive(Clone, Debug, Default)]
pub struct FileField {
    pub name: String,
    pub label: String,
    pub hint: String,
    pub error: String,
    pub is_optional: bool,
    pub takes_many: bool,
    /// The `accept` attribute; empty accepts everything.
    pub accept: &'static str,
    /// "Bestanden kiezen": the words on the button.
    pub button: String,
    pub kept: Vec<KeptFile>,
    /// The secret under which they are kept; empty when the page knows it otherwise.
    pub key: String,
}

/// A file that survived an earlier sending of the same form.
#[derive(Clone, Debug, Default)]
pub struct KeptFile {
    pub name: String,
    /// "1,2 MB"
    pub size: String,
    /// The value that the button below sends as `remove`.
    pub id: String,
    /// "Verwijder factuur.pdf"
    pub remove: String,
}

impl FileField {
    pub fn described_by(&self) -> String {
        described_by(&self.name, &self.hint, &self.error)
    }
}

/// The list on top of a refused form; it takes the focus.
#[derive(Clone, Debug, Default)]
pub struct ErrorSummary {
    /// "Er zijn 2 dingen die nog niet goed zijn ingevuld"
    pub title: String,
    pub errors: Vec<FieldError>,
}

#[derive(Clone, Debug, Default)]
pub struct FieldError {
    /// Id of the first wrong control.
    pub id: String,
    pub text: String,
}

impl ErrorSummary {
    pub fn new(title: impl Display) -> Self {
        Self { title: title.to_string(), errors: Vec::new() }
    }

    /// Adds an error about the control with this id.
    #[must_use]
    pub fn about(mut self, id: impl Display, text: impl Display) -> Self {
        self.errors.push(FieldError { id: id.to_string(), text: text.to_string() });
        self
    }

    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }
}

fn described_by(name: &str, hint: &str, error: &str) -> String {
    let hint = (!hint.is_empty()).then(|| format!("{name}-hint"));
    let error = (!error.is_empty()).then(|| format!("{name}-error"));
    [hint, error].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_is_described_by_what_is_there() {
        let field = Field::new("story", "Wat is er gebeurd?");
        assert_eq!(field.described_by(), "");
        assert_eq!(field.clone().hint("Kort").described_by(), "story-hint");
        assert_eq!(field.hint("Kort").error("Leeg").described_by(), "story-hint story-error");
    }

    #[test]
    fn only_the_chosen_option_is_ticked() {
        let choices = Choices::new("manner", "Hoe?").option("oral", "Mondeling", "oral").option(
            "written",
            "Schriftelijk",
            "oral",
        );
        let ticked: Vec<_> = choices.options.iter().map(|one| one.chosen).collect();
        assert_eq!(ticked, [true, false]);
    }
}
