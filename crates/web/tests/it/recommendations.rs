//! Art. 7.4 on screen: recommendations are proposed, decided on, done, and never lost.
use axum::http::StatusCode;
use jiff::SignedDuration;
use weerklank_domain::people::Actor;

use crate::browser::{Answer, Browser};
use crate::harness::Site;
use crate::html::{faults, tags};

const LIST: &str = "/cijfers/aanbevelingen";
const NEW: &str = "/cijfers/aanbevelingen/nieuw";

/// A form as it is sent.
#[derive(Clone)]
struct Filled(Vec<(String, String)>);

impl Filled {
    fn of(fields: &[(&str, &str)]) -> Self {
        let own =
            |(name, value): &(&str, &str)| (format!("recommendation_{name}"), (*value).into());
        Self(fields.iter().map(own).collect())
    }

    fn day(mut self, name: &str, day: &str) -> Self {
        for (part, value) in ["year", "month", "day"].iter().zip(day.split('-')) {
            self.0.push((format!("recommendation_{name}_{part}"), value.to_owned()));
        }
        self
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), value.to_owned()));
        self
    }

    async fn sent(&self, browser: &Browser, path: &str) -> Answer {
        let fields: Vec<(&str, &str)> =
            self.0.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        browser.post(path, &fields).await
    }

    /// As the form of this page.
    async fn sent_from(self, browser: &Browser, path: &str) -> Answer {
        let seen = browser.get(path).await.value("seen");
        self.with("seen", &seen).sent(browser, path).await
    }
}

/// Anna is to see to it that fewer complaints come.
fn proposal(site: &Site) -> Filled {
    let owner = site.cast.anna.person.to_string();
    let fields = [
        ("year", "2025"),
        ("purpose", "prevent_complaints"),
        ("finding", "De helft ging over de rekening."),
        ("figure", "received"),
        ("measure", "Elke offerte noemt alle kosten."),
        ("owner", owner.as_str()),
        ("how", "Het aantal klachten."),
        ("counts", "on"),
        ("manner", "oral"),
        ("observe_months", "1"),
    ];
    Filled::of(&fields)
        .day("period_from", "2025-01-01")
        .day("period_until", "2025-12-31")
        .day("due_on", "2026-11-27")
        .day("baseline_from", "2025-01-01")
        .day("baseline_until", "2025-12-31")
}

fn decision(outcome: &str) -> Filled {
    Filled::of(&[("outcome", outcome), ("reason", "Dit kost weinig.")]).day("on", "2026-11-23")
}

/// Bram proposes; answers where it stands.
async fn proposed(site: &Site) -> String {
    let bram = site.sign_in_as(&site.cast.bram).await;
    let sent = proposal(site).sent_from(&bram, NEW).await;
    assert_eq!(sent.location(), format!("{LIST}?gedaan=opgeslagen"), "{}", sent.text());
    let list = bram.get(LIST).await;
    list.says("Elke offerte noemt alle kosten.");
    list.says("Wacht op een besluit");
    let links = tags(&list.main()).into_iter().filter_map(|tag| tag.get("href").map(str::to_owned));
    let is_one = |link: &String| link.starts_with(LIST) && link.len() > NEW.len() + 10;
    links.into_iter().find(is_one).unwrap()
}

async fn page(site: &Site, by: &Actor, path: &str) -> Answer {
    site.sign_in_as(by).await.get(path).await
}

#[tokio::test]
async fn art_7_4_a_recommendation_goes_all_the_way_on_screen() {
    let site = Site::open().await;
    let cast = &site.cast;
    let path = proposed(&site).await;
    let (anna, dirk) = (site.sign_in_as(&cast.anna).await, site.sign_in_as(&cast.dirk).await);
    dirk.get("/werk").await.says("Wacht op uw besluit");
    anna.get(&path).await.says("De directie heeft nog niet besloten.");
    let saved = decision("adopted").sent_from(&dirk, &format!("{path}/besluit")).await;
    assert_eq!(saved.location(), format!("{path}?gedaan=opgeslagen"), "{}", saved.text());
    anna.get("/werk").await.says("Moet worden uitgevoerd");
    let note = Filled::of(&[("note", "Het model is klaar.")]).day("on", "2026-11-23");
    note.sent_from(&anna, &format!("{path}/voortgang")).await;
    let done = Filled::of(&[("evidence", "Alle offertes.")])
        .day("on", "2026-11-23")
        .day("effective_on", "2026-11-24");
    let saved = done.sent_from(&anna, &format!("{path}/gereed")).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    anna.get(&path).await.says("Het werkt vanaf");
    anna.get("/werk").await.is_silent_about("Moet worden uitgevoerd");
    site.later(SignedDuration::from_hours(24 * 32));
    site.taken_in().await;
    site.later(SignedDuration::from_hours(24));
    let bram = site.sign_in_as(&cast.bram).await;
    bram.get("/werk").await.says("Het effect is te beoordelen");
    let shown = bram.get(&path).await;
    for sentence in [
        "Nulmeting: 0 klachten in 365 dagen.",
        "Sindsdien: 1 klacht in 32 dagen.",
        "past bij toeval",
        "Met deze aantallen is een halvering ook in tien jaar niet te zien.",
        "Het model is klaar.",
        "Dit kost weinig.",
    ] {
        shown.says(sentence);
    }
    let closed = Filled::of(&[("reason", "Wij weten genoeg.")]);
    closed.sent_from(&bram, &format!("{path}/sluiting")).await;
    let list = bram.get(LIST).await;
    list.says("Elke offerte noemt alle kosten.");
    list.says("Afgesloten");
    // Read by the auditor, with nothing to do for him.
    let fien = page(&site, &cast.fien, &path).await;
    fien.says("Wij weten genoeg.");
    fien.is_silent_about("Wat u kunt doen");
}

#[tokio::test]
async fn art_7_4_who_may_not_do_a_step_gets_no_form_for_it() {
    let site = Site::open().await;
    let cast = &site.cast;
    let path = proposed(&site).await;
    for (name, by) in cast.everybody() {
        let browser = site.sign_in_as(by).await;
        let expected = if ["bram", "carla"].contains(&name) {
            (StatusCode::OK, StatusCode::SEE_OTHER)
        } else {
            (StatusCode::FORBIDDEN, StatusCode::FORBIDDEN)
        };
        assert_eq!(browser.get(NEW).await.status, expected.0, "{name}");
        assert_eq!(proposal(&site).sent(&browser, NEW).await.status, expected.1, "{name}");
        let may_read = ["anna", "bram", "carla", "dirk", "fien"].contains(&name);
        let expected = if may_read { StatusCode::OK } else { StatusCode::NOT_FOUND };
        assert_eq!(browser.get(&path).await.status, expected, "{name}");
        assert_eq!(browser.get(LIST).await.status, StatusCode::OK, "{name}");
        if !may_read {
            browser.get(LIST).await.is_silent_about("offerte");
        }
        for (step, doers) in [("besluit", "dirk"), ("voortgang", "anna"), ("gereed", "anna")] {
            let form = browser.get(&format!("{path}/{step}")).await.status;
            let expected = match (may_read, doers == name) {
                (false, _) => StatusCode::NOT_FOUND,
                (true, true) => StatusCode::OK,
                (true, false) => StatusCode::FORBIDDEN,
            };
            assert_eq!(form, expected, "{name} {step}");
            if doers != name {
                let sent = decision("adopted").sent(&browser, &format!("{path}/{step}")).await;
                assert_eq!(sent.status, expected, "{name} {step}");
            }
        }
    }
    assert_eq!(site.stranger().get(&path).await.status, StatusCode::SEE_OTHER);
    let bram = site.sign_in_as(&cast.bram).await;
    for wrong in ["geen", "geen/besluit", "geen/wijziging"] {
        assert_eq!(bram.get(&format!("{LIST}/{wrong}")).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(bram.get(&format!("{path}/wissen")).await.status, StatusCode::NOT_FOUND);
    bram.get(&path).await.says("Wacht op een besluit");
}

#[tokio::test]
async fn art_7_4_what_is_wrong_is_told_and_what_was_typed_stays() {
    let site = Site::open().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let empty = Filled::of(&[("finding", "Wat <b>ik</b> vond")]).sent(&bram, NEW).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.title().starts_with("Fout: "));
    empty.says("Vul dit in: Doel");
    empty.says("Vul dit in: Eigenaar");
    empty.says("Vul een jaar van vier cijfers in");
    empty.says("Deze datum bestaat niet.");
    let written = String::from_utf8_lossy(&empty.bytes);
    assert!(written.contains("Wat &#60;b&#62;ik&#60;/b&#62; vond"), "{written}");
    let no_count = proposal(&site).with("recommendation_counts", "").sent(&bram, NEW).await;
    no_count.says("Zonder aantal is niet te zien of er klachten zijn voorkomen.");
    let late = proposal(&site).with("recommendation_due_on_day", "1").sent(&bram, NEW).await;
    late.says("Deze dag is al voorbij.");
    assert_eq!(late.value("recommendation_due_on_day"), "1");
    let peak =
        proposal(&site).day("left_out_from", "2024-12-01").day("left_out_until", "2025-01-31");
    peak.sent(&bram, NEW).await.says("moet binnen de nulmeting liggen");
    let backwards = proposal(&site).with("recommendation_period_until_year", "2024");
    backwards.sent(&bram, NEW).await.says("Kies een einddatum die niet voor de begindatum ligt.");
    bram.get(LIST).await.says("Er zijn nog geen aanbevelingen.");
}

#[tokio::test]
async fn art_7_4_whoever_was_overtaken_sees_both_decisions() {
    let site = Site::open().await;
    let path = format!("{}/besluit", proposed(&site).await);
    let dirk = site.sign_in_as(&site.cast.dirk).await;
    let first = decision("adopted").with("seen", "1");
    assert_eq!(first.sent(&dirk, &path).await.status, StatusCode::SEE_OTHER);
    assert_eq!(first.sent(&dirk, &path).await.status, StatusCode::SEE_OTHER, "a double click");
    let second = decision("not_adopted").with("seen", "1").sent(&dirk, &path).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    second.says("Niet overgenomen");
    let again = decision("not_adopted").with("seen", &second.value("seen"));
    assert_eq!(again.sent(&dirk, &path).await.status, StatusCode::SEE_OTHER);
    let bram = site.sign_in_as(&site.cast.bram).await;
    let shown = bram.get(path.trim_end_matches("/besluit")).await;
    assert_eq!(shown.text().matches("Besluit van de directie").count(), 2, "each is kept");
}

#[tokio::test]
async fn art_7_4_a_change_shows_what_stood_before() {
    let site = Site::open().await;
    let path = proposed(&site).await;
    let dirk = site.sign_in_as(&site.cast.dirk).await;
    decision("partly").sent_from(&dirk, &format!("{path}/besluit")).await;
    let carla = site.sign_in_as(&site.cast.carla).await;
    let form = format!("{path}/wijziging");
    carla.get(&form).await.says("Die woorden blijven daarom staan.");
    let without_reason = proposal(&site).with("recommendation_due_on_day", "30");
    let refused = without_reason.clone().sent_from(&carla, &form).await;
    refused.says("Vul dit in: Reden");
    let changed = without_reason
        .with("recommendation_reason", "Het duurt langer.")
        .with("recommendation_measure", "Iets heel anders.");
    let saved = changed.sent_from(&carla, &form).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    let shown = carla.get(&path).await;
    shown.says("27 november 2026 → ");
    shown.says("Het duurt langer.");
    shown.is_silent_about("Iets heel anders.");
}

#[tokio::test]
async fn art_7_4_every_page_of_it_is_whole_in_both_languages() {
    let site = Site::open().await;
    let path = proposed(&site).await;
    let dirk = site.sign_in_as(&site.cast.dirk).await;
    decision("adopted").sent_from(&dirk, &format!("{path}/besluit")).await;
    for language in ["nl", "en"] {
        for (by, ends) in [
            (&site.cast.bram, ["", "/wijziging", "/sluiting"]),
            (&site.cast.dirk, ["", "/besluit", "/sluiting"]),
            (&site.cast.anna, ["", "/voortgang", "/gereed"]),
        ] {
            let browser = site.sign_in_as(by).await;
            browser.get(&format!("/taal/{language}?naar=/")).await;
            let own = ends.map(|end| format!("{path}{end}"));
            let paths = own.iter().map(String::as_str).chain([LIST, "/werk"]);
            for path in paths {
                let page = browser.get(path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert_eq!(faults(&page, language), [""; 0], "{path} {language}");
                assert!(!page.main().contains("[recommendation"), "{path}: {}", page.main());
            }
        }
    }
}
