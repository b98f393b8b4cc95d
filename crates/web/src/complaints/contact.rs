//! How the complainant can be reached, as a form asks for it (5.1).
use weerklank_app::card::{ContactCard, is_mail_address};

use super::controls::{Controls, Need};
use super::reading::Reading;
use crate::submitted::Submitted;

/// The longest line of a contact card, in characters.
const LINE_MAX: usize = 200;
/// The longest address, in characters.
const ADDRESS_MAX: usize = 500;
/// The longest mail address that can be delivered (RFC 5321), in characters.
const EMAIL_MAX: usize = 254;
/// The digits of a number of the Chamber of Commerce.
const CHAMBER_NUMBER_DIGITS: usize = 8;

pub(super) fn known(card: ContactCard, form: &mut Submitted) {
    form.set("company", card.company);
    form.set("chamber_number", card.chamber_number);
    form.set("email", card.email);
    form.set("phone", card.phone);
    form.set("address", card.address);
}

pub(super) fn controls(form: &mut Controls<'_>) {
    form.typed_line("company", Need::Optional, ("text", "off"));
    form.typed_line("chamber_number", Need::Optional, ("text", "off"));
    form.typed_line("email", Need::Optional, ("email", "off"));
    form.typed_line("phone", Need::Optional, ("tel", "off"));
    form.area("address", Need::Optional, 3);
}

/// The card as it was typed; nothing when something on it is wrong, which is then noted.
pub(super) fn card(form: &mut Reading<'_>) -> Option<ContactCard> {
    let company = line(form, "company", LINE_MAX);
    let chamber_number = chamber_number(form);
    let email = email(form);
    let phone = phone(form);
    let address = line(form, "address", ADDRESS_MAX);
    Some(ContactCard {
        company: company?,
        chamber_number: chamber_number?,
        email: email?,
        phone: phone?,
        address: address?,
    })
}

/// What was typed, line by line, without spaces around it and without control characters.
fn line(form: &mut Reading<'_>, name: &str, characters_max: usize) -> Option<String> {
    let lines = form.typed(name).lines().map(|line| {
        let line: String = line.chars().filter(|character| !character.is_control()).collect();
        line.trim().to_owned()
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    let typed = lines.join("\n");
    if typed.chars().count() > characters_max {
        form.wrong(name, "form-line-too-long");
        return None;
    }
    Some(typed)
}

fn chamber_number(form: &mut Reading<'_>) -> Option<String> {
    let typed = line(form, "chamber_number", LINE_MAX)?;
    let digits: String = typed.chars().filter(|typed| !matches!(typed, ' ' | '.')).collect();
    let is_number =
        digits.len() == CHAMBER_NUMBER_DIGITS && digits.bytes().all(|digit| digit.is_ascii_digit());
    if !digits.is_empty() && !is_number {
        form.wrong("chamber_number", "form-chamber-number-wrong");
        return None;
    }
    Some(digits)
}

fn email(form: &mut Reading<'_>) -> Option<String> {
    let typed = line(form, "email", EMAIL_MAX)?;
    if !typed.is_empty() && !is_mail_address(&typed) {
        form.wrong("email", "form-email-wrong");
        return None;
    }
    Some(typed)
}

/// A telephone number holds digits; how it is written otherwise is left as it is.
fn phone(form: &mut Reading<'_>) -> Option<String> {
    let typed = line(form, "phone", LINE_MAX)?;
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    if !typed.is_empty() && digits < 3 {
        form.wrong("phone", "form-phone-wrong");
        return None;
    }
    Some(typed)
}
