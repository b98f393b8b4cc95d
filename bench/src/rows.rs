//! The rows of one recording, made new each time: other ids, the same length.
use std::collections::HashMap;

use anyhow::ensure;
use uuid::Uuid;
use weerklank_store::Value;

use crate::dice::Dice;
use crate::floor::Statement;

/// Texts up to this length are keys when they differ from recording to recording; longer ones are
/// what was said, and may be the same.
const KEY_MAX: usize = 150;
/// The statements that wrote a recording, and which of their values must be new.
pub(crate) struct FreshRows {
    statements: Vec<Statement>,
    /// By statement and value.
    fresh: Vec<(usize, usize)>,
    /// Far beyond the numbers that were given out.
    sequence: i64,
    dice: Dice,
}

impl FreshRows {
    /// What differs between two recordings must be new in each.
    pub(crate) fn from_two(first: &[Statement], second: &[Statement]) -> anyhow::Result<Self> {
        let (first, second) = (writes(first), writes(second));
        ensure!(first.len() == second.len(), "two recordings wrote a different number of rows");
        let mut fresh = Vec::new();
        for (row, ((_, values), (_, others))) in first.iter().zip(&second).enumerate() {
            ensure!(values.len() == others.len(), "two recordings wrote different rows");
            let differs = (0..values.len()).filter(|column| values[*column] != others[*column]);
            fresh.extend(differs.map(|column| (row, column)));
        }
        // A database that is kept has the rows of earlier runs.
        let dice = Dice::seeded_now();
        let sequence = crate::fill::now().as_microsecond();
        Ok(Self { statements: first, fresh, sequence, dice })
    }

    /// The rows of one more recording.
    pub(crate) fn next(&mut self) -> Vec<Statement> {
        let mut statements = self.statements.clone();
        let mut ids: HashMap<Uuid, Uuid> = HashMap::new();
        self.sequence += 1;
        for (row, column) in &self.fresh {
            let (sql, values) = &mut statements[*row];
            // The key of the search index is the sequence as well.
            let is_sequence = (*column == 1 && sql.starts_with("insert into complaint "))
                || (*column == 0 && sql.starts_with("insert into search "));
            match &mut values[*column] {
                Value::Id(id) => {
                    let at = crate::fill::now();
                    *id = *ids.entry(*id).or_insert_with(|| self.dice.id(at));
                }
                Value::Text(text) if text.len() <= KEY_MAX => {
                    *text = key(&mut self.dice, text.len());
                }
                Value::Int(number) if is_sequence => *number = self.sequence,
                Value::Int(_) | Value::Text(_) | Value::Bytes(_) | Value::Null => {}
            }
        }
        statements
    }
}

fn writes(statements: &[Statement]) -> Vec<Statement> {
    let is_write = |(sql, _): &&Statement| !sql.starts_with("select");
    statements.iter().filter(is_write).cloned().collect()
}

/// A text of this length that never came before.
fn key(dice: &mut Dice, length: usize) -> String {
    let digits =
        std::iter::repeat_with(|| char::from(b'a' + u8::try_from(dice.below(26)).unwrap_or(0)));
    digits.take(length).collect()
}
