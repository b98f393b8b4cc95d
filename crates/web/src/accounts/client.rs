//! From where somebody signs in: the place on the network, and the browser as he recognises it.
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;

/// Who asks, as far as the connection tells.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    /// The other end of the connection; headers can be made up, so they aren't asked.
    pub(crate) from: IpAddr,
    /// "Firefox, Windows"
    pub(crate) device: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let from = address.map_or(Ipv4Addr::UNSPECIFIED.into(), |connected| connected.ip());
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Self { from, device: device(agent.unwrap_or_default()) })
    }
}

/// The first that fits counts: Edge calls itself Chrome, and Chrome calls itself Safari.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
const SYSTEMS: [(&str, &str); 6] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

fn device(agent: &str) -> String {
    let find = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let known: Vec<_> = [find(&BROWSERS), find(&SYSTEMS)].into_iter().flatten().collect();
    if known.is_empty() { agent.chars().take(60).collect() } else { known.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn a_browser_is_recognised_by_its_name_and_machine() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like \
            Gecko) Chrome/126.0 Safari/537.36 Edg/126.0";
        assert_eq!(device(edge), "Edge, Windows");
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 \
            (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1";
        assert_eq!(device(phone), "Safari, iPhone");
        assert_eq!(device("curl/8.1"), "curl/8.1");
        assert_eq!(device(""), "");
    }
}
