//! A form that was sent after the session had ended: what was typed goes along through the
//! sign-in, and waits behind it on a page with one button.
use axum::extract::{Request, State};
use axum::http::{Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use crate::accounts::sign_in;
use crate::frame::{self, Place};
use crate::page::Shell;
use crate::problem::{self, html};
use crate::session::{self, SignedIn};
use crate::state::Web;
use crate::submitted::{Files, Submitted};
use crate::text::Tongue;

/// The hidden field with the address that the form was sent to.
const TO: &str = "bewaard-naar";
/// What a field is called while it is kept: `bewaard.NAME`.
const FIELD: &str = "bewaard.";
/// The name of a file that could not be kept.
const FILE: &str = "bewaard-bestand";

/// A form that waits until its sender has signed in.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    to: String,
    fields: Vec<(String, String)>,
    /// Files can't wait in a page; their names are told.
    pub(crate) files: Vec<String>,
}

/// Lets a form through when its sender is signed in; otherwise keeps it.
pub(crate) async fn keep_what_was_typed(
    State(web): State<Web>,
    mut request: Request,
    next: Next,
) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let language = session::language_of(&request);
    match session::find(&web, request.headers()).await {
        Ok(Some(session)) => {
            request.extensions_mut().insert(SignedIn(session));
            next.run(request).await
        }
        Ok(None) => {
            let to = address(request.uri());
            match Submitted::read(&web, request, Files::Named).await {
                Ok(sent) => sign_in::interrupted(&web, language, Kept::of(to, &sent)).await,
                Err(problem) => problem::page(&web, language, problem).await,
            }
        }
        Err(problem) => problem::page(&web, language, problem).await,
    }
}

fn address(uri: &Uri) -> String {
    uri.path_and_query().map_or("/", |path| path.as_str()).to_owned()
}

/// A password is asked again, and never written into a page.
fn is_secret(name: &str) -> bool {
    name.starts_with("wachtwoord")
}

impl Kept {
    fn of(to: String, sent: &Submitted) -> Self {
        let fields = sent.pairs().iter().filter(|(name, _)| !is_secret(name)).cloned().collect();
        let taken = sent.files.iter().map(|file| file.name.clone());
        Self {
            to,
            fields,
            files: taken.chain(sent.refused_files.iter().map(|file| file.name.clone())).collect(),
        }
    }

    /// The form that came along with a sign-in; nothing when there was none.
    pub(crate) fn along_with(sent: &Submitted) -> Option<Self> {
        let to = sent.text(TO);
        if !session::is_ours(to) {
            return None;
        }
        let mut kept = Self { to: to.to_owned(), fields: Vec::new(), files: Vec::new() };
        for (name, value) in sent.pairs() {
            if name == FILE {
                kept.files.push(value.clone());
            } else if let Some(name) = name.strip_prefix(FIELD) {
                kept.fields.push((name.to_owned(), value.clone()));
            }
        }
        Some(kept)
    }

    /// The hidden fields that carry it through a sign-in.
    pub(crate) fn hidden(&self) -> Vec<(String, String)> {
        let to = [(TO.to_owned(), self.to.clone())];
        let fields =
            self.fields.iter().map(|(name, value)| (format!("{FIELD}{name}"), value.clone()));
        let files = self.files.iter().map(|name| (FILE.to_owned(), name.clone()));
        to.into_iter().chain(fields).chain(files).collect()
    }

    /// What was typed, in the words of the form, as far as a person reads it.
    fn told(&self, tongue: Tongue) -> Vec<Told> {
        self.fields
            .iter()
            .filter_map(|(name, value)| {
                let label = said(&["field", "admin_field", "account_field"], name, tongue)?;
                let text = read(name, value, tongue)?;
                Some(Told { label, text })
            })
            .collect()
    }
}

/// The text `AREA-NAME` of the first area that has one.
fn said(areas: &[&str], name: &str, tongue: Tongue) -> Option<String> {
    let mut keys = areas.iter().map(|area| format!("{area}-{name}"));
    keys.find(|key| weerklank_texts::has(tongue.0, key)).map(|key| tongue.say(&key))
}

/// A value as a person reads it; nothing for an id, and nothing for what was left empty.
fn read(name: &str, value: &str, tongue: Tongue) -> Option<String> {
    let is_id = value.rsplit(':').next().is_some_and(|last| last.parse::<Uuid>().is_ok());
    if value.trim().is_empty() || is_id {
        return None;
    }
    let is_key = value.chars().all(|one| one.is_ascii_lowercase() || "_-".contains(one));
    let label = if is_key { said(&[name, &name.replace('_', "-")], value, tongue) } else { None };
    Some(label.unwrap_or_else(|| value.to_owned()))
}

/// Something that was typed.
struct Told {
    label: String,
    text: String,
}

#[derive(askama::Template)]
#[template(path = "accounts/resume.html")]
struct ResumePage {
    shell: Shell,
    lead: String,
    lost: String,
    told: Vec<Told>,
    to: String,
    hidden: Vec<(String, String)>,
    send: String,
    leave: String,
}

/// The page behind the sign-in: what was typed, and the button that sends it after all.
pub(crate) async fn resume(web: &Web, reader: &SignedIn, kept: Kept) -> Response {
    let tongue = reader.tongue();
    let title = tongue.say("account-resume-title");
    let page = ResumePage {
        shell: frame::staff(web, reader, &title, Place::Account).await,
        lead: tongue.say("account-resume-lead"),
        lost: lost(&kept, tongue),
        told: kept.told(tongue),
        send: tongue.say("account-resume-send"),
        leave: tongue.say("account-resume-leave"),
        to: kept.to,
        hidden: kept.fields,
    };
    html(&page).into_response()
}

/// The sentence about the files that must be chosen again; empty when there were none.
pub(crate) fn lost(kept: &Kept, tongue: Tongue) -> String {
    if kept.files.is_empty() {
        return String::new();
    }
    let count = kept.files.len().to_string();
    let names = kept.files.join(", ");
    tongue.say_with("account-files-lost", &[("count", &count), ("names", &names)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sent_files::{RefusedFile, Why};

    #[test]
    fn what_was_typed_comes_through_the_sign_in_but_for_passwords() {
        let mut sent = Submitted::default();
        sent.set("expression", "een lang\r\nverhaal");
        sent.add("services_tax", "on");
        sent.set("wachtwoord_nu", "een geheim woord");
        sent.refused_files.push(RefusedFile { name: "scan.pdf".to_owned(), why: Why::NotNow });
        let kept = Kept::of("/klachten/nieuw".to_owned(), &sent);
        let along = Submitted::from_pairs(kept.hidden());
        let back = Kept::along_with(&along).map(|kept| (kept.to, kept.fields, kept.files));
        let fields = vec![
            ("expression".to_owned(), "een lang\r\nverhaal".to_owned()),
            ("services_tax".to_owned(), "on".to_owned()),
        ];
        let expected = ("/klachten/nieuw".to_owned(), fields, vec!["scan.pdf".to_owned()]);
        assert_eq!(back, Some(expected));
    }

    #[test]
    fn a_kept_form_goes_to_no_other_site() {
        for elsewhere in ["https://evil.example/", "//evil.example/", "/\\evil.example", ""] {
            let mut sent = Submitted::default();
            sent.set(TO, elsewhere);
            assert!(Kept::along_with(&sent).is_none(), "{elsewhere}");
        }
    }
}
