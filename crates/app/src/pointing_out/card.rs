//! The card on A5: where the procedure is, in words and as a code for a telephone, made here.
use jiff::civil::Date;
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use weerklank_domain::Language;
use weerklank_texts::paper::{Block, Kind, Paper};
use weerklank_texts::{t, t_with};

use crate::AppError;
use crate::organisation::Current;

/// In the units of the drawing; on paper it is as wide as the template says.
const SIDE_MIN: u32 = 240;

pub(super) fn paper(
    current: &Current,
    (language, issued_on): (Language, Date),
    address: &str,
) -> Result<Paper, AppError> {
    let organisation = current.organisation.name.as_str();
    let say = |key: &str| t_with(language, key, &[("organisation", organisation)]);
    let picture = Block::Picture {
        svg: code(address)?,
        description: t_with(language, "card-code", &[("address", address)]),
        caption: Some(say("card-scan")),
    };
    let letterhead = current.letterhead();
    let phone = letterhead.phone.as_deref().map(|phone| line(language, ("card-phone", phone)));
    let mail = letterhead.mail.as_deref().map(|mail| line(language, ("card-mail", mail)));
    let post = letterhead.address_lines.join(", ");
    let post = (!post.is_empty()).then(|| line(language, ("card-post", &post)));
    let ways: Vec<String> = [Some(t(language, "card-form")), mail, phone, post]
        .into_iter()
        .flatten()
        .chain([t(language, "card-partner")])
        .collect();
    Ok(Paper {
        language,
        title: t(language, "card-title"),
        issued_on,
        letterhead,
        kind: Kind::Card,
        blocks: vec![
            Block::Paragraph(say("card-lead")),
            picture,
            Block::Paragraph(address.to_owned()),
            Block::Heading { level: 1, text: t(language, "card-ways") },
            Block::List(ways),
            Block::Paragraph(t(language, "card-free")),
        ],
        footer_note: None,
    })
}

fn line(language: Language, (key, value): (&str, &str)) -> String {
    t_with(language, key, &[("value", value)])
}

/// A quarter of it may be lost to a fold or a stain.
fn code(address: &str) -> Result<String, AppError> {
    let code = QrCode::with_error_correction_level(address, EcLevel::Q);
    let code = code.map_err(|_| AppError::Unreadable("an address too long for a code"))?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(SIDE_MIN, SIDE_MIN).build())
}
