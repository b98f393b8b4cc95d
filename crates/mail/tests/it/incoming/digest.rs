//! One mail in two mailboxes is one; two mails are two.

use weerklank_mail::incoming::digest_without_trace;

const MAIL: &str = "Message-ID: <1@x>\nFrom: a@x\nSubject: b\n\nTekst\nX-Spam: nee\n";

fn digest(mail: &str) -> [u8; 32] {
    digest_without_trace(mail.as_bytes())
}

#[test]
fn what_the_road_adds_does_not_count() {
    let traces = "Return-Path: <a@x>\nDelivered-To: klachten@o\nReceived: from a\n by b; Fri\n\
                  DKIM-Signature: v=1;\n\tb=x\nX-MS-Exchange-Organization-AuthAs: Anonymous\n\
                  X-Original-To: k@o\nX-Spam-Score: 1\n";
    assert_eq!(digest(&format!("{traces}{MAIL}")), digest(MAIL));
    assert_eq!(digest(&MAIL.replace('\n', "\r\n")), digest(MAIL));
    assert_eq!(digest(&format!("From a@x Fri Nov 27\n{MAIL}")), digest(MAIL));
}

#[test]
fn any_other_difference_counts() {
    for other in [
        MAIL.replace("<1@x>", "<2@x>"),
        MAIL.replace("Tekst", "tekst"),
        MAIL.replace("X-Spam: nee", "X-Spam: ja"),
        format!("Delivered-To: x\n\n{MAIL}"),
        format!("{MAIL} "),
    ] {
        assert_ne!(digest(&other), digest(MAIL), "{other}");
    }
}
