//! Art. 7.2 on screen: the report is read, written in, signed, and then for everybody.
use axum::http::StatusCode;
use weerklank_domain::people::Actor;

use crate::browser::Answer;
use crate::harness::Site;
use crate::html::faults;

const YEAR: &str = "/cijfers/jaarverslag/2025";
const PUBLIC: &str = "/jaarverslag/2025";

/// Who, where, and the fields.
type Step<'a> = (&'a Actor, &'a str, &'a [(&'a str, &'a str)]);

/// Sends one field with what the page of the report showed.
async fn sends(site: &Site, by: &Actor, (path, fields): (&str, &[(&str, &str)])) -> Answer {
    let browser = site.sign_in_as(by).await;
    let seen = browser.get(YEAR).await.value("seen");
    let mut all = vec![("seen", seen.as_str())];
    all.extend_from_slice(fields);
    browser.post(&format!("{YEAR}/{path}"), &all).await
}

async fn signed(site: &Site) {
    let (bram, dirk) = (&site.cast.bram, &site.cast.dirk);
    let steps: [Step<'_>; 4] = [
        (bram, "tekst/summary", &[("text_nl", "Een rustig jaar."), ("text_en", "A quiet year.")]),
        (bram, "ondertekenen", &[]),
        (dirk, "tekst/reaction", &[("text_nl", "Wij lezen dit met belangstelling.")]),
        (dirk, "ondertekenen", &[]),
    ];
    for (by, path, fields) in steps {
        // The form is on a page before it is sent.
        let answer = if path.starts_with("tekst") {
            let browser = site.sign_in_as(by).await;
            let seen = browser.get(&format!("{YEAR}/{path}")).await.value("seen");
            let mut all = vec![("seen", seen.as_str())];
            all.extend_from_slice(fields);
            browser.post(&format!("{YEAR}/{path}"), &all).await
        } else {
            sends(site, by, (path, fields)).await
        };
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.main());
    }
}

#[tokio::test]
async fn art_7_2_the_draft_is_for_who_makes_it() {
    let site = Site::open().await;
    site.taken_in().await;
    for (name, by) in site.cast.everybody() {
        let browser = site.sign_in_as(by).await;
        let makes = weerklank_app::annual::may_open(by);
        let page = browser.get(YEAR).await;
        assert_eq!(page.status == StatusCode::OK, makes, "{name}: {}", page.status);
        if makes {
            let found = faults(&page, "nl");
            assert!(found.is_empty(), "{name}: {found:?}");
            page.says("17. Bijlagen");
            page.says("Nulverslag");
        }
    }
    let stranger = site.stranger().get(YEAR).await;
    assert_ne!(stranger.status, StatusCode::OK);
    assert_eq!(site.stranger().get(PUBLIC).await.status, StatusCode::NOT_FOUND);
    let none = site.stranger().get("/jaarverslag").await;
    none.says("Er is nog geen jaarverslag vastgesteld.");
}

#[tokio::test]
async fn art_7_2_each_writes_his_part_and_what_he_typed_is_kept() {
    let site = Site::open().await;
    let cast = &site.cast;
    let bram = site.sign_in_as(&cast.bram).await;
    let place = format!("{YEAR}/tekst/summary");
    let seen = bram.get(&place).await.value("seen");
    let typed = [("seen", seen.as_str()), ("text_nl", "Een rustig jaar."), ("text_en", "")];
    assert_eq!(bram.post(&place, &typed).await.status, StatusCode::SEE_OTHER);
    bram.get(YEAR).await.says("Een rustig jaar.");

    let late = [("seen", seen.as_str()), ("text_nl", "Een druk jaar."), ("text_en", "")];
    let overtaken = bram.post(&place, &late).await;
    assert_eq!(overtaken.status, StatusCode::CONFLICT);
    overtaken.says("Een druk jaar.");
    overtaken.says("Een rustig jaar.");
    let again = overtaken.value("seen");
    let third = [("seen", again.as_str()), ("text_nl", "Een druk jaar."), ("text_en", "")];
    assert_eq!(bram.post(&place, &third).await.status, StatusCode::SEE_OTHER);

    let long = "a".repeat(20_001);
    let too_long = [("seen", "2"), ("text_nl", long.as_str())];
    let refused = bram.post(&place, &too_long).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("Deze tekst is te lang.");
    let reaction = bram.get(&format!("{YEAR}/tekst/reaction")).await;
    assert_eq!(reaction.status, StatusCode::FORBIDDEN, "the reaction is of management");
    assert_eq!(bram.get(&format!("{YEAR}/tekst/iets")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bram.get("/cijfers/jaarverslag/25").await.status, StatusCode::NOT_FOUND);
    assert_eq!(bram.get("/cijfers/jaarverslag/2031").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn art_7_2_a_step_that_is_not_possible_says_why() {
    let site = Site::open().await;
    let cast = &site.cast;
    let unwritten = sends(&site, &cast.bram, ("ondertekenen", &[])).await;
    assert_eq!(unwritten.status, StatusCode::UNPROCESSABLE_ENTITY);
    unwritten.says("Er is nog geen samenvatting.");
    let dirk = site.sign_in_as(&cast.dirk).await;
    dirk.get(YEAR).await.says("De klachtenfunctionaris heeft nog niet getekend.");
    let early = dirk.post(&format!("{YEAR}/ondertekenen"), &[("seen", "0")]).await;
    early.says("De klachtenfunctionaris heeft nog niet getekend.");
    let day = [("as_of_day", "31"), ("as_of_month", "12"), ("as_of_year", "2025")];
    let in_the_year = sends(&site, &cast.bram, ("peildatum", &day)).await;
    in_the_year.says("Het jaar is nog niet voorbij op de peildatum.");
    let no_day = [("as_of_day", "31"), ("as_of_month", "2"), ("as_of_year", "2026")];
    let wrong = sends(&site, &cast.bram, ("peildatum", &no_day)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.main().contains("value=\"31\""), "what was typed is kept");
}

#[tokio::test]
async fn art_7_2_a_signed_report_is_for_everybody_and_stays() {
    let site = Site::open().await;
    signed(&site).await;
    let stranger = site.stranger();
    let page = stranger.get(PUBLIC).await;
    assert_eq!(page.status, StatusCode::OK);
    let found = faults(&page, "nl");
    assert!(found.is_empty(), "{found:?}");
    page.says("Een rustig jaar.");
    page.says("Wij lezen dit met belangstelling.");
    page.is_silent_about("Per partner");
    stranger.get("/jaarverslag").await.says("Jaarverslag 2025");
    let pdf = stranger.get("/jaarverslag/2025/en.pdf").await;
    assert_eq!((pdf.status, pdf.header("content-type")), (StatusCode::OK, "application/pdf"));
    assert_eq!(stranger.get("/jaarverslag/2025/fr.pdf").await.status, StatusCode::NOT_FOUND);

    let anna = site.sign_in_as(&site.cast.anna).await;
    anna.get("/cijfers/jaarverslag").await.says("vastgesteld op");
    anna.get(YEAR).await.says("Over u kwamen dit jaar geen klachten binnen.");
    let pdf = anna.get(&format!("{YEAR}/pdf")).await;
    assert!(pdf.header("content-disposition").contains("partner"), "his own version");

    let bram = &site.cast.bram;
    let late = sends(&site, bram, ("tekst/summary", &[("text_nl", "Toch niet.")])).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    late.says("Dit verslag is vastgesteld en verandert niet meer.");
    let unexplained = sends(&site, bram, ("corrigeren", &[("reason", " ")])).await;
    unexplained.says("De reden ontbreekt.");
    let reason = [("reason", "Een telfout.")];
    let corrected = sends(&site, bram, ("corrigeren", &reason)).await;
    assert_eq!(corrected.status, StatusCode::SEE_OTHER);
    let second = site.sign_in_as(bram).await.get(YEAR).await;
    second.says("Dit is uitgave 2. Reden voor de nieuwe uitgave: Een telfout.");
    stranger.get(PUBLIC).await.is_silent_about("Een telfout.");
}
