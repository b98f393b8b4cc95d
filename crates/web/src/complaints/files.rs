//! A file of a dossier, always as a download: what somebody sent never runs on our pages.
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;
use crate::session::SignedIn;
use crate::state::Web;

pub(super) async fn show(
    State(web): State<Web>,
    reader: SignedIn,
    Path((reference, file)): Path<(String, String)>,
) -> Response {
    let (Ok(reference), Ok(file)) = (reference.parse(), file.parse()) else {
        return reader.problem(&web, Problem::NotFound).await;
    };
    match web.app.file(reader.actor(), reference, file).await {
        Ok((media_type, name, bytes)) => download(&media_type, &name, bytes),
        Err(error) => reader.problem(&web, error).await,
    }
}

/// Bytes as a download that no browser shows as a page.
pub(crate) fn download(media_type: &str, name: &str, bytes: Vec<u8>) -> Response {
    // Only our own pdf keeps its type; what others sent is bytes to a browser.
    let media_type = match media_type {
        "application/pdf" => "application/pdf",
        _ => "application/octet-stream",
    };
    let head = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, disposition(name)),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
    ];
    (head, bytes).into_response()
}

/// `attachment` with the name in plain letters and, for those who read it, in full.
fn disposition(name: &str) -> String {
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
    }
}
