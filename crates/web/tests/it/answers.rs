//! What holds for every answer: no other site sends a form, a browser is told what it may do, and
//! nothing that was said is logged.
use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use weerklank_domain::complaint::facts::Door;

use crate::browser::Browser;
use crate::harness::{CANARIES, Site};
use crate::routes::routes;
use crate::world::World;

async fn cross_site(browser: &Browser, path: &str, how: (&str, &str)) -> StatusCode {
    let request = Request::post(path)
        .header(how.0, how.1)
        .header("content-type", "application/x-www-form-urlencoded");
    let answer = browser.send(request.body(Body::from("active=on&name=x")).unwrap()).await;
    if answer.status == StatusCode::FORBIDDEN {
        answer.says("komt van een andere site");
    }
    answer.status
}

#[tokio::test]
async fn a_form_of_another_site_is_refused_at_every_address() {
    let site = Site::open().await;
    let reference = site.recorded(&site.cast.eva, Door::Organisation, site.about_anna()).await;
    let browsers = [site.sign_in_as(&site.cast.bram).await, site.sign_in_as(&site.cast.ada).await];
    for route in routes().iter().filter(|route| route.is_sent_to) {
        let path = route.path.replace("{reference}", &reference.to_string());
        let path = path.replace("{step}", "registratie").replace(['{', '}'], "");
        for browser in &browsers {
            for how in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://evil.example"),
                ("origin", "null"),
            ] {
                assert_eq!(cross_site(browser, &path, how).await, StatusCode::FORBIDDEN, "{path}");
            }
        }
    }
}

#[tokio::test]
async fn every_answer_says_what_a_browser_may_do_with_it() {
    let world = World::build().await;
    let browsers = [world.stranger(), world.sign_in_as(&world.cast.carla).await];
    for route in routes().iter().filter(|route| route.is_read) {
        let path = route.path.replace("{reference}", &world.hidden.to_string());
        let path = path.replace("{step}", "contact").replace("{list}", "diensten");
        let path = path.replace("{name}", "site.css").replace(['{', '}'], "");
        for answer in [browsers[0].get(&path).await, browsers[1].get(&path).await] {
            let policy = answer.header("content-security-policy");
            assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
            assert!(!policy.contains("script-src 'unsafe"), "{path}: {policy}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
            assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
            let is_public = [
                "/assets/",
                "/merk/",
                "/healthz",
                "/readyz",
                "/klachten/nieuw",
                "/regeling/",
                "/regeling",
            ];
            let kept = answer.header("cache-control");
            assert!(kept == "no-store" || is_public.iter().any(|public| path.starts_with(public)));
            let cookie = answer.header("set-cookie");
            // A chosen language, and the secret of a form that is being filled in.
            let sets_one = path.starts_with("/taal/") || path.starts_with("/klacht");
            assert!(cookie.is_empty() || sets_one, "{path}: {cookie}");
            let is_open = path.starts_with("/taal/") || cookie.contains("; HttpOnly");
            assert!(cookie.is_empty() || is_open, "{path}: {cookie}");
        }
    }
}

/// Keeps what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn cve_2023_41259_rt_nothing_that_was_said_is_logged() {
    let log = Log::default();
    let written = log.clone();
    let writer = move || written.clone();
    let logging = tracing_subscriber::fmt().with_writer(writer);
    let is_ours = logging.with_max_level(tracing_subscriber::filter::LevelFilter::DEBUG).try_init();
    assert!(is_ours.is_ok(), "nobody else in this process logs");
    let world = World::build().await;
    let carla = world.sign_in_as(&world.cast.carla).await;
    for reference in world.references() {
        carla.get(&format!("/klachten/{reference}?naam=mevrouw%20De%20Vries")).await;
        carla.post(&format!("/klachten/{reference}/contact"), &[("content", "KanarieLog")]).await;
    }
    let fields = [("email", "bram@noord.example"), ("wachtwoord", "KanarieGeheim")];
    world.stranger().post("/aanmelden", &fields).await;
    world.app.post_round().await.unwrap();
    let logged = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(logged.contains("answered GET"), "{logged}");
    for canary in CANARIES.iter().chain(&["noord.example", "Anna Bakker", "K-2026-"]) {
        let line = logged.lines().find(|line| line.contains(canary));
        assert!(line.is_none(), "{canary}: {line:?}");
    }
}
