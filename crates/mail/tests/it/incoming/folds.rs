//! Which pieces of a text are folded, in the ways of the programs that people use.

use weerklank_mail::incoming::FoldKind;

use super::plain;

/// What is left to see of a text, and what is folded.
fn seen(text: &str) -> (String, Vec<(FoldKind, String)>) {
    let mail = plain("", text);
    let (mut open, mut at) = (String::new(), 0);
    let mut folded = Vec::new();
    for fold in &mail.folds {
        open.push_str(&mail.text[at..fold.range.start]);
        folded.push((fold.kind, mail.text[fold.range.clone()].trim().to_owned()));
        at = fold.range.end;
    }
    open.push_str(&mail.text[at..]);
    (open.trim().to_owned(), folded)
}

#[test]
fn the_announcements_of_gmail_and_apple_go_with_the_quote() {
    for announcement in [
        "Op vr 27 nov 2026 om 10:00 schreef Klachten <klachten@organisatie.example>:",
        "Op vr 27 nov 2026 om 10:00 schreef Klachtenfunctionaris\n<klachten@organisatie.example>:",
        "Op 27 nov 2026 om 10:00 heeft Klachten <k@o.example> het volgende geschreven:",
        "On Fri, Nov 27, 2026 at 10:00 AM Klachten <klachten@organisatie.example>\nwrote:",
        "Klachten <k@organisatie.example> schreef op 27 november 2026 om 10:00:",
    ] {
        let (open, folded) = seen(&format!("Dank u.\n\n{announcement}\n\n> Beste\n>\n> tekst\n"));
        assert_eq!(open, "Dank u.", "{announcement}");
        assert_eq!(folded.len(), 1, "{announcement}");
        assert!(folded[0].1.starts_with(announcement.lines().next().unwrap()));
    }
}

#[test]
fn the_headers_of_outlook_and_notes_fold_what_is_below() {
    for start in [
        "Van: Klachten <k@o.example>\nVerzonden: vrijdag 27 november 2026 10:00\nAan: Jan\n\
         Onderwerp: Uw klacht",
        "________________________________\nVan: Klachten <k@o.example>\nVerzonden: vrijdag\n\
         Aan: Jan\nOnderwerp: Uw klacht",
        "From: Klachten <k@o.example>\nSent: Friday\nTo: Jan\nSubject: Uw klacht",
        "*Van:* Klachten\n*Verzonden:* vrijdag\n*Aan:* Jan\n*Onderwerp:* Uw klacht",
        "-----Oorspronkelijk bericht-----\nVan: Klachten",
        "-----Klachten/Organisatie wrote: -----\nTo: Jan",
    ] {
        let (open, folded) = seen(&format!("Ik ben het oneens.\n\n{start}\n\nBeste Jan,\nx\n"));
        assert_eq!(open, "Ik ben het oneens.", "{start}");
        assert_eq!(folded.len(), 1, "{start}");
    }
}

#[test]
fn an_answer_between_the_lines_stays_open() {
    let (open, folded) = seen("> Vraag een?\n\nJa.\n\n> Vraag twee?\n\nNee.\n");
    assert_eq!(open.split_whitespace().collect::<Vec<_>>(), ["Ja.", "Nee."]);
    assert_eq!(folded.len(), 2);
}

#[test]
fn a_signature_is_folded_and_telephones_too() {
    let (open, folded) = seen("Tekst\n\nVerstuurd vanaf mijn iPhone\n");
    assert_eq!((open.as_str(), folded[0].0), ("Tekst", FoldKind::Signature));
    let (open, folded) = seen("Tekst\n-- \nJan\n0612345678\n");
    assert_eq!((open.as_str(), folded[0].0), ("Tekst", FoldKind::Signature));
}

#[test]
fn ordinary_sentences_are_no_quote() {
    for text in [
        "Op maandag schreef ik u al. Dit klopt niet:\nhet bedrag is 100.",
        "Van: 1 november\ntot: 3 november was ik weg.",
        "Ik schreef op 3 mei:\nik wil mijn geld terug.",
    ] {
        let (open, folded) = seen(text);
        assert_eq!(open, text, "{folded:?}");
    }
}

#[test]
fn a_message_that_is_all_quote_stays_open() {
    let text = "---------- Doorgestuurd bericht ---------\nVan: Jan\n\nDe klacht zelf.";
    assert_eq!(seen(text), (text.to_owned(), Vec::new()));
}
