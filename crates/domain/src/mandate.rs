//! The mandate of the officer: what he may grant and say by himself; a working agreement.
use serde::{Deserialize, Serialize};

use crate::complaint::facts::ScopeGround;

/// What the organisation agreed on with its officers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mandate {
    /// What an officer grants without management, in cents; nothing when he grants any amount.
    pub payment_limit_cents: Option<u64>,
    /// The grounds of "not for this procedure" beside those of article 1.
    pub scope_grounds: Vec<ScopeGround>,
    /// Words in a letter that may admit liability, in small letters (transition 28).
    pub liability_words: Vec<String>,
}

/// Two and a half thousand euros.
const PAYMENT_LIMIT_CENTS: u64 = 250_000;

impl Default for Mandate {
    fn default() -> Self {
        let words = [
            "aansprakelijk",
            "schuld",
            "nalatig",
            "onrechtmatig",
            "tekortgeschoten",
            "beroepsfout",
            "schadevergoeding",
            "liable",
            "negligent",
            "our fault",
            "damages",
        ];
        Self {
            payment_limit_cents: Some(PAYMENT_LIMIT_CENTS),
            scope_grounds: Vec::new(),
            liability_words: words.map(str::to_owned).to_vec(),
        }
    }
}

impl Mandate {
    pub fn is_above_the_limit(&self, amount_cents: u64) -> bool {
        self.payment_limit_cents.is_some_and(|limit| amount_cents > limit)
    }

    /// Whether somebody may say that a complaint is outside the procedure on this ground.
    pub fn takes(&self, ground: ScopeGround) -> bool {
        ground.is_of_article_1() || self.scope_grounds.contains(&ground)
    }

    /// The words of this text that may admit liability, as they are in the list.
    pub fn admissions<'a>(&'a self, text: &str) -> Vec<&'a str> {
        let text = text.to_lowercase();
        let found = self.liability_words.iter().map(|word| word.trim());
        found.filter(|word| !word.is_empty() && text.contains(&word.to_lowercase())).collect()
    }
}
