//! From any bytes to what the timeline shows of a mail: text, folds, safe HTML, files.
#![no_main]

use libfuzzer_sys::fuzz_target;
use weerklank_mail::incoming::{Limits, digest_without_trace, parse, preview_html};

fuzz_target!(|raw: &[u8]| {
    let limits = Limits::default();
    let mail = parse(raw, &limits);
    assert!(mail.text.len() <= limits.text_bytes);
    let mut at = 0;
    for fold in &mail.folds {
        assert!(at <= fold.range.start);
        assert!(mail.text.get(fold.range.clone()).is_some());
        at = fold.range.end;
    }
    for file in &mail.attachments {
        assert!(!file.name.is_empty());
        assert!(!file.name.contains(['/', '\\', '\0', '\r', '\n']));
    }
    let page = preview_html(&mail).to_lowercase();
    let body = page.split_once("<body>").map_or("", |(_, body)| body);
    for wrong in ["<script", "<svg", "<iframe", "<img", "<form", "<style", "<object", "<embed"] {
        assert!(!body.contains(wrong));
    }
    assert_eq!(digest_without_trace(raw), digest_without_trace(raw));
});
