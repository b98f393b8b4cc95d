//! Real mails with pieces cut out, repeated, swapped and overwritten: whatever comes of it is read
//! to the end, within its limits, and safe to show.

use std::sync::LazyLock;

use proptest::prelude::*;
use weerklank_mail::incoming::{
    Limits, ParsedMail, Warning, digest_without_trace, parse, preview_html,
};

use super::golden::mails;

static MAILS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(mails);

/// What happens to a message; places are shares of its length.
#[derive(Clone, Debug)]
enum Mutation {
    Cut(f64, f64),
    Repeat(f64, f64, usize),
    Overwrite(f64, Vec<u8>),
    Insert(f64, Vec<u8>),
    Swap(f64, f64),
    Splice(f64, usize, f64),
}

/// Pieces that mean something somewhere.
const PIECES: [&[u8]; 20] = [
    b"\r\n\r\n",
    b"\n",
    b"--",
    b"Content-Type: multipart/mixed; boundary=\"sig\"\n\n--sig\n",
    b"Content-Type: message/rfc822\n\n",
    b"Content-Type: text/html\n\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Transfer-Encoding: quoted-printable\n",
    b"charset=utf-7",
    b"charset=iso-2022-jp",
    b"=?utf-8?B?",
    b"?=",
    b"=0D=0A",
    b"\xff\xfe\x00",
    b"<script>alert(1)</script>",
    b"<img src=\"https://x.example/a\" onerror=alert(1)>",
    b"<!--",
    b"<table><tr><td><b><a href='",
    b"> ",
    b"\nVan: x\nVerzonden: y\nAan: z\n",
];

fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        proptest::sample::select(&PIECES[..]).prop_map(<[u8]>::to_vec),
        proptest::collection::vec(any::<u8>(), 0..40),
    ]
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let place = || 0.0..1.0;
    prop_oneof![
        (place(), place()).prop_map(|(a, b)| Mutation::Cut(a, b)),
        (place(), place(), 1..60_usize).prop_map(|(a, b, n)| Mutation::Repeat(a, b, n)),
        (place(), piece()).prop_map(|(a, bytes)| Mutation::Overwrite(a, bytes)),
        (place(), piece()).prop_map(|(a, bytes)| Mutation::Insert(a, bytes)),
        (place(), place()).prop_map(|(a, b)| Mutation::Swap(a, b)),
        (place(), any::<usize>(), place()).prop_map(|(a, mail, b)| Mutation::Splice(a, mail, b)),
    ]
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a share of a length is a place in it"
)]
fn place(share: f64, length: usize) -> usize {
    ((share * length as f64) as usize).min(length)
}

fn mutate(raw: &mut Vec<u8>, mutation: &Mutation, mails: &[(String, Vec<u8>)]) {
    let at = |share: f64| place(share, raw.len());
    let range = |a: f64, b: f64| at(a).min(at(b))..at(a).max(at(b));
    match mutation {
        Mutation::Cut(a, b) => drop(raw.drain(range(*a, *b))),
        Mutation::Repeat(a, b, times) => {
            let range = range(*a, *b);
            let end = range.end;
            let piece = raw[range].repeat(*times);
            if raw.len() + piece.len() < 300_000 {
                raw.splice(end..end, piece);
            }
        }
        Mutation::Overwrite(a, bytes) => {
            let start = at(*a);
            let end = (start + bytes.len()).min(raw.len());
            raw.splice(start..end, bytes.iter().copied());
        }
        Mutation::Insert(a, bytes) => {
            let start = at(*a);
            raw.splice(start..start, bytes.iter().copied());
        }
        Mutation::Swap(a, b) => {
            let range = range(*a, *b);
            raw[range].reverse();
        }
        Mutation::Splice(a, other, b) => {
            let start = at(*a);
            let other = &mails[other % mails.len()].1;
            raw.splice(start.., other[place(*b, other.len())..].iter().copied());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn whatever_comes_is_read_to_the_end_and_safe(
        mail in any::<usize>(),
        mutations in proptest::collection::vec(mutation(), 1..8),
    ) {
        let mails = &*MAILS;
        let mut raw = mails[mail % mails.len()].1.clone();
        for mutation in &mutations {
            mutate(&mut raw, mutation, mails);
        }
        let limits = Limits::default();
        let read = parse(&raw, &limits);
        is_sound(&read, &limits);
        prop_assert_eq!(&read, &parse(&raw, &limits));
        prop_assert_eq!(digest_without_trace(&raw), digest_without_trace(&raw));
        let tight = Limits {
            message_bytes: 2_000,
            header_bytes: 500,
            parts: 3,
            depth: 2,
            files: 2,
            recipients: 1,
            text_bytes: 50,
            html_bytes: 200,
            work: 5_000,
        };
        is_sound(&parse(&raw, &tight), &tight);
    }
}

/// More than for a property of a few lines; `cargo xtask full` asks for more still.
fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(2_000)
}

fn is_sound(mail: &ParsedMail, limits: &Limits) {
    assert!(mail.text.len() <= limits.text_bytes);
    assert!(mail.attachments.len() <= limits.files);
    assert!(mail.to.len() <= limits.recipients);
    let mut at = 0;
    for fold in &mail.folds {
        assert!(at <= fold.range.start && fold.range.start < fold.range.end);
        assert!(mail.text.get(fold.range.clone()).is_some());
        at = fold.range.end;
    }
    for file in &mail.attachments {
        assert!(!file.name.is_empty() && file.name.chars().count() <= 130, "{}", file.name);
        assert!(!file.name.contains(['/', '\\', '\0', '\r', '\n', '"', '<']), "{}", file.name);
    }
    for line in [Some(&mail.subject), mail.message_id.as_ref()].into_iter().flatten() {
        assert!(!line.contains(['\r', '\n', '\0']));
    }
    let page = preview_html(mail).to_lowercase();
    for wrong in ["<script", "<svg", "<iframe", "<img", "<form", "<style", " onerror=\"", "src="] {
        let shown = page.split_once("<body>").map_or("", |(_, body)| body);
        assert!(!shown.contains(wrong) || is_text(shown, wrong), "{page}");
    }
    let read = !mail.text.is_empty() || !mail.attachments.is_empty();
    assert!(read || mail.warnings.contains(&Warning::NothingToRead));
}

/// Outside a tag anything may be said.
fn is_text(page: &str, wrong: &str) -> bool {
    let mut tags = page.split('<').skip(1).filter_map(|rest| rest.split('>').next());
    !wrong.starts_with('<') && tags.all(|tag| !tag.contains(wrong) || tag.starts_with("a href"))
}
