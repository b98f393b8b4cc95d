//! `$1` is a named parameter in `SQLite`, numbered by its first appearance; `?1` is the first one.
use std::collections::HashMap;

/// Enough for every statement there is; more means that somebody puts values into SQL.
const TEXTS_KEPT: usize = 1024;

/// Texts of statements, rewritten.
#[derive(Default)]
pub(super) struct Placeholders {
    rewritten: HashMap<String, String>,
}

impl Placeholders {
    pub(super) fn rewrite(&mut self, sql: &str) -> &str {
        if !self.rewritten.contains_key(sql) {
            if self.rewritten.len() >= TEXTS_KEPT {
                self.rewritten.clear();
            }
            self.rewritten.insert(sql.to_owned(), rewrite(sql));
        }
        &self.rewritten[sql]
    }
}

/// Replaces `$` before a digit by `?`, outside quotes and comments.
fn rewrite(sql: &str) -> String {
    let mut rewritten = String::with_capacity(sql.len());
    let mut closed_by = None;
    let mut characters = sql.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        match (closed_by, character, next) {
            (Some(end), _, _) if character == end => closed_by = None,
            (None, '\'' | '"', _) => closed_by = Some(character),
            (None, '-', Some('-')) => closed_by = Some('\n'),
            (None, '$', Some('0'..='9')) => {
                rewritten.push('?');
                continue;
            }
            _ => {}
        }
        rewritten.push(character);
    }
    rewritten
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_rewritten_and_texts_are_not() {
        for (sql, expected) in [
            ("select $1, $12", "select ?1, ?12"),
            ("select '$1', $1 || '$.a'", "select '$1', ?1 || '$.a'"),
            ("select 'it''s $1', $2", "select 'it''s $1', ?2"),
            ("select \"$1\", $1", "select \"$1\", ?1"),
            ("select $1 -- not $2, isn't it\n, $2", "select ?1 -- not $2, isn't it\n, ?2"),
            ("select 3 - $1", "select 3 - ?1"),
        ] {
            assert_eq!(rewrite(sql), expected);
        }
    }
}
