//! Papers as they should be.

use std::process::Command;

use jiff::civil::date;
use weerklank_documents::{pdf, renderer};
use weerklank_texts::paper::{Block, Letterhead, Logo, Paper, Signature, Table};

use crate::pages::{check, command, print, text_of};
use crate::samples::{
    card, collection, dutch_form, dutch_letter, english_letter, heading, letter_that_says,
    paragraph, report,
};

const POINTS_PER_MM: f64 = 72.0 / 25.4;

#[test]
fn letters_and_forms_are_lasting_and_accessible() {
    check(&[
        print("dutch-letter", &dutch_letter()),
        print("english-letter", &english_letter()),
        print("dutch-form", &dutch_form()),
        print("card", &card()),
        print("collection", &collection(3)),
        print("empty-collection", &collection(0)),
    ]);
}

#[test]
fn art_7_1_many_forms_have_a_cover_contents_and_a_page_of_their_own() {
    let printed = text_of(&print("many-forms", &collection(40)));
    let pages: Vec<&str> = printed.split('\u{c}').collect();
    assert!(pages[0].contains("De formulieren van dit jaar."), "{}", pages[0]);
    let listed = |page: &str| page.lines().filter(|line| line.contains("K-2026-0000")).count();
    assert!(pages[1].contains("Inhoud") && listed(pages[1]) >= 30, "{}", pages[1]);
    let first = pages.iter().position(|page| page.contains("Registratie")).unwrap();
    let line = pages[1].lines().find(|line| line.contains("K-2026-000001")).unwrap();
    assert!(line.trim_end().ends_with(&(first + 1).to_string()), "{line}");
    for (page, number) in pages[first..].iter().zip(1..=40) {
        assert!(page.contains(&format!("K-2026-{number:06}")), "{page}");
        // In its head, and as its heading.
        assert_eq!(page.matches("gesloten op").count(), 2, "{page}");
    }
    let none = text_of(&print("no-forms", &collection(0)));
    assert!(!none.contains("Inhoud"), "{none}");
}

#[test]
fn a_card_is_one_page_of_a5_with_its_code() {
    let file = print("card-a5", &card());
    let told = command(Command::new("pdfinfo").arg(&file));
    assert!(told.contains("Pages:           1"), "{told}");
    assert!(told.contains("419.528 x 595.276 pts"), "{told}");
    let printed = text_of(&file);
    for words in ["Niet tevreden?", "https://klachten.noordlicht.example/regeling"] {
        assert!(printed.contains(words), "{words} is not in {printed}");
    }
}

#[test]
fn a_report_has_a_cover_contents_and_heads_that_say_where_one_is() {
    let file = print("report", &report());
    check(std::slice::from_ref(&file));
    let text = text_of(&file);
    let pages: Vec<&str> = text.split('\u{c}').collect();
    assert!(pages[0].contains("Openbare versie") && pages[0].contains("2 januari 2026"), "{text}");
    assert!(!pages[0].contains("1. Samenvatting"), "the cover stands alone");
    assert!(pages[1].contains("Inhoud") && pages[1].contains("2. De regeling"), "{}", pages[1]);
    assert!(pages[2].contains("Dit jaar kwamen er 7 klachten."), "{}", pages[2]);
    let heads = |page: &str| page.lines().next().unwrap_or_default().contains("De regeling");
    assert!(heads(pages[3]), "the table goes on under its section: {}", pages[3]);
    let goes_on = pages[3].contains("Klacht") && pages[3].contains("Dagen");
    assert!(goes_on, "with its head above it again");
}

#[test]
fn a_dutch_letter_speaks_dutch() {
    let printed = text_of(&print("dutch-words", &dutch_letter()));
    for word in ["Datum", "20 november 2026", "Kenmerk", "Behandeld door", "Onderwerp"] {
        assert!(printed.contains(word), "{word} is not in {printed}");
    }
    assert!(printed.contains("Pagina 1 van 2") && printed.contains("Pagina 2 van 2"));
    let second = printed.split('\u{c}').nth(1).unwrap();
    assert!(second.contains("K-2026-7H3Q2M · 20 november 2026"), "{second}");
}

#[test]
fn an_english_letter_speaks_english() {
    let printed = text_of(&print("english-words", &english_letter()));
    for word in ["Date", "2 November 2026", "Reference", "Your reference", "Subject"] {
        assert!(printed.contains(word), "{word} is not in {printed}");
    }
    assert!(printed.contains("Page 1 of 1"), "{printed}");
}

#[test]
fn the_address_shows_in_the_window_of_the_envelope() {
    let file = print("window", &dutch_letter());
    let words = command(Command::new("pdftotext").arg("-bbox").arg(file).arg("-"));
    for word in ["Bakkerij", "3581"] {
        let line = words.lines().find(|line| line.contains(&format!(">{word}<"))).unwrap();
        let edge = |name: &str| -> f64 {
            let value = line.split(&format!("{name}=\"")).nth(1).unwrap();
            value.split('"').next().unwrap().parse::<f64>().unwrap() / POINTS_PER_MM
        };
        assert!(edge("xMin") >= 20.0 && edge("xMax") <= 110.0, "{line}");
        assert!(edge("yMin") >= 49.0 && edge("yMax") <= 79.0, "{line}");
    }
}

#[test]
fn a_reader_learns_the_language_the_title_and_the_day() {
    let file = print("metadata", &dutch_letter());
    let told = command(Command::new("pdfinfo").arg(&file));
    for line in ["Beslissing op uw klacht K-2026-7H3Q2M", "Noordlicht Adviseurs", "Nov 20", "yes"] {
        assert!(told.contains(line), "{line} is not in {told}");
    }
    let bytes = std::fs::read(&file).unwrap();
    assert!(String::from_utf8_lossy(&bytes).contains("/Lang(nl-NL)"));
    let structure = command(Command::new("pdfinfo").arg("-struct").arg(&file));
    for element in ["H1", "H2", "Table", "TH", "LI", "BlockQuote", "Figure"] {
        assert!(structure.contains(element), "{element} is not in {structure}");
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    assert_eq!(pdf(&dutch_letter()).unwrap(), renderer()(&dutch_letter()).unwrap());
    let later = Paper { issued_on: date(2026, 11, 21), ..dutch_letter() };
    assert_ne!(pdf(&dutch_letter()).unwrap(), pdf(&later).unwrap());
}

#[test]
fn logos_of_each_kind_are_shown() {
    let png = include_bytes!("dot.png").to_vec();
    let jpeg = include_bytes!("dot.jpg").to_vec();
    let plain = pdf(&english_letter()).unwrap();
    for (media_type, bytes) in [("image/png", png), ("image/jpeg", jpeg)] {
        let logo = Some(Logo { media_type: media_type.to_owned(), bytes });
        let letterhead = Letterhead { logo, ..english_letter().letterhead };
        let file = print(&media_type.replace('/', "-"), &Paper { letterhead, ..english_letter() });
        let structure = command(Command::new("pdfinfo").arg("-struct").arg(&file));
        assert!(structure.contains("Figure"), "{media_type}: {structure}");
        assert_ne!(std::fs::read(&file).unwrap(), plain);
        check(&[file]);
    }
}

#[test]
fn a_picture_is_shown_or_said() {
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 20'>\
        <rect width='60' height='20' fill='#0b5d4e'/><text y='15' font-size='9'>60 %</text></svg>";
    let picture = |svg: &str| Block::Picture {
        svg: svg.to_owned(),
        description: "Six in ten were answered in time.".to_owned(),
        caption: Some("Answered in time".to_owned()),
    };
    let shown = print("picture", &letter_that_says(vec![picture(drawing)]));
    assert!(!text_of(&shown).contains("Six in ten"));
    let said = print("no-picture", &letter_that_says(vec![picture("no drawing")]));
    assert!(text_of(&said).contains("Six in ten"));
    check(&[shown, said]);
}

/// Wherever the page ends, the signature stands below some of what it signs.
#[test]
fn a_signature_is_never_alone_on_a_page() {
    let sentence = "We have looked into it and this is what we found. ";
    let rows = vec![("label".to_owned(), "these are the last words".to_owned())];
    let ends = [
        paragraph("I am sorry, and these are the last words."),
        paragraph(&(sentence.repeat(12) + "And these are the last words.")),
        paragraph(&(sentence.repeat(60) + "And these are the last words.")),
        Block::List(vec!["one".to_owned(), "these are the last words".to_owned()]),
        Block::Fields(rows),
        Block::Quote("these are the last words".to_owned()),
    ];
    let signature = Signature {
        closing: "Yours sincerely,".to_owned(),
        name: "Bram Jansen".to_owned(),
        role: None,
    };
    for (number, end) in ends.iter().enumerate() {
        for lines in 8..40 {
            let filling = vec!["A line."; lines].join("\n");
            let blocks =
                vec![paragraph(&filling), end.clone(), Block::Signature(signature.clone())];
            let file = print(&format!("signature-{number}"), &letter_that_says(blocks));
            let printed = text_of(&file);
            let page = printed.split('\u{c}').find(|page| page.contains("Yours sincerely"));
            let page = page.unwrap();
            assert!(page.contains("last words"), "{number} after {lines} lines: {page}");
            assert!(page.contains("Bram Jansen"), "{number} after {lines} lines: {page}");
        }
    }
}

#[test]
fn a_heading_stays_with_what_follows() {
    for lines in 20..36 {
        let filling = vec!["A line."; lines].join("\n");
        let file = print(
            "heading",
            &letter_that_says(vec![paragraph(&filling), heading("Above"), paragraph("Below")]),
        );
        let printed = text_of(&file);
        let page = printed.split('\u{c}').find(|page| page.contains("Above")).unwrap();
        assert!(page.contains("Below"), "after {lines} lines: {page}");
    }
}

#[test]
fn a_form_can_be_printed_to_fill_in_by_hand() {
    let mut form = dutch_form();
    for block in &mut form.blocks {
        if let Block::Fields(rows) = block {
            for (_, value) in rows {
                value.clear();
            }
        }
        if let Block::Table(Table { rows, .. }) = block {
            rows.iter_mut().flatten().for_each(String::clear);
        }
    }
    check(&[print("blank-form", &form)]);
}
