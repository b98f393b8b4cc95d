//! A session that ended in the middle of a long text.
use axum::http::StatusCode;
use jiff::SignedDuration;

use crate::browser::{Answer, Browser};
use crate::harness::{SECRET, Site};

/// Five thousand characters, with what HTML and forms trip over.
fn long_text() -> String {
    let line = "De adviseur zei: \"dat komt goed\" & <toen> niets; 5 > 4. Ë\r\n";
    line.chars().cycle().take(5_000).collect::<String>().trim_end().to_owned()
}

type Fields = Vec<(String, String)>;

/// Sends fields as they came out of a page.
async fn send(browser: &Browser, path: &str, fields: &Fields) -> Answer {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields).await
}

/// A complaint as Eva types it.
fn typed(submission: &str, text: &str) -> Fields {
    let fields = [
        ("submission", submission),
        ("expression", text),
        ("name", "mevrouw De Vries"),
        ("about", "unknown"),
        ("received_on_day", "23"),
        ("received_on_month", "11"),
        ("received_on_year", "2026"),
        ("channel", "telephone"),
        ("complainant_kind", "sme_client"),
    ];
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

/// What the sign-in page carries along, with what is typed into it.
fn sign_in(page: &Answer, fields: &Fields, password: &str) -> Fields {
    let kept = fields.iter().map(|(name, _)| format!("bewaard.{name}"));
    let kept = kept.chain(["bewaard-naar".to_owned(), "bewaard-bestand".to_owned()]);
    let mut sent: Fields = kept.map(|name| (name.clone(), page.value(&name))).collect();
    sent.push(("email".to_owned(), "eva@noord.example".to_owned()));
    sent.push(("wachtwoord".to_owned(), password.to_owned()));
    sent
}

#[tokio::test]
async fn a_long_text_survives_the_end_of_the_session() {
    let site = Site::open().await;
    site.with_password(&site.cast.eva).await;
    let eva = site.sign_in_as(&site.cast.eva).await;
    let submission = eva.get("/klachten/nieuw").await.value("submission");
    site.later(SignedDuration::from_hours(9));
    let text = long_text();
    let fields = typed(&submission, &text);
    let plain: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let files = [("files", "offerte.pdf", b"%PDF".as_slice())];
    let ended = eva.post_files("/klachten/nieuw", &plain, &files).await;
    assert_eq!(ended.status, StatusCode::UNAUTHORIZED);
    ended.says("Wat u hebt ingevuld, is niet verloren.");
    ended.says("offerte.pdf");
    assert_eq!(ended.value("bewaard.expression"), text);

    // A wrong password in between loses nothing either.
    let wrong = send(&eva, "/aanmelden", &sign_in(&ended, &fields, "een ander woord")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let resume = send(&eva, "/aanmelden", &sign_in(&wrong, &fields, SECRET)).await;
    assert_eq!(resume.status, StatusCode::OK);
    resume.says("Verstuur alsnog");
    resume.says("action=\"/klachten/nieuw\"");
    resume.says("mevrouw De Vries");
    assert_eq!(resume.value("expression"), text);

    let again = fields.iter().map(|(name, _)| (name.clone(), resume.value(name))).collect();
    let done = send(&eva, "/klachten/nieuw", &again).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let (_, rest) = done.location().split_once("/klachten/").unwrap();
    let reference = rest.split('/').next().unwrap().parse().unwrap();
    let dossier = site.app.dossier(&site.cast.bram, reference).await.unwrap();
    let said = dossier.said(&dossier.complaint.recording.expression).unwrap();
    assert_eq!(said, text.replace("\r\n", "\n"));
}

#[tokio::test]
async fn a_stranger_who_posts_changes_nothing_and_no_password_is_written_into_a_page() {
    let site = Site::open().await;
    let stranger = site.stranger();
    let fields = [("wachtwoord_nu", SECRET), ("wachtwoord_nieuw", "nog een lang geheim")];
    let ended = stranger.post("/account/wachtwoord", &fields).await;
    assert_eq!(ended.status, StatusCode::UNAUTHORIZED);
    ended.is_silent_about(SECRET);
    ended.is_silent_about("nog een lang geheim");
    let unknown = stranger.post("/nergens", &[("a", "b")]).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_kept_form_is_sent_to_no_other_site() {
    let site = Site::open().await;
    site.with_password(&site.cast.eva).await;
    let fields = [
        ("email", "eva@noord.example"),
        ("wachtwoord", SECRET),
        ("bewaard-naar", "https://evil.example/"),
        ("bewaard.expression", "iets"),
    ];
    let answer = site.stranger().post("/aanmelden", &fields).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"));
}
