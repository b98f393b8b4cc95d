//! The talk sheet on paper: what to ask in the order in which people talk, with room to write.
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_texts::paper::{Block, Form, Kind, Paper};
use weerklank_texts::t;

use crate::{App, AppError};

/// Each part with the lines to write on, and the texts of the fields to be filled in.
const PARTS: [(&str, u8, &[&str]); 7] = [
    ("listen", 12, &[]),
    ("when", 3, &["field-received_on"]),
    ("who", 0, &["field-about"]),
    ("help", 5, &[]),
    ("next", 0, &[]),
    ("reach", 0, &["field-name", "field-company", "field-phone", "field-email", "field-address"]),
    ("check", 2, &[]),
];

impl App {
    /// An empty talk sheet.
    pub async fn talk_sheet(&self, language: Language) -> Result<Vec<u8>, AppError> {
        let organisation = self.organisation().await?;
        let paper = Paper {
            language,
            title: t(language, "talk-title"),
            issued_on: local_date(self.clock.now()),
            letterhead: organisation.letterhead(),
            kind: Kind::Form(Form {
                reference: String::new(),
                lead: Some(t(language, "talk-lead")),
            }),
            blocks: PARTS.iter().flat_map(|part| blocks(part, language)).collect(),
            footer_note: None,
        };
        self.print(paper).await
    }
}

fn blocks((name, lines, fields): &(&str, u8, &[&str]), language: Language) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading { level: 1, text: t(language, &format!("talk-{name}")) },
        Block::Paragraph(t(language, &format!("talk-{name}-paper"))),
    ];
    if *lines > 0 {
        blocks.push(Block::Room(*lines));
    }
    if !fields.is_empty() {
        let blank = |field: &&str| (t(language, field), String::new());
        blocks.push(Block::Fields(fields.iter().map(blank).collect()));
    }
    blocks
}
