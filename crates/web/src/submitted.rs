//! A form as it was sent: fields, files, and nothing lost when it can't be taken.
use std::net::IpAddr;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use jiff::civil::Date;
use uuid::Uuid;
use weerklank_app::execute::Submission;
use weerklank_app::files::FileRules;
use weerklank_app::visitors::DraftKey;
use weerklank_domain::chain::Digest;

use crate::problem::Problem;
use crate::sent_files::{self, FileTaker, Part, RefusedFile, SentFile, Why};
use crate::state::Web;

/// The most bytes of a request that are read, at least. More files than a form takes are read and
/// left, so that the sender gets an answer in which his words still stand.
const BODY_BYTES_MAX: u64 = 300 << 20;
/// All words of one form together, in bytes: more than its fields can hold.
const WORDS_BYTES_MAX: usize = 8 * 1024 * 1024;

/// What a person typed and sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Submitted {
    fields: Vec<(String, String)>,
    pub(crate) files: Vec<SentFile>,
    /// The files that were not taken, and why.
    pub(crate) refused_files: Vec<RefusedFile>,
    /// Under which files of this form are kept while it is corrected.
    pub(crate) kept_key: Option<DraftKey>,
}

/// What becomes of the files of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Files {
    Taken,
    /// Only their names: nobody is signed in who may bring a file.
    Named,
}

/// Marks a request of who has no account, with the place from which it comes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outside(pub(crate) IpAddr);

/// Why three boxes are not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateProblem {
    Missing,
    NotADate,
}

impl Submitted {
    pub(crate) fn from_pairs(fields: Vec<(String, String)>) -> Self {
        Self { fields, ..Self::default() }
    }

    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.fields
    }

    /// The first value under this name; empty when there is none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// All values of this name: each `NAME=VALUE`, and each box that was ticked, which is sent as
    /// `NAME_VALUE=on`.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter_map(move |(key, value)| match key.strip_prefix(name)? {
            "" => Some(value.as_str()),
            rest => rest.strip_prefix('_').filter(|_| value == "on"),
        })
    }

    pub(crate) fn is_ticked(&self, name: &str) -> bool {
        self.all(name).any(|value| !value.is_empty())
    }

    pub(crate) fn set(&mut self, name: &str, value: impl Into<String>) {
        self.fields.retain(|(key, _)| key != name);
        self.fields.push((name.to_owned(), value.into()));
    }

    /// Adds one more value, for boxes of which any number can be ticked.
    pub(crate) fn add(&mut self, name: &str, value: impl Into<String>) {
        self.fields.push((name.to_owned(), value.into()));
    }

    pub(crate) fn set_date(&mut self, name: &str, date: Date) {
        self.set(&format!("{name}_day"), date.day().to_string());
        self.set(&format!("{name}_month"), date.month().to_string());
        self.set(&format!("{name}_year"), date.year().to_string());
    }

    /// What was typed in the boxes of a date.
    pub(crate) fn date_boxes(&self, name: &str) -> [&str; 3] {
        ["day", "month", "year"].map(|part| {
            let name = format!("{name}_{part}");
            self.fields.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value.as_str())
        })
    }

    pub(crate) fn date(&self, name: &str) -> Result<Date, DateProblem> {
        let boxes = self.date_boxes(name);
        if boxes.iter().all(|typed| typed.trim().is_empty()) {
            return Err(DateProblem::Missing);
        }
        let [day, month, year] = boxes.map(str::trim);
        let date = year
            .parse()
            .ok()
            .filter(|_| year.len() == 4)
            .zip(month.parse().ok())
            .zip(day.parse().ok());
        let ((year, month), day) = date.ok_or(DateProblem::NotADate)?;
        Date::new(year, month, day).map_err(|_| DateProblem::NotADate)
    }

    /// The version of the dossier on the page that was answered.
    pub(crate) fn seen(&self) -> Option<u32> {
        self.text("seen").parse().ok()
    }

    /// The id of this form, so that sending it twice is one submission.
    pub(crate) fn submission(&self) -> Option<Uuid> {
        self.text("submission").parse().ok()
    }

    /// The form as it was sent, by which a double click is known.
    pub(crate) fn sent_form(&self) -> Option<Submission> {
        let form = self.submission()?;
        let mut all = Vec::new();
        let mut add = |part: &[u8]| {
            all.extend_from_slice(&part.len().to_be_bytes());
            all.extend_from_slice(part);
        };
        for (name, value) in &self.fields {
            add(name.as_bytes());
            add(value.as_bytes());
        }
        for file in &self.files {
            add(file.name.as_bytes());
            add(file.kept.digest.as_bytes());
        }
        let digest = Digest::sha256(&all);
        let mut half = [0; 16];
        half.copy_from_slice(&digest.as_bytes()[..16]);
        Some(Submission { form, content: Uuid::from_bytes(half) })
    }

    /// Reads the body of a request; files that are only named count as refused.
    pub(crate) async fn read(web: &Web, request: Request, files: Files) -> Result<Self, Problem> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let outside = request.extensions().get::<Outside>().map(|it| it.0);
            let parts = Multipart::from_request(request, &()).await;
            let parts = parts.map_err(|_| Problem::UnreadableForm)?;
            return read_parts(FileTaker::new(web, outside), parts, files).await;
        }
        let body = axum::body::to_bytes(request.into_body(), WORDS_BYTES_MAX)
            .await
            .map_err(|_| Problem::TooLarge)?;
        Ok(Self::from_pairs(pairs(&body)))
    }
}

/// The pairs of a form in an address or a body.
pub(crate) fn pairs(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

async fn read_parts(
    mut taker: FileTaker<'_>,
    mut parts: Multipart,
    files: Files,
) -> Result<Submitted, Problem> {
    let mut sent = Submitted::default();
    let mut words_left = WORDS_BYTES_MAX;
    while let Some(part) = parts.next_field().await.map_err(|cause| cut_off(&cause))? {
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file) = part.file_name().map(sent_files::plain_name) else {
            let bytes = bytes_of(part, words_left).await?.ok_or(Problem::TooLarge)?;
            words_left -= bytes.len();
            sent.fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
            continue;
        };
        if files == Files::Named {
            if bytes_of(part, 0).await?.is_none() {
                sent.refused_files.push(RefusedFile { name: file, why: Why::NotNow });
            }
            continue;
        }
        match taker.take(part).await {
            Ok(Part::NoFile) => {}
            Ok(Part::Taken(file)) => sent.files.push(file),
            Ok(Part::Refused(file)) => sent.refused_files.push(file),
            // The words of a form come before its files.
            Err(Problem::TooLarge) => {
                sent.refused_files.push(RefusedFile { name: file, why: Why::TooMuch });
                return Ok(sent);
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(sent)
}

/// The most bytes of a request that are read.
pub(crate) fn body_bytes_max(rules: &FileRules) -> usize {
    let most = rules.form_bytes_max.saturating_mul(2).max(BODY_BYTES_MAX);
    usize::try_from(most).unwrap_or(usize::MAX)
}

/// The bytes of a part; nothing when there are more of them than these.
async fn bytes_of(mut part: Field<'_>, most: usize) -> Result<Option<Vec<u8>>, Problem> {
    let (mut bytes, mut length) = (Vec::new(), 0_usize);
    while let Some(chunk) = part.chunk().await.map_err(|cause| cut_off(&cause))? {
        length = length.saturating_add(chunk.len());
        if length <= most {
            bytes.extend_from_slice(&chunk);
        } else {
            bytes = Vec::new();
        }
    }
    Ok((length <= most).then_some(bytes))
}

pub(crate) fn cut_off(cause: &MultipartError) -> Problem {
    match cause.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        _ => Problem::UnreadableForm,
    }
}

impl FromRequest<Web> for Submitted {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Response> {
        let language = crate::session::language_of(&request);
        let sent = match Self::read(web, request, Files::Taken).await {
            Ok(sent) => sent.with_kept(web).await,
            Err(problem) => Err(problem),
        };
        match sent {
            Ok(sent) => Ok(sent),
            Err(problem) => Err(crate::problem::page(web, language, problem).await),
        }
    }
}
