//! What an organisation made of the templates: each change is kept, with who and when.
use jiff::Timestamp;
use weerklank_domain::Language;
use weerklank_domain::complaint::correspondence::CorrespondenceKind as Kind;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;
use weerklank_mail::html_from_text;
use weerklank_store::settings::{self, Setting};
use weerklank_store::{Tx, people};
use weerklank_texts::paper::Paper;

use super::engine::{Fault, Problem, render};
use super::{Values, Written, sample, shipped};
use crate::announcements::closing;
use crate::letters::sample_letter;
use crate::post_room::brand;
use crate::{App, AppError};

/// A template as it stands.
#[derive(Clone, Debug)]
pub struct OwnTemplate {
    pub source: String,
    /// Whether it differs from the one that was shipped.
    pub is_own: bool,
    /// For the form: who saves must have seen this version.
    pub version: u32,
    /// The last first.
    pub changes: Vec<TemplateChange>,
}

/// Who changed a template when.
#[derive(Clone, Debug)]
pub struct TemplateChange {
    pub version: u32,
    /// What it was changed to; nothing for the shipped one.
    pub source: Option<String>,
    pub by: String,
    pub at: Timestamp,
}

/// How one template of the list stands.
#[derive(Clone, Debug)]
pub struct TemplateState {
    pub kind: Kind,
    /// Whether it differs from the one that was shipped.
    pub is_own: bool,
    /// By whom and when it was changed last.
    pub changed: Option<(String, Timestamp)>,
}

/// A template as the mail that it becomes.
#[derive(Clone, Debug)]
pub struct MailProof {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Why a template was not saved or shown.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    #[error(transparent)]
    Faulty(#[from] Fault),
    #[error(transparent)]
    App(#[from] AppError),
}

/// What this organisation made of it; nothing when it kept the shipped one.
pub(crate) fn own(
    tx: &mut Tx<'_>,
    kind: Kind,
    language: Language,
) -> Result<Option<String>, AppError> {
    let setting = settings::get(tx, &key(kind, language))?;
    Ok(setting.map(|setting| setting.value).filter(|source| !source.is_empty()))
}

/// What is said: by the organisation's own template, or by the shipped one when its own says
/// too much for these values. A letter must not stay away for a template.
pub(crate) fn write(
    (kind, language): (Kind, Language),
    own: Option<&str>,
    values: &Values,
) -> Result<Written, AppError> {
    if let Some(source) = own {
        match render(source, values) {
            Ok(written) => return Ok(written),
            Err(fault) => {
                let (kind, line) = (kind.key(), fault.line);
                tracing::warn!(
                    kind,
                    line,
                    "template {kind} could not be used, took the shipped one"
                );
            }
        }
    }
    render(shipped(kind, language), values).map_err(|_| AppError::Unreadable("a template"))
}

/// What a text of this kind is sent for: without it nobody gets in.
fn needs(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Receipt => &["reference", "access_code", "due"],
        Kind::StatusLink => &["status_link"],
        Kind::AccessCode => &["access_code", "reference", "status_link"],
        _ => &[],
    }
}

/// Tries it with all that can be there, and with nothing of it.
fn check(source: &str, (kind, language): (Kind, Language)) -> Result<(), Fault> {
    let mark = |name: &str| format!("[{name}]");
    let full = sample::full(language);
    let marked = needs(kind).iter().fold(full, |values, name| values.with(name, mark(name)));
    let written = render(source, &marked)?;
    for name in needs(kind) {
        if !written.text.contains(&mark(name)) {
            return Err(Fault { line: 1, problem: Problem::Missing(name) });
        }
    }
    match render(source, &Values::default()) {
        // It may well say nothing about nothing.
        Ok(_) | Err(Fault { problem: Problem::NoText, .. }) => Ok(()),
        Err(fault) => Err(fault),
    }
}

impl App {
    /// How the templates in this language stand, in the order of the kinds.
    pub async fn templates(
        &self,
        by: &Actor,
        language: Language,
    ) -> Result<Vec<TemplateState>, AppError> {
        edits(by)?;
        let read = move |tx: &mut Tx<'_>| {
            let mut found = Vec::new();
            for kind in Kind::ALL.iter().copied() {
                let last = settings::changes(tx, &key(kind, language))?.into_iter().next();
                let is_own = last.as_ref().is_some_and(|last| !last.value.is_empty());
                let changed = match last {
                    Some(last) => Some((name_of(tx, last.by)?, last.at)),
                    None => None,
                };
                found.push(TemplateState { kind, is_own, changed });
            }
            Ok::<_, AppError>(found)
        };
        self.store.read(read).await
    }

    /// A template as it stands, with what it was before.
    pub async fn template(
        &self,
        by: &Actor,
        (kind, language): (Kind, Language),
    ) -> Result<OwnTemplate, AppError> {
        edits(by)?;
        let read = move |tx: &mut Tx<'_>| {
            let key = key(kind, language);
            let setting = settings::get(tx, &key)?;
            let mut changes = Vec::new();
            for change in settings::changes(tx, &key)? {
                changes.push(TemplateChange {
                    version: change.version,
                    source: Some(change.value).filter(|source| !source.is_empty()),
                    by: name_of(tx, change.by)?,
                    at: change.at,
                });
            }
            let version = setting.as_ref().map_or(0, |setting| setting.version);
            let own = setting.map(|setting| setting.value).filter(|source| !source.is_empty());
            let is_own = own.is_some();
            let source = own.unwrap_or_else(|| shipped(kind, language).to_owned());
            Ok::<_, AppError>(OwnTemplate { source, is_own, version, changes })
        };
        self.store.read(read).await
    }

    /// Saves a template that says what it should, over the version that was seen.
    pub async fn save_template(
        &self,
        by: &Actor,
        (kind, language): (Kind, Language),
        (source, seen): (&str, u32),
    ) -> Result<(), TemplateError> {
        edits(by)?;
        let source = source.replace("\r\n", "\n");
        check(&source, (kind, language))?;
        let own = if source.trim() == shipped(kind, language).trim() { "" } else { &source };
        Ok(self.put_template(by, (kind, language), (own, seen)).await?)
    }

    /// Goes back to the template that was shipped.
    pub async fn restore_template(
        &self,
        by: &Actor,
        which: (Kind, Language),
        seen: u32,
    ) -> Result<(), AppError> {
        edits(by)?;
        self.put_template(by, which, ("", seen)).await
    }

    async fn put_template(
        &self,
        by: &Actor,
        (kind, language): (Kind, Language),
        (source, seen): (&str, u32),
    ) -> Result<(), AppError> {
        let by = (by.person, self.clock.now());
        let setting = Setting { value: source.to_owned(), version: seen };
        let save = move |tx: &mut Tx<'_>| {
            settings::put(tx, &key(kind, language), &setting, by)?.ok_or(AppError::Changed)?;
            Ok::<_, AppError>(())
        };
        self.store.write(save).await
    }

    /// What a template would say: of a dossier that this officer may see, or of an invented one.
    pub async fn try_template(
        &self,
        by: &Actor,
        (language, source): (Language, &str),
        dossier: Option<Reference>,
    ) -> Result<Written, TemplateError> {
        edits(by)?;
        check(source, (Kind::Free, language))?;
        let Some(reference) = dossier else { return Ok(render(source, &sample::full(language))?) };
        let values = self.values_for_trial(by, reference, language).await?;
        Ok(render(source, &values)?)
    }

    /// The same as a mail, with the closing that the post room puts below it.
    pub async fn template_mail(
        &self,
        by: &Actor,
        (language, source): (Language, &str),
        dossier: Option<Reference>,
    ) -> Result<MailProof, TemplateError> {
        let Written { subject, text } = self.try_template(by, (language, source), dossier).await?;
        let person = by.person;
        let name = self.store.read(move |tx: &mut Tx<'_>| name_of(tx, person)).await?;
        let organisation = self.organisation().await?;
        let closing = closing(language, Some(name), &organisation.organisation);
        let text = format!("{text}\n\n{closing}");
        let brand = brand(&organisation.organisation, language, &self.public_url);
        Ok(MailProof { subject, html: html_from_text(&text, &brand), text })
    }

    /// The same on paper, as a letter to nobody.
    pub async fn template_pdf(
        &self,
        by: &Actor,
        (language, source): (Language, &str),
        dossier: Option<Reference>,
    ) -> Result<Vec<u8>, TemplateError> {
        let written = self.try_template(by, (language, source), dossier).await?;
        let organisation = self.organisation().await?;
        let today = weerklank_domain::calendar::local_date(self.clock.now());
        let paper: Paper = sample_letter(&organisation, (language, today), &written);
        Ok(self.print(paper).await?)
    }

    /// What this organisation made of it, for what is written outside a transaction.
    pub(crate) async fn own_template(
        &self,
        kind: Kind,
        language: Language,
    ) -> Result<Option<String>, AppError> {
        self.store.read(move |tx: &mut Tx<'_>| own(tx, kind, language)).await
    }
}

/// Officers write the letters and administrators the settings: both may change how one begins.
fn edits(by: &Actor) -> Result<(), AppError> {
    let may = by.is(Role::Officer) || by.is(Role::Administrator);
    if may { Ok(()) } else { Err(AppError::NotAllowed) }
}

fn name_of(tx: &mut Tx<'_>, person: PersonId) -> Result<String, AppError> {
    Ok(people::find(tx, person)?.map(|account| account.name).unwrap_or_default())
}

fn key(kind: Kind, language: Language) -> String {
    format!("template-{}-{}", kind.key(), language.tag())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
mod tests {
    use super::*;

    const LANGUAGES: [Language; 2] = [Language::Dutch, Language::English];

    #[test]
    fn every_shipped_template_says_something_of_every_sample() {
        for language in LANGUAGES {
            for kind in Kind::ALL {
                let source = shipped(*kind, language);
                for values in [sample::full(language), sample::plain(language)] {
                    let written = render(source, &values);
                    let written = written.unwrap_or_else(|fault| panic!("{kind:?}: {fault}"));
                    let all = format!("{}\n{}", written.subject, written.text);
                    for sign in ["{", "}", "[", "  ", " .", " ,", "\n\n\n", "()"] {
                        assert!(!all.contains(sign), "{kind:?} has '{sign}':\n{all}");
                    }
                }
                check(source, (*kind, language))
                    .unwrap_or_else(|fault| panic!("{kind:?}: {fault}"));
            }
        }
    }

    #[test]
    fn an_own_template_that_fails_gives_way_to_the_shipped_one() {
        let which = (Kind::Free, Language::Dutch);
        let values = sample::full(Language::Dutch);
        let shipped = write(which, None, &values).unwrap();
        assert_eq!(write(which, Some("S\n\n{{ nothing }}"), &values).unwrap(), shipped);
        let own = write(which, Some("S\n\nx"), &values).unwrap();
        assert_eq!(own, Written { subject: "S".to_owned(), text: "x".to_owned() });
    }
}
