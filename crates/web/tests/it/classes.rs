//! The ways in which comparable systems were broken into, each tried here and named after the
//! case; SECURITY.md has the whole list.
use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::desk::Desk;
use crate::harness::{SECRET, Site};
use crate::html::{faults, tags};
use crate::mail_server::MailServer;
use crate::world::World;

const MARKUP: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'-alert(1)-'",
    "</textarea><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
];
const SQL: [&str; 6] = [
    "' or '1'='1",
    "x'); drop table complaint; --",
    "1 union select password_hash from person",
    "%' and 1=1 and '%'='",
    "$1",
    "received' order by password_hash --",
];

/// What a new complaint holds, with one text everywhere.
fn complaint<'a>(submission: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("submission", submission),
        ("expression", text),
        ("name", text),
        ("company", text),
        ("about", "unknown"),
        ("named", text),
        ("received_on_day", "23"),
        ("received_on_month", "11"),
        ("received_on_year", "2026"),
        ("channel", "telephone"),
        ("complainant_kind", "sme_client"),
    ]
}

#[tokio::test]
async fn cve_2026_34722_zammad_an_id_in_a_form_opens_nothing_of_another() {
    let world = World::build().await;
    let hidden = world.app.dossier(&world.cast.carla, world.hidden).await.unwrap();
    let id = hidden.complaint.id.to_string();
    let bert = world.sign_in_as(&world.bert).await;
    let sent = bert.post("/klachten/nieuw", &complaint(&id, "Iets van Bert")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    assert!(!sent.location().contains(&world.hidden.to_string()), "{}", sent.location());
    let after = world.app.dossier(&world.cast.carla, world.hidden).await.unwrap();
    assert_eq!(after.version, hidden.version);
    bert.get(sent.location().trim_end_matches("/vastgelegd")).await.says("Iets van Bert");
}

#[tokio::test]
async fn ghsa_mxcg_django_helpdesk_an_order_or_filter_of_ones_own_tells_nothing() {
    let site = Site::open().await;
    site.taken_in().await;
    let eva = site.sign_in_as(&site.cast.eva).await;
    let rows = async |query: &str| {
        let page = eva.get(&format!("/klachten?{query}")).await.main();
        page.split("<tbody").nth(1).unwrap().to_owned()
    };
    let usual = rows("").await;
    for query in ["order_by=password_hash", "sort=email", "fase=geheim", "officer=bram", "q=a"] {
        assert_eq!(rows(query).await, usual, "{query}");
    }
}

#[tokio::test]
async fn cve_2022_4427_znuny_what_is_typed_is_never_part_of_a_statement() {
    let site = Site::open().await;
    site.with_password(&site.cast.bram).await;
    let eva = site.sign_in_as(&site.cast.eva).await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    for sql in SQL {
        let query: String =
            form_urlencoded::Serializer::new(String::new()).append_pair("zoek", sql).finish();
        ada.get(&format!("/beheer/relaties?{query}")).await.says("Niets gevonden.");
        let filter = query.replace("zoek=", "fase=");
        assert_eq!(eva.get(&format!("/klachten?{filter}")).await.status, StatusCode::OK);
        let submission = eva.get("/klachten/nieuw").await.value("submission");
        let sent = eva.post("/klachten/nieuw", &complaint(&submission, sql)).await;
        eva.get(sent.location().trim_end_matches("/vastgelegd")).await.says(sql);
        let fields = [("email", sql), ("wachtwoord", sql)];
        let refused = site.stranger().post("/aanmelden", &fields).await;
        assert!(refused.status.is_client_error(), "{sql}: {}", refused.status);
        let service = [("seen", "0"), ("dutch", sql), ("position", "1")];
        let saved = ada.post("/beheer/lijsten/diensten/nieuw", &service).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
        ada.get("/beheer/lijsten/diensten").await.says(sql);
    }
}

/// Nothing that was typed became a tag, an attribute or an address.
#[track_caller]
fn is_only_text(browser_said: &crate::browser::Answer) {
    let page = String::from_utf8_lossy(&browser_said.bytes).into_owned();
    let found = faults(browser_said, "nl");
    let grave: Vec<_> = found.iter().filter(|fault| !fault.starts_with("a text is miss")).collect();
    assert!(grave.is_empty(), "{grave:#?}");
    let foreign = tags(&page).into_iter().find(|tag| tag.get("src") == Some("x"));
    assert!(foreign.is_none() && !page.contains("<script>"), "{foreign:?}");
}

#[tokio::test]
async fn ghsa_jpq8_freescout_markup_is_text_on_every_page() {
    let site = Site::open().await;
    let ada = site.sign_in_as(&site.cast.ada).await;
    let eva = site.sign_in_as(&site.cast.eva).await;
    for (number, markup) in MARKUP.iter().enumerate() {
        let submission = eva.get("/klachten/nieuw").await.value("submission");
        let fields = complaint(&submission, markup);
        let refused: Vec<_> =
            fields.iter().copied().filter(|(name, _)| *name != "channel").collect();
        is_only_text(&eva.post("/klachten/nieuw", &refused).await);
        let sent = eva.post("/klachten/nieuw", &fields).await;
        let dossier = sent.location().trim_end_matches("/vastgelegd").to_owned();
        for path in [dossier.as_str(), "/klachten", "/werk", &format!("{dossier}/klager")] {
            let page = eva.get(path).await;
            page.says(markup.split(' ').next().unwrap());
            is_only_text(&page);
        }
        let firm = [("seen", "0"), ("name", *markup), ("kind", "affiliated"), ("active", "on")];
        ada.post("/beheer/partners/nieuw", &firm).await;
        let seen = number.to_string();
        let house = [("seen", seen.as_str()), ("name", *markup), ("colour", "#14506b")];
        assert_eq!(ada.post("/beheer/organisatie", &house).await.status, StatusCode::SEE_OTHER);
        for path in ["/beheer/partners", "/beheer", "/beheer/organisatie"] {
            is_only_text(&ada.get(path).await);
        }
        is_only_text(&site.stranger().get("/aanmelden").await);
        let colour = [("seen", seen.as_str()), ("name", "x"), ("colour", *markup)];
        let refused = ada.post("/beheer/organisatie", &colour).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        is_only_text(&refused);
    }
}

#[tokio::test]
async fn ghsa_27vp_freescout_what_was_uploaded_is_saved_and_never_run() {
    let site = Site::open().await;
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let names = ["a.html", "a.svg", "a.pht", "a.pdf", "a.js", "a.xml", "../../a.php", "a\r\nb.txt"];
    let page = bram.open("contact").await;
    let (seen, submission) = (page.value("seen"), page.value("submission"));
    let fields = [
        ("contact_kind", "letter"),
        ("direction", "incoming"),
        ("visibility", "everybody"),
        ("contact_on_day", "23"),
        ("contact_on_month", "11"),
        ("contact_on_year", "2026"),
        ("content", "Bijlagen"),
        ("seen", &seen),
        ("submission", &submission),
    ];
    let bytes = b"alert(1) // <b onclick='alert(1)'>tekst</b>".as_slice();
    let names = names.map(|name| name.replace("\r\n", "%0d%0a"));
    let files: Vec<_> = names.iter().map(|name| ("files", name.as_str(), bytes)).collect();
    let sent = bram.browser.post_files(&format!("{}/contact", bram.dossier), &fields, &files).await;
    bram.done("contact", &sent);
    let dossier = bram.browser.get(&bram.dossier).await;
    let links = crate::html::links(&dossier);
    let links: Vec<_> = links.iter().filter(|link| link.contains("/bestanden/")).collect();
    assert_eq!(links.len(), names.len());
    for link in links {
        let file = bram.browser.get(link).await;
        assert_eq!(file.status, StatusCode::OK);
        assert_eq!(file.bytes, bytes);
        assert!(file.header("content-disposition").starts_with("attachment; "));
        assert!(!file.header("content-disposition").contains('/'));
        assert!(file.header("content-security-policy").contains("sandbox"));
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(file.header("content-type"), "application/octet-stream");
        assert_eq!(file.header("cache-control"), "no-store");
        // GHSA-wg74: the address alone opens nothing.
        let stranger = site.stranger().get(link).await;
        assert_eq!(stranger.status, StatusCode::SEE_OTHER);
        assert!(stranger.location().starts_with("/aanmelden"));
        let ada = site.sign_in_as(&site.cast.ada).await;
        assert_eq!(ada.get(link).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn cve_2012_4730_rt_nobody_writes_a_header_of_a_mail() {
    let server = MailServer::start();
    let site = Site::with_carrier(server.carrier()).await;
    let eva = site.sign_in_as(&site.cast.eva).await;
    let submission = eva.get("/klachten/nieuw").await.value("submission");
    let name = "De Vries\r\nBcc: x@evil.example\r\n\r\nbody";
    let mut fields = complaint(&submission, "Iets");
    fields.retain(|(field, _)| *field != "name");
    fields.push(("name", name));
    for email in ["a@b.nl\r\nBcc: x@evil.example", "a@b.nl>\nRCPT TO:<x@evil.example", "a b@c.nl"] {
        let mut fields = fields.clone();
        fields.push(("email", email));
        let refused = eva.post("/klachten/nieuw", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{email:?}");
        refused.says("href=\"#email\"");
    }
    let reference = site.taken_in().await;
    let bram = Desk::of(&site, &site.cast.bram, reference).await;
    let known = [
        ("name", name),
        ("complainant_kind", "sme_client"),
        ("email", "devries@klager.example"),
        ("language", "nl"),
        ("confidentiality", "open"),
    ];
    bram.does("klager", known.to_vec()).await;
    site.prepared(&site.cast.bram, reference).await;
    bram.does("brief/verzending", vec![("way", "email")]).await;
    site.app.post_round().await.unwrap();
    let letters = server.letters();
    assert!(letters.len() >= 3, "{}", letters.len());
    for letter in letters {
        let heads = letter.split("\n\n").next().unwrap();
        assert!(!heads.lines().any(|line| line.starts_with("Bcc:")), "{heads}");
        // CVE of open tracking: nothing in a mail is fetched when it is opened.
        assert!(!letter.contains("<img") && !letter.contains("url("));
    }
}

#[tokio::test]
async fn cve_2026_41902_freescout_a_link_without_its_token_lets_nobody_in() {
    let site = Site::open().await;
    site.app.invitation_link(site.cast.eva.person).await.unwrap();
    let zeros = "0".repeat(64);
    for token in ["", "%00", "null", "undefined", zeros.as_str(), "%27%20or%201=1"] {
        for link in ["uitnodiging", "inrichting"] {
            let path = format!("/{link}/{token}");
            assert_eq!(site.stranger().get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
            let sent = site.stranger().post(&path, &[("wachtwoord", SECRET)]).await;
            assert_eq!(sent.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}

#[tokio::test]
async fn cve_2026_34720_zammad_no_header_says_who_somebody_is_or_where_from() {
    let site = Site::open().await;
    site.with_password(&site.cast.bram).await;
    for name in ["x-forwarded-user", "remote-user", "x-remote-user", "authorization"] {
        let request = Request::get("/werk").header(name, "bram@noord.example");
        let answer = site.stranger().send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name}");
    }
    let mut last = StatusCode::OK;
    for number in 0..7 {
        let body = "email=bram%40noord.example&wachtwoord=een+ander+woord";
        let from = format!("198.51.100.{number}");
        let request = Request::post("/aanmelden")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .header("x-forwarded-for", &from)
            .header("x-real-ip", &from)
            .header("cf-connecting-ip", &from)
            .body(Body::from(body));
        last = site.stranger().send(request.unwrap()).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn osticket_85a76f40_a_session_is_never_one_that_somebody_brought() {
    let site = Site::open().await;
    site.with_password(&site.cast.bram).await;
    let browser = site.stranger();
    let brought = "a".repeat(64);
    browser.keep(&format!("weerklank={brought}"));
    let fields = [("email", "bram@noord.example"), ("wachtwoord", SECRET)];
    let begun = browser.post("/aanmelden", &fields).await;
    assert!(!begun.header("set-cookie").contains(&brought));
    let other = site.stranger();
    other.keep(&format!("weerklank={brought}"));
    assert_eq!(other.get("/werk").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn cve_2023_30082_osticket_a_long_password_is_refused_like_any_other() {
    let site = Site::open().await;
    site.with_password(&site.cast.bram).await;
    let long = "geheim ".repeat(500_000);
    let fields = [("email", "bram@noord.example"), ("wachtwoord", long.as_str())];
    let refused = site.stranger().post("/aanmelden", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let bram = site.sign_in_as(&site.cast.bram).await;
    let fields = [("wachtwoord_nu", SECRET), ("wachtwoord_nieuw", long.as_str())];
    let refused = bram.post("/account/wachtwoord", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn ghsa_9ph7_freescout_no_address_leads_to_a_file_of_the_machine() {
    let site = Site::open().await;
    let bram = site.sign_in_as(&site.cast.bram).await;
    let up = ["..%2f..%2fCargo.toml", "%2e%2e/%2e%2e/etc/passwd", "..\\..\\Cargo.toml", "%00"];
    for path in up.iter().flat_map(|up| [format!("/assets/{up}"), format!("/merk/{up}")]) {
        let Ok(request) = Request::get(&path).body(Body::empty()) else { continue };
        let answer = bram.send(request).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        answer.is_silent_about("[package]");
    }
}

#[tokio::test]
async fn osticket_b8603c74_nobody_is_led_to_another_site() {
    let site = Site::open().await;
    site.with_password(&site.cast.bram).await;
    let outside = [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "%2f%2fevil.example",
        " /werk",
        "",
    ];
    for wanted in outside {
        let query: String =
            form_urlencoded::Serializer::new(String::new()).append_pair("naar", wanted).finish();
        let chosen = site.stranger().get(&format!("/taal/nl?{query}")).await;
        assert_eq!(chosen.location(), "/", "{wanted:?}");
        let fields = [("email", "bram@noord.example"), ("wachtwoord", SECRET), ("verder", wanted)];
        let begun = site.stranger().post("/aanmelden", &fields).await;
        assert_eq!(begun.location(), "/", "{wanted:?}");
    }
}
