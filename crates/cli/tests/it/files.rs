//! Files through the whole program: they stream, they are backed up, and what is broken is named.
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

use weerklank_app::execute::Request;
use weerklank_domain::calendar::local_date;
use weerklank_domain::chain::Digest;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::facts::{Communication, CommunicationKind, Direction, Visibility};
use weerklank_domain::ids::FileId;
use weerklank_domain::people::Subject;
use weerklank_domain::text::Words;

use crate::house::{House, PASSWORD};
use crate::http;
use crate::program::{done, on};
use crate::serve::serve;

/// As large as a file may be.
const LARGE: usize = 50 << 20;
/// What the program may take more than it did for a small file.
const GROWTH_MAX: u64 = 16 << 20;

/// Adds a file to a dossier; its bytes are in the folder.
async fn add(house: &House, reference: &str, (name, bytes): (&str, &[u8])) -> FileId {
    let kept = house.app.files.blobs.keep(bytes).await.unwrap();
    let mut enclosed = house.app.enclosures();
    let words = |text: &str| Words::parse(text).unwrap();
    let content = ("text/plain".to_owned(), kept);
    let file = enclosed.kept_file(words(name), content, Visibility::OfficerOnly);
    let communication = Box::new(Communication {
        kind: CommunicationKind::Letter,
        direction: Direction::Incoming,
        on: local_date(house.app.clock.now()),
        with: None,
        content: enclosed.text(words("Zie de bijlage")),
        files: vec![file],
        visibility: Visibility::OfficerOnly,
    });
    let request = Request {
        by: house.bram.clone(),
        reference: reference.parse().unwrap(),
        seen: None,
        submission: None,
    };
    let command = Command::RecordCommunication { communication };
    house.app.execute(request, command, enclosed).await.unwrap();
    file.id
}

fn path_of(house: &House, bytes: &[u8]) -> PathBuf {
    let name = Digest::sha256(bytes).to_string();
    house.folder.path().join("blobs").join(&name[..2]).join(name)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_file_comes_and_goes_and_memory_does_not_grow_with_it() {
    let house = House::build().await;
    let reference = house.record("De rekening is te hoog.", Subject::Organisation).await;
    let large: Vec<u8> =
        b"regel van een lang bestand\n".iter().copied().cycle().take(LARGE).collect();
    let file = add(&house, &reference, ("groot.txt", &large)).await;
    let small = add(&house, &reference, ("klein.txt", b"klein")).await;
    let link = house.app.invitation_link(house.bram.person).await.unwrap();
    house.app.accept_invitation(link.rsplit('/').next().unwrap(), PASSWORD).await.unwrap();
    let (mut running, address) = serve(house.folder.path());
    running.line_with("serving");
    let path = |id: FileId| format!("/klachten/{reference}/bestanden/{id}");
    let cookie = sign_in(&address);
    // What any file costs, and what the password did, comes before it is measured.
    assert_eq!(upload(&address, 1 << 20), 303);
    assert_eq!(download(&address, &path(small), &cookie), 5);
    let before = peak(running.pid());
    assert_eq!(upload(&address, LARGE), 303);
    assert_eq!(download(&address, &path(file), &cookie), LARGE);
    let after = peak(running.pid());
    println!("peak before {} KiB, after {} KiB", before >> 10, after >> 10);
    assert!(after < before + GROWTH_MAX, "from {before} to {after} bytes");
    assert_eq!(running.terminate(), Some(0));
}

/// The most memory that a process ever had, in bytes.
fn peak(pid: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
}

fn sign_in(address: &str) -> String {
    let fields = [("email", "bram@organisatie.example"), ("wachtwoord", PASSWORD)];
    let answer = http::post(address, "/aanmelden", ("", &fields)).unwrap();
    let cookie = answer.header("set-cookie").expect("he is signed in");
    cookie.split(';').next().unwrap().to_owned()
}

/// Sends a file of the public form a piece at a time, and answers the status.
fn upload(address: &str, size: usize) -> u16 {
    static PIECE: [u8; 64 * 1024] = [b'a'; 64 * 1024];
    let start = "--lijn\r\nContent-Disposition: form-data; name=\"files\"; \
        filename=\"groot.txt\"\r\nContent-Type: text/plain\r\n\r\n";
    let end = "\r\n--lijn--\r\n";
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "POST /klacht/bijlagen HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
         Sec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=lijn\r\n\
         Content-Length: {}\r\n\r\n{start}",
        start.len() + size + end.len()
    )
    .unwrap();
    let mut left = size;
    while left > 0 {
        let piece = left.min(PIECE.len());
        stream.write_all(&PIECE[..piece]).unwrap();
        left -= piece;
    }
    stream.write_all(end.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

/// Reads a file a piece at a time, and answers how long it was.
fn download(address: &str, path: &str, cookie: &str) -> usize {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nCookie: {cookie}\r\n\r\n"
    )
    .unwrap();
    let (mut head, mut piece, mut length) = (Vec::new(), vec![0; 64 * 1024], 0);
    loop {
        let read = stream.read(&mut piece).unwrap();
        if read == 0 {
            break;
        }
        if head.ends_with(b"\r\n\r\n") {
            length += read;
            continue;
        }
        for (place, byte) in piece[..read].iter().enumerate() {
            head.push(*byte);
            if head.ends_with(b"\r\n\r\n") {
                length += read - place - 1;
                break;
            }
        }
    }
    let head = String::from_utf8(head).unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    length
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_holds_the_files_and_is_restored_with_them() {
    let house = House::build().await;
    let reference = house.record("De rekening is te hoog.", Subject::Organisation).await;
    add(&house, &reference, ("een.txt", b"een")).await;
    add(&house, &reference, ("twee.txt", b"twee")).await;
    let places = tempfile::tempdir().unwrap();
    let copy = places.path().join("kopie.db");
    let copy = copy.to_str().unwrap();
    done(house.folder.path(), &["backup", copy]);
    let left: Vec<_> = fs::read_dir(places.path()).unwrap().map(|at| at.unwrap().path()).collect();
    assert_eq!(left.len(), 1, "one file, and nothing beside it: {left:?}");
    let place = places.path().join("nieuw");
    done(&place, &["restore", copy]);
    assert!(done(&place, &["verify"]).contains("bestanden: 2"));
    assert!(!Path::new(&place).join("blobs").join("arrivals").exists());
    assert!(done(&place, &["doctor"]).contains("OK    Bestanden nagekeken: 2;"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_gone_or_damaged_is_named_and_keeps_nothing_else() {
    let house = House::build().await;
    let reference = house.record("De rekening is te hoog.", Subject::Organisation).await;
    for bytes in [&b"een"[..], b"twee", b"drie"] {
        add(&house, &reference, ("brief.txt", bytes)).await;
    }
    let folder = house.folder.path();
    assert!(
        done(folder, &["doctor"]).contains("OK    Bestanden nagekeken: 3; weg of beschadigd: 0.")
    );
    fs::remove_file(path_of(&house, b"een")).unwrap();
    fs::write(path_of(&house, b"twee"), b"TWEE").unwrap();
    let found = on(folder, &["doctor"]);
    assert_eq!(found.code, Some(1));
    assert!(found.out.contains(&format!("FAIL  Een bestand van {reference} is weg")));
    assert!(found.out.contains(&format!("FAIL  Een bestand van {reference} is beschadigd")));
    let verified = on(folder, &["verify"]);
    assert_eq!(verified.code, Some(1));
    assert_eq!(verified.out.lines().count(), 2, "both are named: {}", verified.out);
    // The rest is saved all the same, and the fault is told.
    let places = tempfile::tempdir().unwrap();
    let copy = places.path().join("kopie.db");
    let made = on(folder, &["backup", copy.to_str().unwrap()]);
    assert_eq!(made.code, Some(1));
    assert!(made.err.contains("van 2 bestanden"), "{}", made.err);
    let place = places.path().join("nieuw");
    let restored = done(&place, &["restore", copy.to_str().unwrap()]);
    assert_eq!(restored.matches(&reference).count(), 2, "{restored}");
}
