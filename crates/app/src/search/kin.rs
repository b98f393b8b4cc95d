//! By what a complaint of the same person is known, however he wrote or called.
use weerklank_domain::names::{fold, fold_surname};
use weerklank_store::search::kin_term;

use super::similar::Likeness;
use crate::card::ContactCard;

/// So many last digits of a telephone number tell who it is, whatever stands before them.
const DIGITS: usize = 9;

/// By what a complainant is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Kin {
    pub(super) mail: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) surname: Option<String>,
    pub(super) company: Option<String>,
}

impl Kin {
    pub(super) fn of(name: &str, card: &ContactCard) -> Self {
        let mail = fold(&card.email);
        let digits: String = card.phone.chars().filter(char::is_ascii_digit).collect();
        let phone = digits.len().checked_sub(DIGITS).map(|from| digits[from..].to_owned());
        let filled = |text: String| (!text.is_empty()).then_some(text);
        Self {
            mail: filled(mail).filter(|mail| mail.contains('@')),
            phone,
            surname: filled(fold_surname(name)),
            company: filled(fold(&card.company)),
        }
    }

    /// Each way in which he is known, with its term.
    pub(super) fn by_likeness(&self) -> Vec<(Likeness, String)> {
        let kinds = [
            (Likeness::Mail, 'm', &self.mail),
            (Likeness::Phone, 'p', &self.phone),
            (Likeness::Name, 's', &self.surname),
            (Likeness::Company, 'c', &self.company),
        ];
        let term = |(likeness, kind, known): (Likeness, char, &Option<String>)| {
            known.as_deref().map(|known| (likeness, kin_term(kind, known)))
        };
        kinds.into_iter().filter_map(term).collect()
    }

    pub(super) fn terms(&self) -> Vec<String> {
        self.by_likeness().into_iter().map(|(_, term)| term).collect()
    }
}

/// The terms by which complaints of this complainant find each other.
pub(super) fn terms(name: &str, card: &ContactCard) -> Vec<String> {
    Kin::of(name, card).terms()
}

#[cfg(test)]
mod tests {
    use super::Kin;
    use crate::card::ContactCard;

    #[test]
    fn the_same_person_is_known_by_each_way_of_writing() {
        let card = |email: &str, phone: &str| ContactCard {
            email: email.to_owned(),
            phone: phone.to_owned(),
            ..ContactCard::default()
        };
        let one = Kin::of("mevrouw A. van de Bérg", &card("A@Klant.example", "06 12 34 56 78"));
        let other = Kin::of("Berg, Anna van de", &card("a@klant.example", "+31 6-12345678"));
        assert_eq!(one, other);
        assert_eq!(one.terms(), ["kmaklantexample", "kp612345678", "ksberg"]);
        assert_eq!(Kin::of("", &card("niets", "12")), Kin::default());
    }
}
