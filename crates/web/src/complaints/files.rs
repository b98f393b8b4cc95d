//! A file of a dossier, always as a download: what somebody sent never runs on our pages.
use std::io::Read as _;

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::HeaderName;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
};
use axum::response::{IntoResponse, Redirect, Response};
use futures_util::Stream;
use weerklank_app::files::{FileContent, FileToRead, ListedFile, Preview, Scan, may_be_shown};
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::ids::FileId;

use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;
use crate::text::Tongue;

/// So much of a file is in memory at once.
const PIECE_BYTES: usize = 64 * 1024;
/// The longest name in a header, in characters.
const NAME_MAX: usize = 200;

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Path((reference, file)): Path<(String, String)>,
) -> Response {
    let (Ok(reference), Ok(file)) = (reference.parse(), file.parse()) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    match web.app.file(reader.actor(), reference, file).await {
        Ok(file) => give(file),
        Err(error) => reader.problem(&web, error).await,
    }
}

/// A photograph or a mail to look at; what can't be shown safely is a download.
pub(super) async fn preview(
    State(web): State<Web>,
    reader: SignedIn,
    Path((reference, file)): Path<(String, String)>,
) -> Response {
    let (Ok(reference), Ok(id)) = (reference.parse(), file.parse()) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    match web.app.preview(reader.actor(), reference, id).await {
        Ok(Preview::Image(file, media_type)) => shown(media_type, body(file.content)),
        Ok(Preview::Mail(page)) => shown("text/html; charset=utf-8", page.into()),
        Ok(Preview::None) => {
            Redirect::to(&format!("/klachten/{reference}/bestanden/{id}")).into_response()
        }
        Err(error) => reader.problem(&web, error).await,
    }
}

/// Something to look at that runs nothing, sends nothing and fetches nothing.
fn shown(media_type: &'static str, body: Body) -> Response {
    let head = [
        (CONTENT_TYPE, media_type),
        (CONTENT_DISPOSITION, "inline"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    ];
    (head, body).into_response()
}

/// Where a file can be looked at; empty when it can't.
pub(super) fn preview_href(dossier: &Dossier, file: &ListedFile) -> String {
    let is_infected = matches!(file.scan, Scan::Infected(_));
    if is_infected || !may_be_shown(&file.media_type) {
        return String::new();
    }
    let reference = dossier.complaint.recording.reference;
    format!("/klachten/{reference}/bestanden/{}/voorbeeld", file.id)
}

/// What the scanner found in a file, or that it did not look yet; empty when there is nothing to
/// tell.
pub(crate) fn warning(dossier: &Dossier, id: FileId, tongue: Tongue) -> String {
    let listed = dossier.files.iter().find(|file| file.id == id);
    match listed.map(|file| &file.scan) {
        Some(Scan::Infected(found)) => {
            tongue.say_with("dossier-file-infected", &[("found", found)])
        }
        Some(Scan::Waiting) if dossier.has_scanner => tongue.say("dossier-file-unscanned"),
        _ => String::new(),
    }
}

/// A file as a download, a piece at a time.
pub(crate) fn give(file: FileToRead) -> Response {
    let head = head(&file.media_type, &file.name);
    let length = [(CONTENT_LENGTH, file.size_bytes)];
    (head, length, body(file.content)).into_response()
}

fn body(content: FileContent) -> Body {
    match content {
        FileContent::Bytes(bytes) => Body::from(bytes),
        FileContent::File(open) => Body::from_stream(pieces(open)),
    }
}

/// What is in a file, each piece read when the one before it has gone.
fn pieces(file: std::fs::File) -> impl Stream<Item = std::io::Result<Bytes>> {
    futures_util::stream::try_unfold(file, |mut file| async move {
        let read = move || {
            let mut piece = Vec::with_capacity(PIECE_BYTES);
            file.by_ref().take(PIECE_BYTES as u64).read_to_end(&mut piece)?;
            Ok::<_, std::io::Error>((file, piece))
        };
        let (file, piece) = tokio::task::spawn_blocking(read).await??;
        Ok((!piece.is_empty()).then(|| (Bytes::from(piece), file)))
    })
}

/// Bytes as a download that no browser shows as a page.
pub(crate) fn download(media_type: &str, name: &str, bytes: Vec<u8>) -> Response {
    (head(media_type, name), bytes).into_response()
}

fn head(media_type: &str, name: &str) -> [(HeaderName, String); 3] {
    // Only our own pdf keeps its type; what others sent is bytes to a browser.
    let media_type = match media_type {
        "application/pdf" => "application/pdf",
        _ => "application/octet-stream",
    };
    [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, disposition(name)),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ]
}

/// `attachment` with the name in plain letters and, for those who read it, in full.
fn disposition(name: &str) -> String {
    let name: String = name.chars().take(NAME_MAX).collect();
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || " .-_".contains(c) { c } else { '_' })
        .collect();
    let full: String = name
        .bytes()
        .map(|byte| match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'-' | b'_' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}")
}

#[cfg(test)]
mod tests {
    use super::disposition;

    #[test]
    fn a_name_never_breaks_out_of_its_header() {
        let header = disposition("brief \"van\"\r\nSet-Cookie: x=ë.pdf");
        assert!(header.chars().all(|c| !c.is_control()));
        assert!(header.contains("filename=\"brief _van___Set-Cookie_ x__.pdf\""));
        assert!(header.ends_with("%C3%AB.pdf"));
        assert!(disposition(&"é".repeat(10_000)).len() < 2_000);
        assert!(!disposition("../../x").contains('/'));
    }
}
