//! A browser without a screen: it keeps cookies, sends forms as a browser does, and reads answers.
use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Mutex;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use tempfile::TempDir;
use tower::ServiceExt as _;

pub(crate) struct Browser {
    router: Router,
    cookies: Mutex<BTreeMap<String, String>>,
    _folder: Option<TempDir>,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Browser {
    pub(crate) fn new(router: Router, folder: Option<TempDir>) -> Self {
        Self { router, cookies: Mutex::default(), _folder: folder }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: String =
            form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = Request::post(path)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends a form with files: each is the name of the field, of the file, and its bytes.
    pub(crate) async fn post_files(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        const LINE: &str = "a-line-that-is-in-no-file";
        let mut body = Vec::new();
        let mut part = |head: String, bytes: &[u8]| {
            body.extend_from_slice(format!("--{LINE}\r\n{head}\r\n\r\n").as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        };
        for (name, value) in fields {
            part(format!("Content-Disposition: form-data; name=\"{name}\""), value.as_bytes());
        }
        for (name, file, bytes) in files {
            let head = format!(
                "Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                 Content-Type: application/octet-stream"
            );
            part(head, bytes);
        }
        body.extend_from_slice(format!("--{LINE}--\r\n").as_bytes());
        let request = Request::post(path)
            .header(CONTENT_TYPE, format!("multipart/form-data; boundary={LINE}"))
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends a request with the cookies, and keeps those that come back.
    pub(crate) async fn send(&self, mut request: Request<Body>) -> Answer {
        let headers = request.headers_mut();
        headers.entry(HOST).or_insert("localhost:8080".parse().unwrap());
        let cookies = self.cookies();
        if !cookies.is_empty() {
            headers.insert(COOKIE, cookies.parse().unwrap());
        }
        let from = SocketAddr::from((Ipv4Addr::new(192, 0, 2, 1), 50_000));
        request.extensions_mut().insert(ConnectInfo(from));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            self.keep(cookie.to_str().unwrap());
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    /// Keeps a cookie as `Set-Cookie` says; one that has ended is gone.
    pub(crate) fn keep(&self, cookie: &str) {
        let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
        let (name, value) = pair.split_once('=').unwrap();
        let mut cookies = self.cookies.lock().unwrap();
        if attributes.contains("Max-Age=0") {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    fn cookies(&self) -> String {
        let cookies = self.cookies.lock().unwrap();
        let pairs: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }
}

impl Answer {
    /// The page as it was written, with the signs that HTML escapes put back.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes)
            .replace("&#60;", "<")
            .replace("&#62;", ">")
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&#38;", "&")
    }

    /// The value of a header; empty when it isn't there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where it leads on.
    pub(crate) fn location(&self) -> &str {
        self.header(LOCATION.as_str())
    }

    /// The title of the page.
    pub(crate) fn title(&self) -> String {
        let text = self.text();
        let (_, rest) = text.split_once("<title>").unwrap();
        let title = rest.split("</title>").next().unwrap();
        title.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The `main` element: what differs between pages.
    pub(crate) fn main(&self) -> String {
        let text = self.text();
        let (_, rest) = text.split_once("<main").unwrap();
        rest.split("</main>").next().unwrap().to_owned()
    }

    /// The value of a hidden field, or of any other input with this name.
    pub(crate) fn value(&self, name: &str) -> String {
        let text = String::from_utf8_lossy(&self.bytes).into_owned();
        let mark = format!("name=\"{name}\"");
        let tag = text.split('<').find(|tag| tag.contains(&mark));
        let tag = tag.unwrap_or_else(|| panic!("no field {name} in {text}"));
        let value = tag.split("value=\"").nth(1).unwrap_or_default();
        let answer = Self {
            status: self.status,
            headers: HeaderMap::new(),
            bytes: value.split('"').next().unwrap().as_bytes().to_vec(),
        };
        answer.text()
    }

    /// Fails the test with the whole page when it doesn't say this.
    #[track_caller]
    pub(crate) fn says(&self, words: &str) {
        let text = self.text();
        assert!(text.contains(words), "{words:?} isn't said ({}):\n{text}", self.status);
    }

    /// Fails the test when it says this.
    #[track_caller]
    pub(crate) fn is_silent_about(&self, words: &str) {
        let text = self.text();
        assert!(!text.contains(words), "{words:?} is said:\n{text}");
    }
}
