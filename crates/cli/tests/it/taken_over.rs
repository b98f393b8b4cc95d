//! What a killed worker had in hand is another's within a minute: two real processes.
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use weerklank_domain::ids::PersonId;
use weerklank_domain::people::Subject;
use weerklank_store::{StoreError, Tx, outbox};

use crate::house::House;
use crate::program::{Running, weerklank};

/// What is promised.
const WITHIN: Duration = Duration::from_mins(1);

/// A mail server that says when a letter came, and never answers the first.
fn slow_server() -> (u16, Receiver<()>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, letters) = channel();
    thread::spawn(move || {
        let mut kept = Vec::new();
        for (number, stream) in listener.incoming().map_while(Result::ok).enumerate() {
            if number == 0 {
                let _ = sender.send(());
                kept.push(stream);
                continue;
            }
            let sender = sender.clone();
            thread::spawn(move || {
                if take(&stream).is_ok() {
                    let _ = sender.send(());
                }
            });
        }
    });
    (port, letters)
}

/// Takes whatever comes over this line.
fn take(stream: &TcpStream) -> std::io::Result<()> {
    let mut out = stream.try_clone()?;
    let mut lines = BufReader::new(stream).lines();
    let mut in_letter = false;
    out.write_all(b"220 test\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        if in_letter && line != "." {
            continue;
        }
        in_letter = line.eq_ignore_ascii_case("data");
        out.write_all(if in_letter { b"354 go on\r\n" } else { b"250 ok\r\n" })?;
        if line.eq_ignore_ascii_case("quit") {
            break;
        }
    }
    Ok(())
}

fn worker(house: &House, port: u16) -> Running {
    let mut command = weerklank(&["worker", "--data"]);
    command.arg(house.folder.path());
    command.env("WEERKLANK_SMTP__HOST", "127.0.0.1").env("WEERKLANK_SMTP__PORT", port.to_string());
    command.env("WEERKLANK_SMTP__SECURITY", "plain-on-loopback-only");
    command.env("WEERKLANK_SMTP__FROM", "klachten@organisatie.example");
    command.env("WEERKLANK_SMTP__TIMEOUT_SECONDS", "300");
    let mut running = Running::start(&mut command);
    running.line_with("working");
    running
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_workers_mail_and_reminders_are_taken_over_within_a_minute() {
    let house = House::build().await;
    house.record("De rekening is te hoog.", Subject::Organisation).await;
    let waiting = house.app.store.read(outbox::counts).await.unwrap().waiting;
    let (port, letters) = slow_server();
    let first = worker(&house, port);
    letters.recv_timeout(WITHIN).unwrap();
    // It has a letter in hand, and the reminders.
    wait_until(async || reminds(&house).await.is_some()).await;
    let holder = reminds(&house).await;
    let second = worker(&house, port);
    first.power_cut();
    let killed = Instant::now();
    wait_until(async || {
        let counts = house.app.store.read(outbox::counts).await.unwrap();
        counts.sent == waiting && counts.waiting == 0
    })
    .await;
    assert!(killed.elapsed() < WITHIN, "{:?}", killed.elapsed());
    wait_until(async || reminds(&house).await != holder).await;
    assert!(killed.elapsed() < WITHIN, "{:?}", killed.elapsed());
    assert_eq!(second.terminate(), Some(0));
}

/// Which process reminds people.
async fn reminds(house: &House) -> Option<PersonId> {
    let read = |tx: &mut Tx<'_>| {
        let row = tx.query_optional("select holder from lease where name = 'reminders'", &[])?;
        row.map(|row| row.get(0)).transpose()
    };
    house.app.store.read::<_, StoreError, _>(read).await.unwrap()
}

/// Looks again and again, for a minute at most.
async fn wait_until(mut is_so: impl AsyncFnMut() -> bool) {
    let begun = Instant::now();
    while !is_so().await {
        assert!(begun.elapsed() < WITHIN, "not within a minute");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}
