//! The receipt on paper, to keep: what was received, with the digest by which it can be checked.
use weerklank_domain::calendar::local_date;
use weerklank_texts::paper::{Block, Form, Kind, Paper};
use weerklank_texts::{dates, t, t_with};

use super::{DraftKey, Receipt};
use crate::organisation::Current;
use crate::{App, AppError};

impl App {
    /// The receipt of what was filed under this key as PDF; nothing when nothing was.
    pub async fn receipt_pdf(&self, key: &DraftKey) -> Result<Option<Vec<u8>>, AppError> {
        let Some(receipt) = self.receipt(key).await? else { return Ok(None) };
        let organisation = self.organisation().await?;
        let today = local_date(self.clock.now());
        let status = format!("{}/status", self.public_url);
        let mut paper = paper(&organisation, &receipt, &status);
        paper.issued_on = today;
        Ok(Some(self.print(paper).await?))
    }
}

fn paper(organisation: &Current, receipt: &Receipt, status: &str) -> Paper {
    let lang = receipt.language;
    let say = |key: &str| t(lang, key);
    let reference = receipt.reference.to_string();
    let version = receipt.procedure_version.to_string();
    let fields = vec![
        (say("receipt-received"), dates::long(lang, receipt.received_on)),
        (say("receipt-code"), receipt.code.to_string()),
        (say("receipt-due"), dates::long(lang, receipt.due.due)),
        (say("receipt-version"), version),
        (say("receipt-follow"), status.to_owned()),
    ];
    let next = if receipt.is_signal { "receipt-next-signal" } else { "receipt-next-1" };
    let next = [next, "receipt-next-2", "receipt-next-3"].map(say);
    Paper {
        language: lang,
        title: t_with(lang, "receipt-file-title", &[("reference", &reference)]),
        issued_on: receipt.received_on,
        letterhead: organisation.letterhead(),
        kind: Kind::Form(Form {
            reference: reference.clone(),
            lead: Some(say("receipt-code-advice")),
        }),
        blocks: vec![
            Block::Fields(fields),
            Block::Heading { level: 1, text: say("receipt-next") },
            Block::List(next.into()),
            Block::Heading { level: 1, text: say("receipt-sent") },
            Block::Paragraph(say("receipt-sent-lead")),
            Block::Quote(receipt.manifest.trim_end().to_owned()),
            Block::Paragraph(format!("{} {}", say("receipt-digest"), receipt.digest)),
        ],
        footer_note: Some(t_with(lang, "receipt-file-title", &[("reference", &reference)])),
    }
}
