//! What is done to put it right, and for how much (2.2).
use weerklank_app::queries::dossier::Dossier;
use weerklank_domain::complaint::command::{Command, CommandKind};
use weerklank_domain::complaint::facts::Remedies;

use super::controls::{Controls, Need};
use super::reading::Reading;
use super::step::StepPage;
use crate::submitted::Submitted;

pub(super) const STEP: StepPage =
    StepPage { kind: CommandKind::RecordRemedies, path: "herstel", known, controls, command };

/// The most digits that euros take: what is more was typed by mistake.
const EURO_DIGITS_MAX: usize = 9;

fn known(dossier: &Dossier, form: &mut Submitted) {
    let Some(remedies) = &dossier.complaint.remedies else { return };
    for item in &remedies.items {
        form.add("remedies", item.0.clone());
    }
    if let Some(cents) = remedies.amount_cents {
        form.set("amount", format!("{},{:02}", cents / 100, cents % 100));
    }
    if let Some(said) = remedies.explanation.and_then(|text| dossier.said(&text)) {
        form.set("explanation", said);
    }
}

fn controls(form: &mut Controls<'_>) {
    let remedies = form.items("remedy", "remedies");
    form.ticks("remedies", remedies);
    form.typed_line("amount", Need::Optional, ("text", "off"));
    form.area("explanation", Need::Optional, 3);
}

fn command(form: &mut Reading<'_>) -> Option<Command> {
    let known = form.dossier().complaint.remedies.as_ref().and_then(|known| known.explanation);
    let items = form.items("remedies", "remedy");
    let amount_cents = amount(form);
    let explanation = form.kept_text("explanation", known);
    if items.is_empty() && amount_cents.is_none() && explanation.is_none() {
        form.wrong("remedies", "form-remedies-missing");
        return None;
    }
    let remedies = Remedies { items, amount_cents, explanation };
    Some(Command::RecordRemedies { remedies })
}

/// The amount that was typed, if any; what is no amount is noted.
pub(super) fn amount(form: &mut Reading<'_>) -> Option<u64> {
    let typed = form.typed("amount").trim();
    let cents = cents(typed);
    if cents.is_none() && !typed.is_empty() {
        form.wrong("amount", "form-amount-wrong");
    }
    cents
}

/// An amount in euros as people write it: `1250`, `1.250,50`, `€ 1,250.50`. One or two digits
/// behind the last sign are cents; three are thousands.
pub(crate) fn cents(typed: &str) -> Option<u64> {
    let typed = typed.trim_start_matches('€').trim();
    let (euros, decimals) = match typed.rsplit_once([',', '.']) {
        Some((euros, decimals)) if decimals.len() < 3 => (euros, decimals),
        _ => (typed, ""),
    };
    let groups: Vec<&str> = euros.split([',', '.', ' ', '\u{a0}']).collect();
    let grouped_well = match groups.split_first() {
        Some((first, rest)) => {
            rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3))
        }
        None => false,
    };
    let euros = groups.concat();
    let is_digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    let fits = !euros.is_empty() && euros.len() <= EURO_DIGITS_MAX;
    if !fits || !grouped_well || !is_digits(&euros) || !is_digits(decimals) {
        return None;
    }
    let hundredths = match decimals.len() {
        0 => 0,
        1 => decimals.parse::<u64>().ok()? * 10,
        _ => decimals.parse::<u64>().ok()?,
    };
    Some(euros.parse::<u64>().ok()? * 100 + hundredths)
}

#[cfg(test)]
mod tests {
    use super::cents;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for (typed, read) in [
            ("1250", 125_000),
            ("€ 1.250,00", 125_000),
            ("1.250", 125_000),
            ("1,250.5", 125_050),
            ("€12,5", 1250),
            ("0,05", 5),
            ("1 250,00", 125_000),
        ] {
            assert_eq!(cents(typed), Some(read), "{typed}");
        }
        for wrong in ["", "€", "duizend", "-5", "12.50.00", "1.25,000", ",50", "1234567890"] {
            assert_eq!(cents(wrong), None, "{wrong}");
        }
    }
}
