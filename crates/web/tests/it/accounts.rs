//! Signing in and out, links that let somebody in, the own account.
use axum::body::Body;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, REFERER};
use axum::http::{Request, StatusCode};
use jiff::SignedDuration;

use crate::browser::{Answer, Browser};
use crate::harness::{SECRET, Site};

const BRAM: &str = "bram@noord.example";

async fn sign_in(browser: &Browser, email: &str, password: &str) -> Answer {
    browser.post("/aanmelden", &[("email", email), ("wachtwoord", password)]).await
}

#[tokio::test]
async fn who_signs_in_sees_his_worklist() {
    let site = Site::open().await;
    site.with_password(&site.cast.bram).await;
    let browser = site.stranger();
    let page = browser.get("/aanmelden").await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("autocomplete=\"username\"");
    page.says("autocomplete=\"current-password\"");
    let begun = sign_in(&browser, " Bram@Noord.example", SECRET).await;
    assert_eq!((begun.status, begun.location()), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(browser.get("/").await.location(), "/werk");
    browser.get("/werk").await.says("Bram Visser");
    assert_eq!(browser.get("/aanmelden").await.location(), "/");
}

#[tokio::test]
async fn the_cookie_is_for_this_host_and_for_no_script() {
    let site = Site::over_https().await;
    site.with_password(&site.cast.bram).await;
    let begun = sign_in(&site.stranger(), BRAM, SECRET).await;
    let cookie = begun.header("set-cookie");
    let (pair, attributes) = cookie.split_once("; ").unwrap();
    let (name, token) = pair.split_once('=').unwrap();
    assert_eq!(name, "__Host-weerklank");
    assert!(token.len() >= 64, "{token}");
    assert_eq!(attributes, "Path=/; HttpOnly; SameSite=Lax; Secure");
    let loopback = Site::open().await;
    loopback.with_password(&loopback.cast.bram).await;
    let begun = sign_in(&loopback.stranger(), BRAM, SECRET).await;
    let cookie = begun.header("set-cookie");
    assert!(cookie.starts_with("weerklank="), "{cookie}");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_account_get_the_same_answer() {
    let site = Site::open().await;
    site.with_password(&site.cast.bram).await;
    let wrong = sign_in(&site.stranger(), BRAM, "een ander woord").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.title().starts_with("Fout: "), "{}", wrong.title());
    wrong.says("Dit e-mailadres en dit wachtwoord horen niet bij elkaar.");
    wrong.is_silent_about("een ander woord");
    assert_eq!(wrong.value("email"), BRAM);
    let unknown = sign_in(&site.stranger(), "niemand@noord.example", "een ander woord").await;
    assert_eq!(unknown.status, wrong.status);
    assert_eq!(unknown.text().replace("niemand@noord.example", BRAM), wrong.text());
    let empty = sign_in(&site.stranger(), "", "").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.says("href=\"#email\"");
    empty.says("href=\"#wachtwoord\"");
}

#[tokio::test]
async fn who_guesses_too_often_is_told_how_long_to_wait() {
    let site = Site::open().await;
    site.with_password(&site.cast.bram).await;
    for _ in 0..5 {
        let wrong = sign_in(&site.stranger(), BRAM, "een ander woord").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let slowed = sign_in(&site.stranger(), BRAM, SECRET).await;
    assert_eq!(slowed.status, StatusCode::TOO_MANY_REQUESTS);
    let seconds: u64 = slowed.header("retry-after").parse().unwrap();
    assert!((1..=31).contains(&seconds), "{seconds}");
    slowed.says(&format!("over {seconds} seconde"));
    assert_eq!(slowed.value("email"), BRAM);
    assert_eq!(slowed.header("set-cookie"), "");
}

#[tokio::test]
async fn a_sign_in_leads_on_to_our_pages_only() {
    let site = Site::open().await;
    site.with_password(&site.cast.bram).await;
    let wanted = site.stranger().get("/klachten?fase=received").await;
    assert_eq!(wanted.status, StatusCode::SEE_OTHER);
    assert_eq!(wanted.location(), "/aanmelden?verder=%2Fklachten%3Ffase%3Dreceived");
    let page = site.stranger().get(wanted.location()).await;
    assert_eq!(page.value("verder"), "/klachten?fase=received");
    let onward = async |wanted: &str| {
        let fields = [("email", BRAM), ("wachtwoord", SECRET), ("verder", wanted)];
        site.stranger().post("/aanmelden", &fields).await.location().to_owned()
    };
    assert_eq!(onward("/klachten?fase=received").await, "/klachten?fase=received");
    for elsewhere in ["//evil.example", "https://evil.example/", "/\\evil.example", "\n//evil"] {
        assert_eq!(onward(elsewhere).await, "/", "{elsewhere}");
    }
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let site = Site::open().await;
    let browser = site.sign_in_as(&site.cast.bram).await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let request = Request::post("/afmelden").header(name, value).body(Body::empty()).unwrap();
        assert_eq!(browser.send(request).await.status, StatusCode::FORBIDDEN, "{name}");
    }
    assert_eq!(browser.get("/werk").await.status, StatusCode::OK);
}

#[tokio::test]
async fn who_signs_out_is_out_also_with_the_old_cookie() {
    let site = Site::open().await;
    let browser = site.sign_in_as(&site.cast.bram).await;
    let request = Request::get("/werk").body(Body::empty()).unwrap();
    assert_eq!(browser.send(request).await.status, StatusCode::OK);
    let out = browser.post("/afmelden", &[]).await;
    assert_eq!(out.location(), "/aanmelden?gedaan=afgemeld");
    assert!(out.header("set-cookie").starts_with("weerklank=; "));
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    browser.get(out.location()).await.says("U bent afgemeld.");
    assert_eq!(browser.get("/werk").await.status, StatusCode::SEE_OTHER);
    let twice = browser.post("/afmelden", &[]).await;
    assert_eq!(twice.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_token_is_new_at_each_sign_in_and_the_one_before_ends() {
    let site = Site::open().await;
    site.with_password(&site.cast.bram).await;
    let browser = site.stranger();
    let first = sign_in(&browser, BRAM, SECRET).await;
    let second = sign_in(&browser, BRAM, SECRET).await;
    let token = |answer: &Answer| answer.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_ne!(token(&first), token(&second));
    let old = site.stranger();
    let request = Request::get("/werk").header(COOKIE, token(&first)).body(Body::empty()).unwrap();
    assert_eq!(old.send(request).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_language_is_kept_in_the_browser_and_in_the_account() {
    let site = Site::open().await;
    let stranger = site.stranger();
    let english = Request::get("/aanmelden").header(ACCEPT_LANGUAGE, "en-GB,en;q=0.9");
    stranger.send(english.body(Body::empty()).unwrap()).await.says("<html lang=\"en\"");
    stranger.get("/aanmelden").await.says("<html lang=\"nl\"");
    let chosen = stranger.get("/taal/en?naar=/aanmelden").await;
    assert_eq!(chosen.location(), "/aanmelden");
    stranger.get("/aanmelden").await.says("<html lang=\"en\"");
    assert_eq!(stranger.get("/taal/nl?naar=//evil.example").await.location(), "/");
    let from =
        Request::get("/taal/en").header(REFERER, "http://localhost:8080/klachten?fase=closed");
    let back = stranger.send(from.body(Body::empty()).unwrap()).await;
    assert_eq!(back.location(), "/klachten?fase=closed");
    let from = Request::get("/taal/en").header(REFERER, "http://evil.example/klachten");
    assert_eq!(stranger.send(from.body(Body::empty()).unwrap()).await.location(), "/");
    assert_eq!(stranger.get("/taal/fr").await.status, StatusCode::NOT_FOUND);
    let bram = site.sign_in_as(&site.cast.bram).await;
    bram.get("/taal/en?naar=/account").await;
    site.sign_in_as(&site.cast.bram).await.get("/account").await.says("<html lang=\"en\"");
}

#[tokio::test]
async fn the_set_up_link_makes_the_first_administrator_and_names_the_organisation() {
    let (app, browser) = Site::empty().await;
    let link = app.create_set_up_link().await.unwrap().unwrap();
    let path = link.strip_prefix("http://localhost:8080").unwrap();
    let page = browser.get(path).await;
    assert_eq!(page.status, StatusCode::OK);
    page.says("autocomplete=\"new-password\"");
    let fields = |password| {
        [
            ("organisation", "Het Noorden"),
            ("name", "Ada de Wit"),
            ("email", "ada@noord.example"),
            ("wachtwoord", password),
        ]
    };
    let short = browser.post(path, &fields("kort")).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    short.says("Kies een wachtwoord van minstens 12 tekens.");
    assert_eq!(short.value("organisation"), "Het Noorden");
    assert_eq!(short.value("wachtwoord"), "");
    let nameless = [("wachtwoord", SECRET), ("organisation", " ")];
    assert_eq!(browser.post(path, &nameless).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = browser.post(path, &fields(SECRET)).await;
    assert_eq!(done.location(), "/beheer?gedaan=ingericht");
    let overview = browser.get(done.location()).await;
    overview.says("Weerklank is klaar voor gebruik.");
    overview.says("Het Noorden");
    let again = browser.get(path).await;
    assert_eq!(again.status, StatusCode::NOT_FOUND);
    again.says("Deze link werkt niet meer.");
    assert_eq!(browser.post(path, &fields(SECRET)).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_invitation_works_once_and_for_seven_days() {
    let site = Site::open().await;
    let link = site.app.invitation_link(site.cast.eva.person).await.unwrap();
    let path = link.strip_prefix("http://localhost:8080").unwrap();
    let browser = site.stranger();
    browser.get(path).await.says("Welkom, Eva Jansen.");
    let short = browser.post(path, &[("wachtwoord", "kort")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = browser.post(path, &[("wachtwoord", SECRET)]).await;
    assert_eq!(done.location(), "/aanmelden?gedaan=wachtwoord");
    assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.post(path, &[("wachtwoord", SECRET)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(sign_in(&browser, "eva@noord.example", SECRET).await.location(), "/");
    let late = site.app.invitation_link(site.cast.bram.person).await.unwrap();
    site.later(SignedDuration::from_hours(7 * 24));
    let path = late.strip_prefix("http://localhost:8080").unwrap();
    assert_eq!(browser.get(path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/uitnodiging/0000").await.status, StatusCode::NOT_FOUND);
}

/// The addresses of the buttons that end a session.
fn endings(page: &Answer) -> Vec<String> {
    let text = page.text();
    let actions = text.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
    actions.filter(|path| path.ends_with("/einde")).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_person_sees_and_ends_his_own_sessions_only() {
    let site = Site::open().await;
    let here = site.sign_in_as(&site.cast.bram).await;
    site.later(SignedDuration::from_mins(5));
    let there = site.sign_in_as(&site.cast.bram).await;
    let page = here.get("/account").await;
    page.says("Dit apparaat");
    page.says("Firefox, Linux");
    let eva = site.sign_in_as(&site.cast.eva).await;
    let of_bram = endings(&page);
    assert_eq!(of_bram.len(), 3, "all others, and two of his own");
    for path in of_bram.iter().skip(1) {
        assert_eq!(eva.post(path, &[]).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(there.get("/werk").await.status, StatusCode::OK);
    let ended = here.post("/account/sessies/einde", &[]).await;
    assert_eq!(ended.location(), "/account?gedaan=sessie");
    assert_eq!(there.get("/werk").await.status, StatusCode::SEE_OTHER);
    let last = endings(&here.get("/account").await);
    let out = here.post(&last[0], &[]).await;
    assert_eq!(out.location(), "/aanmelden?gedaan=afgemeld");
    assert_eq!(here.get("/werk").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_password_changes_with_the_old_one_and_ends_other_sessions() {
    let site = Site::open().await;
    site.with_password(&site.cast.bram).await;
    let other = site.sign_in_as(&site.cast.bram).await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let change = async |old: &str, new: &str| {
        let fields = [("wachtwoord_nu", old), ("wachtwoord_nieuw", new)];
        bram.post("/account/wachtwoord", &fields).await
    };
    let wrong = change("een ander woord", "nog een lang geheim").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("Het huidige wachtwoord klopt niet.");
    wrong.is_silent_about("nog een lang geheim");
    let short = change(SECRET, "kort").await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = change(SECRET, "nog een lang geheim").await;
    assert_eq!(done.location(), "/account?gedaan=wachtwoord");
    assert_eq!(bram.get("/werk").await.status, StatusCode::OK);
    assert_eq!(other.get("/werk").await.status, StatusCode::SEE_OTHER);
    let old = sign_in(&site.stranger(), BRAM, SECRET).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&site.stranger(), BRAM, "nog een lang geheim").await.location(), "/");
}

#[tokio::test]
async fn every_page_forbids_inline_code_and_framing() {
    let site = Site::open().await;
    for path in ["/aanmelden", "/nergens"] {
        let page = site.stranger().get(path).await;
        let policy = page.header("content-security-policy");
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        page.is_silent_about(" style=");
        page.is_silent_about("<script>");
    }
}
