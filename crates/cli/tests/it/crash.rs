//! A power cut in the middle of recording: what was acknowledged is there, nothing is half done.
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use weerklank_store::{Store, check, dossiers, outbox};

use crate::house::{DAAN, House, PASSWORD};
use crate::http;
use crate::program::{Running, done, weerklank};

const HANDS: usize = 6;
/// So many are recorded before the cut.
const ACKNOWLEDGED: usize = 40;

#[tokio::test(flavor = "multi_thread")]
async fn a_power_cut_loses_nothing_that_was_acknowledged() {
    let house = House::build().await;
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut running = Running::start(
        weerklank(&["serve", "--data"])
            .arg(house.folder.path())
            .env("WEERKLANK_LISTEN", free.to_string()),
    );
    running.line_with("serving");
    let address = free.to_string();
    let signed_in =
        http::post(&address, "/aanmelden", ("", &[("email", DAAN), ("wachtwoord", PASSWORD)]));
    let signed_in = signed_in.unwrap();
    let cookie = signed_in.header("set-cookie").unwrap_or_else(|| panic!("{}", signed_in.text));
    let cookie = cookie.split(';').next().unwrap().to_owned();

    let acknowledged = tokio::task::spawn_blocking(move || hammer(running, &address, &cookie));
    let acknowledged = acknowledged.await.unwrap();
    assert!(acknowledged.len() >= ACKNOWLEDGED);
    done(house.folder.path(), &["verify"]);
    done(house.folder.path(), &["doctor"]);
    for reference in &acknowledged {
        done_in(&house.app.store, reference).await;
    }
    let counts = house.app.store.read(outbox::counts).await.unwrap();
    let recorded = all(&house.app.store).await;
    let expected = u32::try_from(recorded * 2).unwrap();
    // Both officers hear of each complaint, and four people were invited.
    assert!(counts.waiting >= expected, "{} of {expected}", counts.waiting);
}

/// Records from several hands at once, and cuts the power after enough were acknowledged.
fn hammer(running: Running, address: &str, cookie: &str) -> Vec<String> {
    let stop = Arc::new(AtomicBool::new(false));
    let (sender, received) = std::sync::mpsc::channel();
    let hands: Vec<_> = (0..HANDS)
        .map(|_| {
            let (stop, sender) = (Arc::clone(&stop), sender.clone());
            let (address, cookie) = (address.to_owned(), cookie.to_owned());
            thread::spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    if let Some(reference) = record(&address, &cookie) {
                        let _ = sender.send(reference);
                    }
                }
            })
        })
        .collect();
    let mut acknowledged: Vec<String> = received.iter().take(ACKNOWLEDGED).collect();
    running.power_cut();
    stop.store(true, Ordering::Relaxed);
    drop(sender);
    for hand in hands {
        hand.join().unwrap();
    }
    acknowledged.extend(received.try_iter());
    acknowledged
}

/// The reference, when the answer came.
fn record(address: &str, cookie: &str) -> Option<String> {
    let fields = [
        ("expression", "De adviseur kwam niet opdagen."),
        ("name", "mevrouw De Vries"),
        ("about", "organisation"),
        ("received_on_day", "2"),
        ("received_on_month", "11"),
        ("received_on_year", "2026"),
        ("channel", "telephone"),
        ("complainant_kind", "sme_client"),
    ];
    let answer = http::post(address, "/klachten/nieuw", (cookie, &fields)).ok()?;
    assert_eq!(answer.status, 303, "{}", answer.text);
    let place = answer.header("location")?;
    place.split('/').nth(2).map(str::to_owned)
}

/// It is there, and whole.
async fn done_in(store: &Store, reference: &str) {
    let reference = reference.parse().unwrap();
    let found = store
        .read(move |tx| {
            let Some(id) = dossiers::id_of(tx, reference)? else { return Ok(None) };
            check::head(tx, id)
        })
        .await
        .unwrap();
    assert!(found.is_some_and(|head| head.version >= 1), "{reference} was acknowledged");
}

async fn all(store: &Store) -> usize {
    let ids = store.read(|tx| dossiers::page_of_ids(tx, None, 10_000));
    ids.await.unwrap().len()
}
