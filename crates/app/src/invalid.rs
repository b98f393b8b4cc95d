//! What is wrong with a form that an administrator filled in, by field.
use weerklank_store::StoreError;

use crate::AppError;
use crate::email::EmailAddress;

/// Why something was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// All that is wrong with what was filled in.
    #[error("{} fields are not filled in rightly", .0.len())]
    Invalid(Vec<FieldProblem>),
    #[error(transparent)]
    App(#[from] AppError),
}

/// One thing that is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The name of the field in the form.
    pub field: &'static str,
    /// The key of the sentence that tells it.
    pub text_key: &'static str,
}

/// Gathers all that is wrong before anything is said.
#[derive(Default)]
pub(crate) struct Findings(Vec<FieldProblem>);

impl Findings {
    /// Finds this when it is not so.
    pub(crate) fn check(&mut self, is_so: bool, field: &'static str, text_key: &'static str) {
        if !is_so {
            self.0.push(FieldProblem { field, text_key });
        }
    }

    /// One line that must be there.
    pub(crate) fn required(
        &mut self,
        field: &'static str,
        filled_in: &str,
        characters_max: usize,
    ) -> String {
        let line = self.optional(field, Some(filled_in), characters_max);
        self.check(!filled_in.trim().is_empty(), field, "accounts-required");
        line.unwrap_or_default()
    }

    /// One line that may be left out.
    pub(crate) fn optional(
        &mut self,
        field: &'static str,
        filled_in: Option<&str>,
        characters_max: usize,
    ) -> Option<String> {
        let line = filled_in.map(str::trim).filter(|line| !line.is_empty())?;
        let fits = line.chars().count() <= characters_max;
        self.check(fits, field, "accounts-too-long");
        self.check(!line.contains(char::is_control), field, "accounts-strange-characters");
        Some(line.to_owned())
    }

    /// A few lines, such as an address, that may be left out.
    pub(crate) fn lines(
        &mut self,
        field: &'static str,
        filled_in: Option<&str>,
        characters_max: usize,
    ) -> Option<String> {
        let text = filled_in.unwrap_or_default().replace("\r\n", "\n");
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let text = lines.collect::<Vec<_>>().join("\n");
        let fits = text.chars().count() <= characters_max;
        self.check(fits, field, "accounts-too-long");
        let is_strange = |character: char| character.is_control() && character != '\n';
        self.check(!text.contains(is_strange), field, "accounts-strange-characters");
        (!text.is_empty()).then_some(text)
    }

    /// A mail address that may be left out.
    pub(crate) fn email(&mut self, field: &'static str, filled_in: Option<&str>) -> Option<String> {
        let text = filled_in.map(str::trim).filter(|text| !text.is_empty())?;
        let address = text.parse::<EmailAddress>();
        self.check(address.is_ok(), field, "accounts-email-wrong");
        address.ok().map(|address| address.as_str().to_owned())
    }

    pub(crate) fn done(self) -> Result<(), SaveError> {
        if self.0.is_empty() { Ok(()) } else { Err(SaveError::Invalid(self.0)) }
    }
}

impl From<StoreError> for SaveError {
    fn from(cause: StoreError) -> Self {
        Self::App(cause.into())
    }
}
