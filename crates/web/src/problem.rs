//! What went wrong, as a page; the only place that knows which status a refusal has.
use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use uuid::Uuid;
use weerklank_app::AppError;
use weerklank_app::is_full_or_busy;
use weerklank_domain::Language;
use weerklank_domain::rules::Refusal;

use crate::frame;
use crate::page::Shell;
use crate::state::Web;
use crate::text::Tongue;

/// Why a page can't be given as asked.
#[derive(Debug)]
pub(crate) enum Problem {
    /// There is no such page, or this person may not know that there is.
    NotFound,
    /// Nobody is signed in; this is where he wanted to go.
    SignInFirst { wanted: String },
    /// This person's roles don't lead here.
    NotAllowed,
    /// A rule says no, outside of a form that could say it.
    Refused(Refusal),
    /// Somebody else changed it in between.
    Changed,
    /// The form could not be read: it was cut off.
    UnreadableForm,
    /// The form is too large to be read.
    TooLarge,
    /// The form was not ours.
    OtherSite,
    /// The database is busy or its disk is full: nothing was saved, trying again may help.
    TryAgain,
    /// The bytes of this one file are gone or damaged; the rest of the dossier is not.
    FileBroken,
    /// The place of the files can't be reached now.
    FilesOutOfReach,
    /// The scanner found something in the file.
    Quarantined,
    /// A fault of ours; the id leads to the log.
    Fault { id: Uuid },
}

impl Problem {
    /// The status of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst { .. } => StatusCode::SEE_OTHER,
            Self::NotAllowed | Self::OtherSite | Self::Quarantined => StatusCode::FORBIDDEN,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Changed => StatusCode::CONFLICT,
            Self::UnreadableForm => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TryAgain | Self::FilesOutOfReach => StatusCode::SERVICE_UNAVAILABLE,
            Self::FileBroken | Self::Fault { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::SignInFirst { .. } => "sign-in",
            Self::NotAllowed => "not-allowed",
            Self::Refused(_) => "refused",
            Self::Changed => "changed",
            Self::UnreadableForm | Self::TooLarge => "unreadable",
            Self::OtherSite => "other-site",
            Self::TryAgain => "try-again",
            Self::FileBroken => "file-broken",
            Self::FilesOutOfReach => "files-out-of-reach",
            Self::Quarantined => "quarantined",
            Self::Fault { .. } => "fault",
        }
    }
}

/// The status of a form that is shown again with its mistakes.
pub(crate) const FORM_REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
/// The status of a form that answers a page that somebody else changed.
pub(crate) const FORM_OUTDATED: StatusCode = StatusCode::CONFLICT;

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        match error {
            AppError::NotFound => Self::NotFound,
            AppError::Refused(refusal) => Self::Refused(refusal),
            AppError::Changed | AppError::SentBefore => Self::Changed,
            AppError::NotAllowed => Self::NotAllowed,
            AppError::Quarantined => Self::Quarantined,
            AppError::File(error) if error.is_of_one_file() => Self::FileBroken,
            AppError::File(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "the place of the files can't be used now"
                );
                if error.is_full() { Self::TryAgain } else { Self::FilesOutOfReach }
            }
            AppError::Store(error) if is_full_or_busy(&error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "the store can't take it now"
                );
                Self::TryAgain
            }
            error => fault(&error),
        }
    }
}

/// A fault of ours: logged once, here, under an id that the page shows.
pub(crate) fn fault(error: &(dyn std::error::Error + 'static)) -> Problem {
    let id = fault_id();
    tracing::error!(fault.id = %id, error, "a request failed");
    Problem::Fault { id }
}

/// Only to find the line in the log again; nothing depends on it.
#[expect(clippy::disallowed_methods, reason = "an id in the log has no use in a test")]
fn fault_id() -> Uuid {
    Uuid::now_v7()
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    shell: Shell,
    sentence: String,
    advice: String,
    id: String,
    back: String,
}

/// The page that says it.
pub(crate) async fn page(web: &Web, language: Language, problem: Problem) -> Response {
    if let Problem::SignInFirst { wanted } = &problem {
        return Redirect::to(&crate::session::sign_in_address(wanted)).into_response();
    }
    let tongue = Tongue(language);
    let key = problem.key();
    let shell = frame::public(web, tongue, &tongue.say(&format!("problem-{key}-title"))).await;
    let sentence = match &problem {
        Problem::Refused(refusal) => tongue.refusal(refusal),
        _ => tongue.say(&format!("problem-{key}-sentence")),
    };
    let id = match &problem {
        Problem::Fault { id } => id.to_string(),
        _ => String::new(),
    };
    let advice = tongue.say(&format!("problem-{key}-advice"));
    let back = tongue.say("problem-back");
    let page = ProblemPage { shell, sentence, advice, id, back };
    (problem.status(), html(&page)).into_response()
}

/// Answers that were made before a handler of ours was asked, in our words. The text of others
/// says what a program of theirs could not read.
pub(crate) async fn in_our_words(State(web): State<Web>, request: Request, next: Next) -> Response {
    let language = crate::session::language_of(&request);
    let answer = next.run(request).await;
    let is_ours =
        answer.headers().get(CONTENT_TYPE).is_some_and(|kind| kind != "text/plain; charset=utf-8");
    let problem = match answer.status() {
        _ if is_ours => return answer,
        StatusCode::BAD_REQUEST | StatusCode::METHOD_NOT_ALLOWED => Problem::NotFound,
        StatusCode::FORBIDDEN => Problem::OtherSite,
        _ => return answer,
    };
    page(&web, language, problem).await
}

/// The status of a form that came too often, and must wait.
pub(crate) const FORM_TOO_OFTEN: StatusCode = StatusCode::TOO_MANY_REQUESTS;
/// The status of a form whose sender is no longer signed in.
pub(crate) const FORM_SIGN_IN_FIRST: StatusCode = StatusCode::UNAUTHORIZED;

/// A page as an answer. Askama fails only when its writer does, and a string never does.
pub(crate) fn html(page: &impl Template) -> Html<String> {
    Html(page.render().expect("writing to a string can't fail"))
}
