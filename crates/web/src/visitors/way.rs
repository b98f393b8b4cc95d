//! The two ways in which the public form is shown: as our own page, or in a page of another site.
use std::net::IpAddr;

use axum::http::HeaderValue;
use axum::http::header::{CONTENT_SECURITY_POLICY, SET_COOKIE};
use axum::response::Response;
use weerklank_app::visitors::DraftKey;

use crate::routes::POLICY;
use crate::session::cookie;
use crate::state::Web;

/// Keeps the secret of the form that is being filled in.
const SECURE_COOKIE: &str = "__Host-klacht";
const LOOPBACK_COOKIE: &str = "klacht";
/// After sending, the receipt can be shown again for this long, in seconds.
const RECEIPT_SECONDS: u32 = 3600;
/// The hidden field that does what the cookie does elsewhere.
pub(super) const FIELD: &str = "sleutel";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Page,
    /// In a frame of another site: no cookie, so each page carries the secret of the form.
    Framed,
}

impl Way {
    pub(super) fn base(self) -> &'static str {
        match self {
            Self::Page => "/klacht",
            Self::Framed => "/inbedden/klacht",
        }
    }

    /// The secret of the form that this browser is filling in.
    pub(super) fn key_of(self, web: &Web, headers: &axum::http::HeaderMap) -> Option<DraftKey> {
        match self {
            Self::Page => cookie(headers, name(web))?.parse().ok(),
            Self::Framed => None,
        }
    }
}

fn name(web: &Web) -> &'static str {
    if web.settings.is_https { SECURE_COOKIE } else { LOOPBACK_COOKIE }
}

/// Remembers the secret of the form: for the seven days that a draft is kept, or after sending
/// for as long as the receipt can be shown again.
pub(super) fn remember(web: &Web, key: &DraftKey, answer: Response, sent: Sent) -> Response {
    let seconds = match sent {
        Sent::NotYet => 7 * 24 * 3600,
        Sent::Already => RECEIPT_SECONDS,
    };
    with_cookie(web, &key.to_string(), seconds, answer)
}

/// Whether the form has been sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    NotYet,
    Already,
}

/// Forgets the secret of the form.
pub(super) fn forget(web: &Web, answer: Response) -> Response {
    with_cookie(web, "", 0, answer)
}

fn with_cookie(web: &Web, value: &str, seconds: u32, mut answer: Response) -> Response {
    let secure = if web.settings.is_https { "; Secure" } else { "" };
    let name = name(web);
    let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    let line = HeaderValue::from_str(&line).expect("hexadecimal digits fit a header");
    answer.headers_mut().append(SET_COOKIE, line);
    answer
}

/// Lets the configured sites, and no other, show this page in a frame.
pub(super) async fn framed(web: &Web, mut answer: Response) -> Response {
    let origins = match web.app.organisation().await {
        Ok(current) => current.organisation.framed_by.join(" "),
        // Without settings nobody may.
        Err(_) => String::new(),
    };
    let ancestors = if origins.is_empty() { "'none'".to_owned() } else { origins };
    let policy = POLICY.replace("frame-ancestors 'none'", &format!("frame-ancestors {ancestors}"));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    answer
}

/// So many seconds somebody from this place must wait before he sends another complaint.
pub(super) fn wait(web: &Web, from: IpAddr) -> Option<u64> {
    web.app.wait_before_filing(from)
}
