//! A mirror for the partner (2.3), from his own dossiers and no others.
use jiff::ToSpan as _;
use weerklank_domain::Language;
use weerklank_domain::calendar::local_date;
use weerklank_domain::people::Actor;
pub use weerklank_domain::report::mirror::{Mirror, Pattern, Typical, Wish};
use weerklank_domain::report::mirror::{Mirrored, the_partner_has_a_mirror};
use weerklank_store::{Tx, content, dossiers};
use weerklank_texts::t;

use crate::figures::Whose;
use crate::{App, AppError};

/// So far back it looks, in years: what is older says little of who he is now.
pub const YEARS: i32 = 3;

/// Who has a mirror (2.3).
pub fn has_mirror(by: &Actor) -> bool {
    the_partner_has_a_mirror(by)
}

impl App {
    /// What a partner sees of himself. How many clients there are is entered for a firm and not for
    /// an adviser, so the number of his own complaints is compared with nothing (R4).
    pub async fn mirror(&self, by: &Actor) -> Result<Mirror, AppError> {
        if !has_mirror(by) {
            return Err(AppError::NotAllowed);
        }
        let (by, today) = (by.clone(), local_date(self.clock.now()));
        let since = today.saturating_sub(YEARS.years());
        self.store
            .read(move |tx| {
                let mut own = Vec::new();
                Whose::own(tx, &by, today)?.each(tx, |tx, fact| {
                    if fact.received_on >= since && fact.counts(today) {
                        own.extend(mirrored(tx, fact.complaint)?);
                    }
                    Ok(())
                })?;
                Ok(Mirror::of(&own, None))
            })
            .await
    }
}

fn mirrored(
    tx: &mut Tx<'_>,
    id: weerklank_domain::ids::ComplaintId,
) -> Result<Option<Mirrored>, AppError> {
    let Some(stored) = dossiers::by_id(tx, id)? else { return Ok(None) };
    let complaint = stored.complaint;
    let entries: Vec<_> =
        dossiers::entries(tx, id)?.into_iter().map(|stored| stored.entry).collect();
    let wish = match complaint.intake.wish {
        Some(wish) => content::words(tx, wish.id)?,
        None => None,
    };
    let wishes = wish.as_deref().map(wishes).unwrap_or_default();
    Ok(Some(Mirrored::of(&complaint, &entries, wishes)))
}

/// What was ticked on the form stands first in the words, in the language of the form; what else
/// is there was said in words of his own.
fn wishes(said: &str) -> Vec<Wish> {
    let (first, rest) = said.split_once('\n').unwrap_or((said, ""));
    for language in Language::ALL {
        let label = |wish: Wish| t(language, &format!("wish-{}", wish.key()));
        let ticked = |part: &str| Wish::ALL.iter().copied().find(|wish| label(*wish) == part);
        let parts: Option<Vec<Wish>> = first.split(", ").map(ticked).collect();
        if let Some(mut wishes) = parts {
            if !rest.trim().is_empty() {
                wishes.push(Wish::OwnWords);
            }
            return wishes;
        }
    }
    vec![Wish::OwnWords]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn art_2_3_a_wish_is_what_was_ticked_or_his_own_words() {
        assert_eq!(wishes("Uitleg, Excuses"), [Wish::Explanation, Wish::Apology]);
        assert_eq!(wishes("An apology"), [Wish::Apology]);
        assert_eq!(wishes("Uitleg\nEn snel graag."), [Wish::Explanation, Wish::OwnWords]);
        assert_eq!(wishes("Dat hij belt, en excuses."), [Wish::OwnWords]);
    }
}
