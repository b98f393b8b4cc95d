//! Texts that were never meant to be printed. None of them may keep a letter from going out.

use weerklank_documents::pdf;
use weerklank_texts::paper::{
    Block, Form, Kind, Letter, Letterhead, Logo, Paper, Signature, Table,
};

use crate::pages::{check, print, text_of};
use crate::samples::{dutch_form, english_letter, heading, letter_that_says, lines, paragraph};

#[test]
fn typst_syntax_stays_text() {
    let texts = [
        r#"#import "secret.typ": *"#,
        r#"#read("sheet.json")"#,
        "$x^2 + y$ <label> @reference",
        r"\ \u{41} \* *bold* _under_ `raw` // no comment /* none */",
        "= no heading",
        "- no list -- no dash ~ ... ---",
        r#"}], "lines": ["#,
    ];
    let file = print("syntax", &letter_that_says(texts.map(paragraph).to_vec()));
    let printed = text_of(&file);
    for text in texts {
        assert!(printed.contains(text), "{text} is not in {printed}");
    }
    check(&[file]);
}

#[test]
fn what_has_no_shape_is_printed_as_its_number() {
    let blocks = vec![
        paragraph("a\u{1}b\u{feff}c\u{e000}d\u{10fffd}e\u{fffe}f\u{7f}g\u{9b}h"),
        paragraph("漢字 かな 한글 ไทย"),
        paragraph("\\uD800 \u{fffd} \u{202e}txt.exe\u{202c}"),
        paragraph("\u{10ffff}\u{0}"),
    ];
    let file = print("without-shape", &letter_that_says(blocks));
    let printed = text_of(&file);
    for expected in [
        "a[U+0001]b[U+FEFF]c[U+E000]d[U+10FFFD]e[U+FFFE]f[U+007F]g[U+009B]h",
        "[U+6F22][U+5B57]",
        "\\uD800 \u{fffd} [U+202E]txt.exe",
        "[U+10FFFF][U+0000]",
    ] {
        assert!(printed.contains(expected), "{expected} is not in {printed}");
    }
    check(&[file]);
}

#[test]
fn emoji_are_drawn() {
    let text = "😀 👍🏽 👩‍💻 👨‍👩‍👧‍👦 🏳️‍🌈 🇳🇱 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ ❤️ ✅ ☒ ☐ 🫨";
    let file = print("emoji", &letter_that_says(vec![paragraph(text), heading(text)]));
    let printed = text_of(&file);
    assert!(!printed.contains("[U+"), "{printed}");
    check(&[file]);
}

#[test]
fn other_alphabets_are_set() {
    let texts = [
        "שלום עולם, זה מכתב (בעברית) עם 123 מספרים.",
        "מְנֻקָּד בְּרֵאשִׁית",
        "السلام عليكم، هذه رسالة (بالعربية) مع 123 رقمًا.",
        "می‌خواهم شکایت کنم",
        "پاکستان میں اُردُو",
        "Ελληνικά: ἐν ἀρχῇ ἦν ὁ λόγος",
        "Кириллица: жалоба № 5, ў ґ ѣ",
        "Tiếng Việt: khiếu nại ở đây",
        "Հայերեն ქართული",
        "De heer محمد القاسم kwam op 3 mei.",
        "Zˆ̷̧̛͖̞̱̈́a̵͎͛l̶̗̎g̸̙͠o̴̡͝",
    ];
    let mut blocks = texts.map(paragraph).to_vec();
    blocks.push(heading(texts[0]));
    blocks.push(Block::Quote(texts[2].to_owned()));
    let file = print("alphabets", &letter_that_says(blocks));
    let printed = text_of(&file);
    assert!(!printed.contains("[U+05") && !printed.contains("[U+06"), "{printed}");
    check(&[file]);
}

#[test]
fn long_texts_run_over_pages() {
    let sentence = "Ik heb u dit al drie keer geschreven en er gebeurde niets. ";
    let long: String = sentence.chars().cycle().take(20_000).collect();
    let file = print(
        "long",
        &letter_that_says(vec![
            paragraph(&long),
            Block::Quote(long.clone()),
            Block::List(vec![long.clone()]),
            Block::Fields(vec![("Wat er gebeurde".to_owned(), long.clone())]),
        ]),
    );
    let printed = text_of(&file);
    assert!(printed.matches('\u{c}').count() > 15, "{printed}");
    check(&[file]);
}

#[test]
fn a_word_wider_than_the_page_is_broken() {
    let word = "Wm".repeat(2_500);
    let file = print(
        "wide-word",
        &letter_that_says(vec![
            paragraph(&word),
            Block::Fields(vec![(word.clone(), word.clone())]),
            Block::Table(Table {
                caption: Some(word.clone()),
                head: lines(&["a", "b", "c"]),
                rows: vec![vec![word.clone(), "b".to_owned(), "c".to_owned()]],
            }),
            heading(&word),
        ]),
    );
    let letters = text_of(&file).matches('W').count();
    assert!(letters >= 5 * 2_500, "{letters}");
    check(&[file]);
}

#[test]
fn a_table_of_two_hundred_rows_repeats_its_head() {
    let row = |number: usize| {
        vec![number.to_string(), "Een klacht\nover twee regels".to_owned(), "€ 1,00".to_owned()]
    };
    let table = Table {
        caption: Some("Alle klachten".to_owned()),
        head: lines(&["Nummer", "Onderwerp van de klacht", "Bedrag"]),
        rows: (1..=200).map(row).collect(),
    };
    let file = print("table", &letter_that_says(vec![Block::Table(table)]));
    let printed = text_of(&file);
    let pages = printed.matches('\u{c}').count();
    assert_eq!(printed.matches("Onderwerp van de klacht").count(), pages, "{printed}");
    check(&[file]);
}

#[test]
fn tables_without_a_head_or_with_uneven_rows_are_set() {
    let uneven = Table {
        caption: None,
        head: lines(&["one"]),
        rows: vec![lines(&["1", "2", "3"]), vec![], lines(&["only"])],
    };
    let headless = Table { head: vec![], ..uneven.clone() };
    let blocks = vec![
        Block::Table(uneven),
        Block::Table(headless),
        Block::Table(Table::default()),
        Block::Table(Table { head: lines(&["a", "b"]), ..Table::default() }),
    ];
    check(&[print("uneven", &letter_that_says(blocks))]);
}

#[test]
fn a_paper_that_says_nothing_is_still_a_paper() {
    let nothing = String::new;
    let blocks = vec![
        paragraph(""),
        paragraph(" \n\n\t\u{200b}"),
        heading(""),
        Block::List(vec![nothing()]),
        Block::List(vec![]),
        Block::Fields(vec![(nothing(), nothing())]),
        Block::Quote(nothing()),
        Block::PageBreak,
        Block::PageBreak,
        Block::Signature(Signature::default()),
    ];
    let empty = |kind| Paper {
        title: nothing(),
        letterhead: Letterhead::default(),
        kind,
        blocks: blocks.clone(),
        footer_note: Some(nothing()),
        ..english_letter()
    };
    check(&[
        print("empty-letter", &empty(Kind::Letter(Letter::default()))),
        print("empty-form", &empty(Kind::Form(Form::default()))),
    ]);
}

#[test]
fn headings_never_skip_a_level() {
    let level = |level, text: &str| Block::Heading { level, text: text.to_owned() };
    let blocks = vec![level(3, "deep"), level(0, "none"), level(200, "deepest"), level(2, "two")];
    check(&[print("levels", &letter_that_says(blocks))]);
}

#[test]
fn a_logo_that_cannot_be_read_gives_way_to_the_name() {
    let logos = [
        ("image/png", b"no picture at all".to_vec()),
        ("image/png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02\0\0\0".to_vec()),
        ("image/png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\xff\xff\xff\0\xff\xff\xff".to_vec()),
        ("image/jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec()),
        ("image/svg+xml", b"<svg".to_vec()),
        ("image/svg+xml", vec![]),
        (
            "image/svg+xml",
            b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'>\
            <image href='/etc/passwd' width='1' height='1'/></svg>"
                .to_vec(),
        ),
        ("application/pdf", b"%PDF-1.7".to_vec()),
    ];
    for (number, (media_type, bytes)) in logos.into_iter().enumerate() {
        let logo = Some(Logo { media_type: media_type.to_owned(), bytes });
        let letterhead = Letterhead { logo, ..english_letter().letterhead };
        let file = print(&format!("logo-{number}"), &Paper { letterhead, ..english_letter() });
        assert!(text_of(&file).contains("Noordlicht Adviseurs"), "{number}");
        check(&[file]);
    }
}

#[test]
fn hostile_words_are_refused_nowhere_on_the_page() {
    let nasty = "#x \u{1}\u{feff} <a> $ \\ 漢 🫨 שלום \u{202e} \"'{}[]";
    let owned = || nasty.to_owned();
    let letterhead = Letterhead {
        organisation: owned(),
        address_lines: vec![owned()],
        phone: Some(owned()),
        mail: Some(owned()),
        website: Some(owned()),
        logo: None,
        colour: owned(),
    };
    let letter = Letter {
        addressee_lines: vec![owned(); 12],
        reference: owned(),
        your_reference: Some(owned()),
        subject: owned(),
        contact_lines: vec![owned()],
    };
    let paper = Paper { title: owned(), letterhead, footer_note: Some(owned()), ..dutch_form() };
    let form = Form { reference: owned(), lead: Some(owned()) };
    check(&[
        print("nasty-letter", &Paper { kind: Kind::Letter(letter), ..paper.clone() }),
        print("nasty-form", &Paper { kind: Kind::Form(form), ..paper }),
    ]);
}

/// One packed stream in 256 ends in a byte that is also half of a line end.
#[test]
fn no_stream_ends_in_half_a_line_end() {
    for number in 0..60 {
        let bytes = pdf(&letter_that_says(vec![paragraph(&format!("Letter {number}"))])).unwrap();
        let end: &[u8] = b"\r\nendstream";
        assert!(!bytes.windows(end.len()).any(|found| found == end), "{number}");
    }
}
