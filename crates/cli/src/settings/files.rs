//! Where the files are, and which of them a form takes.
use std::path::{Path, PathBuf};

use weerklank_app::files::{FileRules, Group, Scanner};
use weerklank_store::blobs::S3Settings;

use super::{Given, WrongSetting, is_loopback};

/// In MiB: one file, and all files of a form.
const MEGABYTES_MAX: u64 = 4096;

/// What this installation does with files.
#[derive(Clone, Debug)]
pub(crate) struct FileSettings {
    pub(crate) place: Place,
    /// Where what arrives waits until all of it is there, when the place is not of this machine.
    pub(crate) arrivals: PathBuf,
    pub(crate) rules: FileRules,
    pub(crate) scanner: Option<Scanner>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Folder(PathBuf),
    S3(S3Settings),
}

pub(super) fn read(given: &Given, data: &Path) -> Result<FileSettings, WrongSetting> {
    let place = match s3(given)? {
        Some(s3) => Place::S3(s3),
        None if given.text("files.folder").is_empty() => Place::Folder(data.join("blobs")),
        None => Place::Folder(given.text("files.folder").into()),
    };
    let file_bytes_max = given.parsed("files.file_megabytes_max", megabytes)?;
    let form_bytes_max = given.parsed("files.form_megabytes_max", megabytes)?;
    if form_bytes_max < file_bytes_max {
        return Err(given.wrong("files.form_megabytes_max"));
    }
    let files_max = given.parsed("files.count_max", |value| {
        value.parse().ok().filter(|count| (1..=100).contains(count))
    })?;
    let groups = given.parsed("files.kinds", groups)?;
    let rules = FileRules { file_bytes_max, form_bytes_max, files_max, groups };
    let scanner = given.parsed("files.scanner", |value| match value {
        "" => Some(None),
        value => value.parse().ok().map(Some),
    })?;
    Ok(FileSettings { place, arrivals: data.join("arrivals"), rules, scanner })
}

/// The S3 store, once anything is said of it.
fn s3(given: &Given) -> Result<Option<S3Settings>, WrongSetting> {
    if !given.names().any(|name| name.starts_with("files.s3.")) {
        return Ok(None);
    }
    let needed = |name| given.parsed(name, |value| (!value.is_empty()).then(|| value.to_owned()));
    let endpoint = given.parsed("files.s3.endpoint", |value| match value {
        "" => Some(None),
        value => endpoint(value).map(Some),
    })?;
    Ok(Some(S3Settings {
        bucket: needed("files.s3.bucket")?,
        region: needed("files.s3.region")?,
        endpoint,
        access_key: needed("files.s3.access_key")?,
        secret_key: needed("files.s3.secret_key")?,
        prefix: given.text("files.s3.prefix").to_owned(),
    }))
}

/// https, or http on this very machine.
fn endpoint(value: &str) -> Option<String> {
    let url: axum::http::Uri = value.parse().ok()?;
    let host = url.host()?.trim_start_matches('[').trim_end_matches(']');
    let may = match url.scheme_str()? {
        "https" => true,
        "http" => is_loopback(host),
        _ => false,
    };
    may.then(|| value.trim_end_matches('/').to_owned())
}

fn megabytes(value: &str) -> Option<u64> {
    let count = value.parse().ok().filter(|count| (1..=MEGABYTES_MAX).contains(count));
    count.map(|count: u64| count << 20)
}

fn groups(value: &str) -> Option<Vec<Group>> {
    let groups: Option<Vec<Group>> = value.split_whitespace().map(Group::from_key).collect();
    groups.filter(|groups| !groups.is_empty())
}
