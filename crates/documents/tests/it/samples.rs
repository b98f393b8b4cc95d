//! Papers as they leave the house.

use jiff::civil::date;
use weerklank_domain::Language;
use weerklank_texts::paper::{
    Block, Collection, Form, Kind, Letter, Letterhead, Logo, Paper, Report, Signature, Table,
};

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 220 60">
<circle cx="30" cy="30" r="26" fill="#0b5d4e"/>
<path d="M14 36 q8 -22 16 0 t16 0" fill="none" stroke="#fff" stroke-width="5"/>
<rect x="72" y="12" width="140" height="12" fill="#0b5d4e"/>
<rect x="72" y="34" width="96" height="12" fill="#5fae9b"/></svg>"##;

pub(crate) fn letterhead() -> Letterhead {
    Letterhead {
        organisation: "Noordlicht Adviseurs".to_owned(),
        address_lines: lines(&["Hooghiemstraplein 98", "3514 AZ Utrecht"]),
        phone: Some("030 271 42 00".to_owned()),
        mail: Some("klachten@noordlicht.example".to_owned()),
        website: Some("www.noordlicht.example".to_owned()),
        logo: None,
        colour: "#0b5d4e".to_owned(),
    }
}

pub(crate) fn logo() -> Logo {
    Logo { media_type: "image/svg+xml".to_owned(), bytes: LOGO.as_bytes().to_vec() }
}

/// As a partner gives it to a client; the drawing stands for the code.
pub(crate) fn card() -> Paper {
    let address = "https://klachten.noordlicht.example/regeling";
    let code = concat!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 29 29\">",
        "<rect width=\"29\" height=\"29\" fill=\"#fff\"/>",
        "<path d=\"M4 4h7v7h-7zM18 4h7v7h-7z\"/></svg>",
    );
    Paper {
        language: Language::Dutch,
        title: "Niet tevreden? Zeg het ons".to_owned(),
        issued_on: date(2026, 11, 20),
        letterhead: letterhead(),
        kind: Kind::Card,
        blocks: vec![
            paragraph(
                "Noordlicht Adviseurs heeft een klachtenregeling. Daarin staat hoe u een klacht \
                 indient, wat wij ermee doen en wanneer u antwoord krijgt.",
            ),
            Block::Picture {
                svg: code.to_owned(),
                description: format!("Code voor een telefoon, die naar {address} leidt"),
                caption: Some("Scan de code met uw telefoon, of ga naar:".to_owned()),
            },
            paragraph(address),
            heading("Zo bereikt u ons"),
            Block::List(lines(&[
                "Met het formulier op onze website",
                "Per mail: klachten@noordlicht.example",
                "Per telefoon: 030 271 42 00",
                "Per brief: Hooghiemstraplein 98, 3514 AZ Utrecht",
                "Via uw adviseur",
            ])),
            paragraph("Een klacht indienen kost u niets."),
        ],
        footer_note: None,
    }
}

/// A report of a year: sections, tables over several pages and a picture.
pub(crate) fn report() -> Paper {
    let row = |number: u32| lines(&[&format!("Klacht {number}"), &number.to_string()]);
    let table = Table {
        caption: Some("Klachten van dit jaar".to_owned()),
        head: lines(&["Klacht", "Dagen"]),
        rows: (1..=90).map(row).collect(),
    };
    let picture = Block::Picture {
        svg: LOGO.to_owned(),
        description: "Een lijn die stijgt".to_owned(),
        caption: Some("Klachten per maand".to_owned()),
    };
    Paper {
        language: Language::Dutch,
        title: "Jaarverslag klachten 2025".to_owned(),
        issued_on: date(2026, 1, 7),
        letterhead: letterhead(),
        kind: Kind::Report(Report {
            subtitle: "Openbare versie".to_owned(),
            facts: vec![("Peildatum".to_owned(), "2 januari 2026".to_owned())],
        }),
        blocks: vec![
            heading("1. Samenvatting"),
            paragraph("Dit jaar kwamen er 7 klachten."),
            heading("2. De regeling"),
            picture,
            Block::Table(table),
            heading("3. Verantwoording"),
            Block::Heading { level: 2, text: "Telregels".to_owned() },
            paragraph("Een klacht telt in het jaar van ontvangst."),
        ],
        footer_note: Some("Vastgesteld op 7 januari 2026".to_owned()),
    }
}

pub(crate) fn dutch_letter() -> Paper {
    let mut blocks = vec![
        paragraph("Geachte mevrouw De Vries,"),
        paragraph(
            "Op 26 oktober 2026 ontvingen wij uw klacht over de begeleiding bij de verkoop van uw \
             bedrijf. Wij hebben u en onze adviseur gehoord, en het dossier bekeken. In deze brief \
             leest u per klachtpunt wat wij hebben vastgesteld, wat wij daarvan vinden en wat wij \
             gaan doen.",
        ),
        heading("Klachtpunt 1: u wist niet wat het zou kosten"),
        paragraph(
            "In de opdrachtbevestiging van 3 maart 2026 staat een bedrag van € 4.500 tot \
             € 6.000. De einddeclaratie kwam uit op € 9.240. Onze adviseur heeft u \
             tussentijds niet verteld dat het meer werd; hij zegt dat hij dat in een gesprek had \
             willen doen dat niet is doorgegaan.",
        ),
        paragraph(
            "Wij vinden dit klachtpunt gegrond. Wie een bedrag noemt, hoort op tijd te zeggen dat \
             het meer wordt.",
        ),
        heading("Klachtpunt 2: u moest te lang wachten op antwoord"),
        paragraph(
            "Van de elf berichten die u stuurde, zijn er negen binnen twee werkdagen beantwoord. \
             Twee bleven langer liggen, in de week waarin onze adviseur ziek was.",
        ),
        Block::Quote(
            "“Ik heb twee keer gebeld en kreeg niemand te spreken die iets van mijn zaak wist.”"
                .to_owned(),
        ),
        paragraph(
            "Wij vinden dit klachtpunt deels gegrond: bij ziekte hoort een collega uw zaak over te \
             nemen.",
        ),
        heading("Wat wij doen"),
    ];
    blocks.extend(dutch_ending());
    Paper {
        language: Language::Dutch,
        title: "Beslissing op uw klacht K-2026-7H3Q2M".to_owned(),
        issued_on: date(2026, 11, 20),
        letterhead: Letterhead { logo: Some(logo()), ..letterhead() },
        kind: Kind::Letter(Letter {
            addressee_lines: lines(&[
                "Bakkerij De Vries B.V.",
                "t.a.v. mevrouw J.M. de Vries",
                "Kerkstraat 12",
                "3581 RB Utrecht",
            ]),
            reference: "K-2026-7H3Q2M".to_owned(),
            your_reference: None,
            subject: "Beslissing op uw klacht van 26 oktober 2026".to_owned(),
            contact_lines: lines(&["B. Jansen, klachtenfunctionaris", "030 271 42 17"]),
        }),
        blocks,
        footer_note: Some("Klachtenregeling van 1 januari 2026, versie 3".to_owned()),
    }
}

fn dutch_ending() -> Vec<Block> {
    let rows = [
        ["Creditnota van € 3.240 op uw einddeclaratie", "A. Bakker", "27 november 2026"],
        ["Vervanging bij ziekte, vastgelegd in de werkwijze", "Directie", "1 januari 2027"],
        ["Excuses in een gesprek, als u dat wilt", "A. Bakker", "In overleg met u"],
    ];
    vec![
        Block::Table(Table {
            caption: Some("Toezeggingen die bij deze beslissing horen".to_owned()),
            head: lines(&["Toezegging", "Door wie", "Uiterlijk op"]),
            rows: rows.iter().map(|row| lines(row)).collect(),
        }),
        heading("Bent u het niet eens met deze beslissing?"),
        Block::List(lines(&[
            "Bel of mail dan eerst met mij. Mijn nummer staat boven deze brief.",
            "Komen wij er samen niet uit, dan kunt u naar de burgerlijke rechter gaan. Daar is \
             meestal een advocaat bij nodig.",
            "Wilt u dat iemand u helpt? Laat dan weten wat u nodig hebt.",
        ])),
        paragraph(
            "Ik dank u voor uw vertrouwen en voor de tijd die u hebt genomen om uw klacht met ons \
             te bespreken. Wij hebben ervan geleerd.",
        ),
        Block::Signature(Signature {
            closing: "Met vriendelijke groet,".to_owned(),
            name: "Bram Jansen".to_owned(),
            role: Some("Klachtenfunctionaris".to_owned()),
        }),
    ]
}

pub(crate) fn english_letter() -> Paper {
    Paper {
        language: Language::English,
        title: "We received your complaint K-2026-9QX4TB".to_owned(),
        issued_on: date(2026, 11, 2),
        letterhead: letterhead(),
        kind: Kind::Letter(Letter {
            addressee_lines: lines(&["Mr P. O’Donnell", "Singel 250", "1016 AB Amsterdam"]),
            reference: "K-2026-9QX4TB".to_owned(),
            your_reference: Some("PO/2026-118".to_owned()),
            subject: "We received your complaint of 30 October 2026".to_owned(),
            contact_lines: lines(&["B. Jansen, complaints officer", "+31 30 271 42 17"]),
        }),
        blocks: vec![
            paragraph("Dear Mr O’Donnell,"),
            paragraph(
                "Thank you for your letter of 30 October 2026. We received it on 2 November 2026. \
                 You will have our written answer on 30 November 2026 at the latest.",
            ),
            paragraph(
                "I shall look into your complaint myself. I was not involved in the matter that \
                 you complain about. I shall hear you and our adviser, in a meeting, by telephone \
                 or in writing, as you prefer.",
            ),
            paragraph(
                "Please call me if there is anything that you wish to add.\nI am in every day.",
            ),
            Block::Signature(Signature {
                closing: "Yours sincerely,".to_owned(),
                name: "Bram Jansen".to_owned(),
                role: Some("Complaints officer".to_owned()),
            }),
        ],
        footer_note: None,
    }
}

pub(crate) fn dutch_form() -> Paper {
    let fields = |rows: &[(&str, &str)]| {
        let owned = rows.iter().map(|(label, value)| ((*label).to_owned(), (*value).to_owned()));
        Block::Fields(owned.collect())
    };
    Paper {
        language: Language::Dutch,
        title: "Klachtenregistratieformulier".to_owned(),
        issued_on: date(2026, 11, 20),
        letterhead: letterhead(),
        kind: Kind::Form(Form {
            reference: "K-2026-7H3Q2M".to_owned(),
            lead: Some(
                "Ingevuld bij de behandeling van de klacht, volgens artikel 6.2.".to_owned(),
            ),
        }),
        blocks: vec![
            heading("Registratie"),
            fields(&[
                ("Ontvangen op", "26 oktober 2026"),
                ("Kanaal", "Webformulier"),
                ("Klager", "Bakkerij De Vries B.V., mevrouw J.M. de Vries"),
                ("Over wie gaat de klacht", "A. Bakker (partner)"),
                (
                    "Wat is er gebeurd",
                    "De einddeclaratie was hoger dan afgesproken.\nIk wist dat \
                  niet vooraf, en ik kreeg pas na drie weken antwoord op mijn vraag.",
                ),
            ]),
            heading("Behandeling"),
            fields(&[
                ("Soort", "☒ schriftelijk   ☐ mondeling"),
                ("Categorie", "Financiën"),
                ("Klager gehoord op", "4 november 2026, per telefoon"),
                ("Handtekening functionaris", ""),
                ("Opmerkingen", ""),
            ]),
            Block::Room(4),
            heading("Klachtpunten"),
            Block::Table(Table {
                caption: None,
                head: lines(&["Nr", "Klachtpunt", "Oordeel", "Bedrag"]),
                rows: vec![
                    lines(&["1", "U wist niet wat het zou kosten", "Gegrond", "€ 3.240,00"]),
                    lines(&["2", "U moest te lang wachten op antwoord", "Deels gegrond", "€ 0,00"]),
                ],
            }),
        ],
        footer_note: Some("Vertrouwelijk: alleen voor wie de klacht behandelt".to_owned()),
    }
}

/// So many forms in one.
pub(crate) fn collection(forms: usize) -> Paper {
    let form = dutch_form();
    let one = |number: usize| {
        let head = [
            Block::PageBreak,
            heading(&format!("K-2026-{number:06}, gesloten op 20 november 2026")),
        ];
        let deeper = form.blocks.iter().cloned().map(|block| match block {
            Block::Heading { level, text } => Block::Heading { level: level + 1, text },
            other => other,
        });
        head.into_iter().chain(deeper).collect::<Vec<_>>()
    };
    Paper {
        title: "Klachtenregistratieformulieren 2026".to_owned(),
        kind: Kind::Collection(Collection {
            lead: "Deel 1 van 2. De formulieren van dit jaar.".to_owned(),
            contents: "Inhoud".to_owned(),
        }),
        blocks: (1..=forms).flat_map(one).collect(),
        ..form
    }
}

/// A letter that says one thing.
pub(crate) fn letter_that_says(blocks: Vec<Block>) -> Paper {
    Paper { blocks, ..english_letter() }
}

pub(crate) fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

pub(crate) fn heading(text: &str) -> Block {
    Block::Heading { level: 1, text: text.to_owned() }
}

pub(crate) fn lines(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
