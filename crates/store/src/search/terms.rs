//! A term of the index: a letter for who may find a dossier by it, then the stem of a word.
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::ids::PersonId;

/// Who may find a dossier by a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody who sees the dossier, as far as entries of this visibility are for him.
    Sees(Visibility),
    /// Who may know the complainant, while his name is not shared (4.2).
    Name,
    /// Who wrote it himself.
    Own(PersonId),
}

impl Audience {
    /// The beginning of its terms: of a name, a subject or a file first, and of the rest.
    pub(super) fn beginnings(self) -> [String; 2] {
        let letters = match self {
            Self::Sees(Visibility::Everybody) => ["a", "b"],
            Self::Sees(Visibility::OfficerAndPartner) => ["c", "d"],
            Self::Sees(Visibility::OfficerOnly) => ["e", "f"],
            Self::Name => ["g", "h"],
            Self::Own(person) => {
                let person = person.as_uuid().simple();
                return [format!("i{person}"), format!("j{person}")];
            }
        };
        letters.map(str::to_owned)
    }
}

/// The term by which this audience finds a word.
pub fn term(audience: Audience, is_head: bool, stem: &str) -> String {
    let [head, rest] = audience.beginnings();
    format!("{}{stem}", if is_head { head } else { rest })
}

/// The term by which complaints of the same mail address or telephone number find each other. It
/// holds letters and digits only, as every term does.
pub fn kin_term(kind: char, known_by: &str) -> String {
    let plain = known_by.chars().filter(|character| character.is_alphanumeric());
    format!("k{kind}{}", plain.collect::<String>())
}
