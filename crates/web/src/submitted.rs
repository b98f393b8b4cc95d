//! A form as it was sent: fields, files, and nothing lost when it can't be taken.
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use jiff::civil::Date;
use uuid::Uuid;

use crate::problem::Problem;
use crate::state::Web;

/// The largest form with its files, in bytes.
pub(crate) const FORM_BYTES_MAX: usize = 60 * 1024 * 1024;
/// The largest file, in bytes.
pub(crate) const FILE_BYTES_MAX: usize = 15 * 1024 * 1024;
/// The most files of one form.
pub(crate) const FILES_MAX: usize = 10;

/// What a person typed and sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Submitted {
    fields: Vec<(String, String)>,
    pub(crate) files: Vec<SentFile>,
    /// The files that were too large or too many to be taken.
    pub(crate) refused_files: Vec<String>,
}

/// A file of a form.
#[derive(Clone, Debug)]
pub(crate) struct SentFile {
    pub(crate) name: String,
    pub(crate) media_type: String,
    pub(crate) bytes: Vec<u8>,
}

/// What becomes of the files of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Files {
    Taken,
    /// Only their names: nobody is signed in who may bring a file.
    Named,
}

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

    /// Reads the body of a request; files that are only named count as refused.
    pub(crate) async fn read(request: Request, files: Files) -> Result<Self, Problem> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let parts = Multipart::from_request(request, &()).await;
            return read_parts(parts.map_err(|_| Problem::unreadable_form())?, files).await;
        }
        let body = axum::body::to_bytes(request.into_body(), FORM_BYTES_MAX)
            .await
            .map_err(|_| Problem::unreadable_form())?;
        Ok(Self::from_pairs(pairs(&body)))
    }
}

/// The pairs of a form in an address or a body.
pub(crate) fn pairs(body: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(body)
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

async fn read_parts(mut parts: Multipart, files: Files) -> Result<Submitted, Problem> {
    let mut sent = Submitted::default();
    loop {
        let part = parts.next_field().await.map_err(|_| Problem::unreadable_form())?;
        let Some(mut part) = part else { return Ok(sent) };
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let media_type = part.content_type().unwrap_or("application/octet-stream").to_owned();
        if let (Files::Named, Some(file)) = (files, &file_name) {
            while part.chunk().await.map_err(|_| Problem::unreadable_form())?.is_some() {}
            if !file.is_empty() {
                sent.refused_files.push(file.clone());
            }
            continue;
        }
        let bytes = part.bytes().await.map_err(|_| Problem::unreadable_form())?;
        match file_name {
            None => {
                let value = String::from_utf8_lossy(&bytes).into_owned();
                sent.fields.push((name, value));
            }
            // A browser sends an empty part when no file was chosen.
            Some(file) if file.is_empty() && bytes.is_empty() => {}
            Some(file) if bytes.len() > FILE_BYTES_MAX || sent.files.len() >= FILES_MAX => {
                sent.refused_files.push(file);
            }
            Some(name) => {
                sent.files.push(SentFile { name, media_type, bytes: bytes.to_vec() });
            }
        }
    }
}

impl FromRequest<Web> for Submitted {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Response> {
        let language = crate::session::language_of(&request);
        match Self::read(request, Files::Taken).await {
            Ok(sent) => Ok(sent),
            Err(problem) => Err(crate::problem::page(web, language, problem).await),
        }
    }
}
