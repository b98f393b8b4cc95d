//! What somebody searches for: all of these words, and "words in a row".
use super::words::{Word, joined_stem, rows, words};

/// The longest question, in characters.
pub const QUERY_CHARACTERS_MAX: usize = 200;
/// The most words or rows of words in one question.
pub const TERMS_MAX: usize = 12;

/// All of its terms must be in what is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// A word, in each of the ways in which it may be written: "email", or "mail" of "e-mail".
    Word { ways: Vec<Vec<String>> },
    /// These words in this order, the light ones too.
    Row(Vec<(String, bool)>),
}

/// Why nothing can be searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryProblem {
    #[error("nothing was asked")]
    Empty,
    #[error("the question has no letter or digit")]
    NoWord,
    #[error("the question has {characters} characters, at most {QUERY_CHARACTERS_MAX} are allowed")]
    TooLong { characters: usize },
    #[error("the question has more than {TERMS_MAX} words")]
    TooMany,
    #[error("the question has only words that are in every dossier")]
    OnlyStopWords,
}

impl Query {
    /// As it was typed.
    pub fn parse(typed: &str) -> Result<Self, QueryProblem> {
        let typed = typed.trim();
        match typed.chars().count() {
            0 => return Err(QueryProblem::Empty),
            characters if characters > QUERY_CHARACTERS_MAX => {
                return Err(QueryProblem::TooLong { characters });
            }
            _ => {}
        }
        let mut terms: Vec<Term> = Vec::new();
        let mut has_words = false;
        let parts: Vec<&str> = typed.split(['"', '“', '”', '„', '«', '»']).collect();
        for (number, part) in parts.iter().enumerate() {
            let found = words(part);
            has_words |= !found.is_empty();
            // What is between two quotes; a quote that nobody closed says nothing.
            let is_quoted = number % 2 == 1 && number + 1 < parts.len();
            let new = if is_quoted && found.len() > 1 { row(&found) } else { loose(&found) };
            for term in new {
                if !terms.contains(&term) {
                    terms.push(term);
                }
            }
        }
        match (terms.len(), has_words) {
            (0, false) => Err(QueryProblem::NoWord),
            (0, true) => Err(QueryProblem::OnlyStopWords),
            (many, _) if many > TERMS_MAX => Err(QueryProblem::TooMany),
            _ => Ok(Self { terms }),
        }
    }

    /// What must be among the terms of a text: of each of these one way, and of that way all.
    pub fn needs(&self) -> Vec<Vec<Vec<&str>>> {
        self.terms.iter().map(Term::ways).collect()
    }

    /// Whether the index alone can't tell: words in a row are looked for in the text itself.
    pub fn has_rows(&self) -> bool {
        self.terms.iter().any(|term| matches!(term, Term::Row(_)))
    }
}

impl Term {
    pub(super) fn ways(&self) -> Vec<Vec<&str>> {
        match self {
            Self::Word { ways } => {
                ways.iter().map(|way| way.iter().map(String::as_str).collect()).collect()
            }
            Self::Row(row) => {
                let heavy = row.iter().filter(|(_, is_light)| !is_light);
                vec![heavy.map(|(stem, _)| stem.as_str()).collect()]
            }
        }
    }
}

/// Nothing when all of its words are light.
fn row(found: &[Word]) -> Vec<Term> {
    if found.iter().all(|word| word.is_light) {
        return vec![];
    }
    vec![Term::Row(found.iter().map(|word| (word.stem.clone(), word.is_light)).collect())]
}

fn loose(found: &[Word]) -> Vec<Term> {
    let mut terms = Vec::new();
    for row in rows(found) {
        let apart: Vec<String> =
            row.iter().filter(|word| !word.is_light).map(|word| word.stem.clone()).collect();
        let mut ways = Vec::new();
        if row.len() > 1 {
            ways.push(vec![joined_stem(row)]);
        }
        if !apart.is_empty() {
            ways.push(apart);
        }
        if !ways.is_empty() {
            terms.push(Term::Word { ways });
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::{Query, QueryProblem};

    fn needs(typed: &str) -> Vec<Vec<Vec<String>>> {
        let query = Query::parse(typed).expect(typed);
        let needs = query.needs();
        let owned = |way: &Vec<&str>| way.iter().map(ToString::to_string).collect();
        needs.iter().map(|ways| ways.iter().map(owned).collect()).collect()
    }

    #[test]
    fn all_words_are_needed_and_light_ones_are_not() {
        assert_eq!(needs("de facturen van Jansen"), [[["factur"]], [["jans"]]]);
        assert_eq!(needs("klacht klachten KLACHT"), [[["klacht"]]]);
        let ways = needs("e-mail");
        assert_eq!(ways, [vec![vec!["email".to_owned()], vec!["mail".to_owned()]]]);
    }

    #[test]
    fn words_between_quotes_are_a_row() {
        let query = Query::parse("“hoger dan afgesproken” rekening").expect("a row and a word");
        assert!(query.has_rows());
        assert_eq!(query.needs().len(), 2);
        assert!(!Query::parse("\"rekening\"").expect("one word").has_rows());
        assert!(!Query::parse("\"hoger dan").expect("a quote left open").has_rows());
    }

    #[test]
    fn what_can_not_be_searched_for_is_told_apart() {
        let problem = |typed: &str| Query::parse(typed).expect_err(typed);
        assert_eq!(problem("  \n "), QueryProblem::Empty);
        assert_eq!(problem("?! -- \"\""), QueryProblem::NoWord);
        assert_eq!(problem("het is van de"), QueryProblem::OnlyStopWords);
        assert_eq!(problem("\"aan de\""), QueryProblem::OnlyStopWords);
        assert_eq!(problem(&"é".repeat(201)), QueryProblem::TooLong { characters: 201 });
        let many: Vec<String> = (10..30).map(|number| number.to_string()).collect();
        assert_eq!(problem(&many.join(" ")), QueryProblem::TooMany);
        for typed in
            ["' or 1=1 --", "NEAR(klacht brief)", "brief* AND (", "<b>xyz</b>", "🦀 klacht"]
        {
            assert!(Query::parse(typed).is_ok(), "{typed}");
        }
    }
}
