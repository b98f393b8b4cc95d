//! Who wrote a message: a person, a machine, or a server that could not deliver.

use weerklank_mail::incoming::{BounceOutcome, Nature, ParsedMail, Protection};

use super::{plain, read};

fn subject(subject: &str, more: &str) -> ParsedMail {
    read(&format!("From: a@x.example\nSubject: {subject}\n{more}\n\nIk ben er 3 december weer."))
}

#[test]
fn somebody_who_is_away_is_told_from_a_machine_and_from_a_person() {
    let away = subject("Automatisch antwoord: Uw klacht", "Auto-Submitted: auto-replied");
    assert_eq!(away.nature, Nature::OutOfOffice);
    let outlook = subject("Automatic reply: Klacht", "X-Auto-Response-Suppress: All");
    assert_eq!(outlook.nature, Nature::OutOfOffice);
    let old = subject("Afwezig t/m 3 december", "X-Autoreply: yes");
    assert_eq!(old.nature, Nature::OutOfOffice);
    let ticket = subject("Wij hebben uw bericht ontvangen", "Auto-Submitted: auto-replied");
    assert_eq!(ticket.nature, Nature::Automatic);
    let news = subject("Nieuws", "List-Unsubscribe: <https://x.example>");
    assert_eq!(news.nature, Nature::Automatic);
    // Somebody complains about a holiday: no machine says so, so it is a person.
    let person = subject("Vakantiegeld niet betaald", "Auto-Submitted: no");
    assert_eq!(person.nature, Nature::Message);
    for mail in [away, outlook, old, ticket, news] {
        assert!(!mail.may_be_answered_automatically());
    }
    assert!(person.may_be_answered_automatically());
}

#[test]
fn what_another_installation_sent_is_never_answered() {
    let mail = subject("Klacht", "X-Weerklank-Loop: klachten.example.nl");
    assert_eq!(mail.automation.loop_marks, ["klachten.example.nl"]);
    assert!(!mail.may_be_answered_automatically());
    assert!(!subject("Klacht", "Return-Path: <>").may_be_answered_automatically());
    assert!(!subject("Klacht", "Precedence: bulk").may_be_answered_automatically());
}

#[test]
fn a_report_says_which_letter_came_back_and_why() {
    let mail = read(
        "From: MAILER-DAEMON@mx.example\nSubject: Undelivered Mail Returned to Sender\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
         --b\n\nThis is the mail system.\n--b\nContent-Type: message/delivery-status\n\n\
         Reporting-MTA: dns; mx.example\n\n\
         Final-Recipient: rfc822; J@Klant.example\nAction: failed\nStatus: 5.1.1\n\
         Diagnostic-Code: smtp; 550 5.1.1 <j@klant.example>:\n Recipient address rejected\n\
         --b\nContent-Type: message/rfc822\n\nMessage-ID: <K7@organisatie.example>\n\
         Subject: Uw klacht\n\nTekst\n--b--\n",
    );
    let Nature::Bounce(bounce) = &mail.nature else { panic!("{:?}", mail.nature) };
    assert_eq!(bounce.recipient.as_deref(), Some("j@klant.example"));
    assert_eq!(bounce.outcome, BounceOutcome::Failed);
    assert_eq!(bounce.status.as_deref(), Some("5.1.1"));
    assert_eq!(
        bounce.reason.as_deref(),
        Some("550 5.1.1 <j@klant.example>: Recipient address rejected")
    );
    assert_eq!(bounce.original_message_id.as_deref(), Some("K7@organisatie.example"));
    assert!(mail.attachments.iter().any(|file| file.name == "bijlage.eml"));
}

#[test]
fn a_person_who_forwards_a_bounce_is_no_bounce() {
    let mail = plain(
        "Content-Type: multipart/mixed; boundary=b\n",
        "--b\n\nKijk, mijn mail kwam terug.\n--b\nContent-Type: message/delivery-status\n\n\
         Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; j@x.example\n\
         Action: failed\nStatus: 5.1.1\n\n--b--\n",
    );
    assert_eq!(mail.nature, Nature::Message);
}

#[test]
fn what_is_encrypted_is_kept_and_said() {
    let pgp = plain(
        "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n",
        "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\n\
         Content-Type: application/octet-stream; name=encrypted.asc\n\n\
         -----BEGIN PGP MESSAGE-----\nx\n-----END PGP MESSAGE-----\n--b--\n",
    );
    assert_eq!(pgp.nature, Nature::Encrypted(Protection::Pgp));
    assert_eq!(pgp.attachments.len(), 2);
    let inline = plain("", "-----BEGIN PGP MESSAGE-----\n\nx\n-----END PGP MESSAGE-----\n");
    assert_eq!(inline.nature, Nature::Encrypted(Protection::Pgp));
}
