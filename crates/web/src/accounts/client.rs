//! From where somebody signs in: the place on the network, and the browser as he recognises it.
use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use ipnet::IpNet;

use crate::state::Web;

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Who asks, as far as the connection tells.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    /// The other end of the connection, or whom the reverse proxy that we trust names there.
    /// Headers of others can be made up, so they aren't asked.
    pub(crate) from: IpAddr,
    /// "Firefox, Windows"
    pub(crate) device: String,
}

impl FromRequestParts<Web> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = address.map_or(Ipv4Addr::UNSPECIFIED.into(), |connected| connected.ip());
        let from = origin(peer, &parts.headers, &web.settings.trusted_proxies);
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        Ok(Self { from, device: device(agent.unwrap_or_default()) })
    }
}

/// Each proxy writes whom it answers at the end of the list, so from the end on the first that is
/// no proxy of ours is where the request comes from. What stands before that, anybody can write.
fn origin(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_ours = |address: &IpAddr| {
        let address = address.to_canonical();
        trusted.iter().any(|net| net.contains(&address))
    };
    let lines: Vec<&str> =
        headers.get_all(FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok()).collect();
    let mut from = peer;
    for named in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        if !is_ours(&from) {
            break;
        }
        let Some(address) = address_in(named.trim()) else { break };
        from = address;
    }
    from
}

/// An address, which some proxies write with a port behind it.
fn address_in(named: &str) -> Option<IpAddr> {
    let bare = named.trim_start_matches('[').trim_end_matches(']');
    let with_port = || named.parse::<SocketAddr>().ok().map(|address| address.ip());
    bare.parse().ok().or_else(with_port)
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
    use super::{HeaderMap, IpAddr, device, origin};

    #[test]
    fn only_a_proxy_of_ours_says_from_where_a_request_comes() {
        let trusted = ["127.0.0.1/32", "10.0.0.0/8", "::1/128"]
            .map(|net| net.parse().expect("a test says it right"));
        let at = |peer: &str, lines: &[&str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", line.parse().expect("a test says it right"));
            }
            origin(peer.parse().expect("a test says it right"), &headers, &trusted)
        };
        let is = |address: &str| address.parse::<IpAddr>().expect("a test says it right");
        let said = &["203.0.113.9"];
        assert_eq!(at("127.0.0.1", said), is("203.0.113.9"));
        assert_eq!(at("::ffff:127.0.0.1", said), is("203.0.113.9"));
        assert_eq!(at("198.51.100.7", said), is("198.51.100.7"), "no proxy of ours");
        assert_eq!(at("127.0.0.1", &["6.6.6.6, 203.0.113.9"]), is("203.0.113.9"), "made up");
        assert_eq!(at("127.0.0.1", &["6.6.6.6", "203.0.113.9, 10.1.2.3"]), is("203.0.113.9"));
        assert_eq!(at("127.0.0.1", &["[2001:db8::1]:4711"]), is("2001:db8::1"));
        assert_eq!(at("127.0.0.1", &["203.0.113.9:80"]), is("203.0.113.9"));
        assert_eq!(at("127.0.0.1", &["unknown"]), is("127.0.0.1"));
        assert_eq!(at("127.0.0.1", &[]), is("127.0.0.1"));
    }

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
