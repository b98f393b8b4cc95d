//! A question to the index, as each database reads it.
use super::terms::Audience;
use crate::Engine;

/// What must be among the terms of a dossier. It is made of terms only, never of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    Term(String),
    All(Vec<Question>),
    Any(Vec<Question>),
    /// The first and not the second.
    Without(Box<Question>, Box<Question>),
}

impl Question {
    /// Of each need one way, and of that way all stems, as these audiences find them.
    pub fn of(needs: &[Vec<Vec<&str>>], audiences: &[Audience], heads_only: bool) -> Self {
        let beginnings: Vec<String> = audiences
            .iter()
            .flat_map(|audience| {
                let [head, rest] = audience.beginnings();
                if heads_only { vec![head] } else { vec![head, rest] }
            })
            .collect();
        let stem = |stem: &&str| {
            let term = |beginning: &String| Self::Term(format!("{beginning}{stem}"));
            Self::Any(beginnings.iter().map(term).collect())
        };
        let way = |way: &Vec<&str>| Self::All(way.iter().map(stem).collect());
        let need = |ways: &Vec<Vec<&str>>| Self::Any(ways.iter().map(way).collect());
        Self::All(needs.iter().map(need).collect())
    }

    /// In the language of FTS5 or of tsquery.
    pub(super) fn written_for(&self, engine: Engine) -> String {
        let (and, or, quote) = match engine {
            Engine::Sqlite => (" AND ", " OR ", '"'),
            Engine::Postgres => (" & ", " | ", '\''),
        };
        let joined = |parts: &[Self], sign: &str| match parts {
            [only] => only.written_for(engine),
            parts => {
                let parts: Vec<String> = parts.iter().map(|it| it.written_for(engine)).collect();
                format!("({})", parts.join(sign))
            }
        };
        match self {
            Self::Term(term) => {
                // Letters and digits only; whatever else came along goes.
                let plain: String = term.chars().filter(|it| it.is_alphanumeric()).collect();
                format!("{quote}{plain}{quote}")
            }
            Self::All(parts) => joined(parts, and),
            Self::Any(parts) => joined(parts, or),
            Self::Without(wanted, unwanted) => {
                let (wanted, unwanted) = (wanted.written_for(engine), unwanted.written_for(engine));
                match engine {
                    Engine::Sqlite => format!("({wanted} NOT {unwanted})"),
                    Engine::Postgres => format!("({wanted} & !{unwanted})"),
                }
            }
        }
    }
}
