//! Files before a real `ClamAV`, which knows the EICAR string and nothing else.
use std::os::unix::net::UnixListener;

use jiff::SignedDuration;
use weerklank_app::AppError;
use weerklank_app::files::Scan;
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{Communication, CommunicationKind, Direction, Visibility};
use weerklank_domain::ids::FileId;
use weerklank_domain::reference::Reference;

use crate::story::{Story, request, words};
use crate::test_app::on_both;

/// In two parts, so that no scanner takes this file for a virus.
fn eicar() -> Vec<u8> {
    let (one, two) = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD", "-ANTIVIRUS-TEST-FILE!$H+H*");
    format!("{one}{two}").into_bytes()
}

/// Where the scanner of the tests listens, on a socket and on a port.
fn scanners() -> [String; 2] {
    ["WEERKLANK_TEST_CLAMD", "WEERKLANK_TEST_CLAMD_TCP"].map(|name| {
        std::env::var(name)
            .unwrap_or_else(|_| panic!("set {name}: eval \"$(e2e/clamav-for-tests up DIR)\""))
    })
}

async fn with_files(story: &Story, files: &[(&str, Vec<u8>)]) -> (Reference, Vec<FileId>) {
    let reference = story.taken_in().await;
    let mut enclosed = story.enclosures();
    let mut kept = Vec::new();
    for (name, bytes) in files {
        let content = ("text/plain".to_owned(), bytes.clone());
        kept.push(enclosed.file(words(name), content, Visibility::OfficerOnly));
    }
    let ids = kept.iter().map(|file| file.id).collect();
    let communication = Box::new(Communication {
        kind: CommunicationKind::Letter,
        direction: Direction::Incoming,
        on: local_date(story.now()),
        with: None,
        content: enclosed.text(words("Zie de bijlagen")),
        files: kept,
        visibility: Visibility::OfficerOnly,
    });
    let command = Command::RecordCommunication { communication };
    story.execute(request(&story.bram, reference), command, enclosed).await.unwrap();
    (reference, ids)
}

/// What the scanner says of each file of the dossier.
async fn scans(story: &Story, reference: Reference) -> Vec<Scan> {
    story.seen_by_bram(reference).await.files.into_iter().map(|file| file.scan).collect()
}

#[tokio::test]
async fn what_is_infected_is_kept_and_told_and_given_to_nobody() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        story.expect_waiting();
        let clean = b"Ik ben niet tevreden.".to_vec();
        let (reference, ids) =
            with_files(&story, &[("goed.txt", clean.clone()), ("fout.txt", eicar())]).await;
        assert_eq!(scans(&story, reference).await, [Scan::Waiting, Scan::Waiting]);
        assert!(!story.scan_next_file().await.unwrap(), "there is no scanner");

        let [socket, port] = scanners();
        // One lies in the database and one in the folder; one goes by socket and one by port.
        assert!(story.move_next_file().await.unwrap());
        assert!(story.with_scanner(&socket).scan_next_file().await.unwrap());
        let scanned = story.with_scanner(&port);
        assert!(scanned.scan_next_file().await.unwrap());
        assert!(!scanned.scan_next_file().await.unwrap(), "each is scanned once");

        let found = "Weerklank.Eicar.UNOFFICIAL".to_owned();
        assert_eq!(scans(&story, reference).await, [Scan::Clean, Scan::Infected(found)]);
        let good = story.file(&story.bram, reference, ids[0]).await.unwrap();
        assert_eq!(good.into_bytes().unwrap(), clean);
        let refused = story.file(&story.bram, reference, ids[1]).await;
        assert!(matches!(refused, Err(AppError::Quarantined)), "{refused:?}");
        assert_eq!(scanned.quarantined(&story.bram).await.unwrap(), [reference]);
        assert!(scanned.quarantined(&story.anna).await.unwrap().is_empty());
        while story.move_next_file().await.unwrap() {}
        let dossier = story.seen_by_bram(reference).await;
        assert!(story.is_whole(dossier.files[1].blob).await.unwrap(), "its bytes are kept");
    })
    .await;
}

#[tokio::test]
async fn a_scanner_that_is_not_there_leaves_a_file_unscanned_until_it_is() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        story.expect_waiting();
        let (reference, ids) = with_files(&story, &[("fout.txt", eicar())]).await;
        let folder = tempfile::tempdir().unwrap();
        let nowhere = format!("unix:{}", folder.path().join("clamd.sock").display());
        let away = story.with_scanner(&nowhere);
        assert!(matches!(away.scan_next_file().await, Err(AppError::Scan(_))));
        // One that hangs up says nothing either.
        let listener = UnixListener::bind(folder.path().join("clamd.sock")).unwrap();
        let hangs_up = std::thread::spawn(move || drop(listener.accept()));
        assert!(matches!(away.scan_next_file().await, Err(AppError::Scan(_))));
        hangs_up.join().unwrap();
        assert_eq!(scans(&story, reference).await, [Scan::Waiting]);
        let dossier = away.dossier(&story.bram, reference).await.unwrap();
        assert!(dossier.has_scanner, "the page can say that it was not scanned yet");
        assert!(story.file(&story.bram, reference, ids[0]).await.is_ok(), "as without a scanner");

        assert!(story.with_scanner(&scanners()[0]).scan_next_file().await.unwrap());
        assert!(matches!(scans(&story, reference).await[..], [Scan::Infected(_)]));
    })
    .await;
}

#[tokio::test]
async fn a_file_that_the_scanner_does_not_take_holds_up_no_other() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        story.expect_waiting();
        // More than the StreamMaxLength of the scanner of the tests.
        let large = vec![b'a'; 21 << 20];
        let (reference, _) =
            with_files(&story, &[("groot.txt", large), ("klein.txt", b"klein".to_vec())]).await;
        let scanned = story.with_scanner(&scanners()[0]);
        for _ in 0..2 {
            assert!(scanned.scan_next_file().await.unwrap());
        }
        assert!(!scanned.scan_next_file().await.unwrap(), "the large one rests for an hour");
        assert_eq!(scans(&story, reference).await, [Scan::Waiting, Scan::Clean]);
        scanned.later(SignedDuration::from_hours(2));
        assert!(scanned.scan_next_file().await.unwrap(), "and is tried again");
    })
    .await;
}
