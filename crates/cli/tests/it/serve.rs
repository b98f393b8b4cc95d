//! `weerklank serve` begins, says how to get in, and stops in order.
use std::path::Path;

use crate::house::House;
use crate::http;
use crate::program::{Running, on, weerklank};

/// Serves a folder on a port of this machine that is free.
pub(crate) fn serve(data: &Path) -> (Running, String) {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let running = Running::start(
        weerklank(&["serve", "--data"])
            .arg(data)
            .env("WEERKLANK_LISTEN", free.to_string())
            .env("WEERKLANK_PUBLIC_URL", format!("http://localhost:{}", free.port())),
    );
    (running, free.to_string())
}

#[test]
fn an_empty_database_prints_one_link_that_works() {
    let folder = tempfile::tempdir().unwrap();
    let (mut running, address) = serve(&folder.path().join("nieuw"));
    let link = running.line_with("http://localhost:");
    let path = link.trim().splitn(4, '/').nth(3).unwrap().to_owned();
    running.line_with("serving");
    assert_eq!(http::get(&address, &format!("/{path}")).unwrap().status, 200);
    for path in ["/healthz", "/readyz"] {
        assert_eq!(http::get(&address, path).unwrap().status, 200, "{path}");
    }
    assert_eq!(http::get(&address, "/").unwrap().status, 200, "anyone may read how to complain");
    let token = path.rsplit('/').next().unwrap().to_owned();
    let logged = running.heard.iter().filter(|line| line.starts_with('{'));
    assert_eq!(logged.filter(|line| line.contains(&token)).count(), 0, "a link is a secret");
    assert_eq!(running.terminate(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_house_with_people_prints_no_link() {
    let house = House::build().await;
    let (mut running, address) = serve(house.folder.path());
    running.line_with("serving");
    assert_eq!(http::get(&address, "/readyz").unwrap().status, 200);
    assert!(!running.heard.iter().any(|line| line.contains("/inrichting/")), "{:?}", running.heard);
    assert_eq!(running.terminate(), Some(0));
}

#[test]
fn a_taken_address_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let mut command = weerklank(&["serve", "--data"]);
    command.arg(folder.path()).env("WEERKLANK_LISTEN", &address);
    let refused = crate::program::run(&mut command);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains(&address), "{}", refused.err);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_stops_in_order() {
    let house = House::build().await;
    let mut running = Running::start(weerklank(&["worker", "--data"]).arg(house.folder.path()));
    running.line_with("working");
    assert_eq!(running.terminate(), Some(0));
}

#[test]
fn migrating_twice_is_migrating_once() {
    let folder = tempfile::tempdir().unwrap();
    assert!(on(folder.path(), &["migrate"]).out.contains("0001_start"));
    assert!(on(folder.path(), &["migrate"]).out.contains("al van deze versie"));
}
