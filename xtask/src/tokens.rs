//! Rust source as a flat row of tokens with their lines: enough to find functions, names and
//! string literals, also inside macros, without mistaking comments for code.
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Name(String),
    /// A string literal, without its quotes.
    Text(String),
    Open(char),
    Close(char),
    Mark(char),
    /// A number or a character.
    Value,
}

#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) token: Token,
    pub(crate) line: usize,
}

impl Placed {
    pub(crate) fn name(&self) -> Option<&str> {
        match &self.token {
            Token::Name(name) => Some(name),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.token {
            Token::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn is(&self, token: &Token) -> bool {
        self.token == *token
    }
}

/// A function with a body or a signature.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) lines: usize,
    /// Without `self`.
    pub(crate) parameters: usize,
}

/// The tokens of a file; documentation comments are left out. None when it is not Rust.
pub(crate) fn tokens_of(text: &str) -> Option<Vec<Placed>> {
    let stream: TokenStream = text.parse().ok()?;
    let mut tokens = Vec::new();
    flatten(stream, &mut tokens);
    Some(tokens)
}

/// All functions of a file, nested ones and those in macros too.
pub(crate) fn functions_in(tokens: &[Placed]) -> Vec<Function> {
    let starts = tokens.windows(2).enumerate();
    starts
        .filter(|(_, pair)| pair[0].name() == Some("fn"))
        .filter_map(|(at, pair)| function_at(tokens, at, pair[1].name()?))
        .collect()
}

fn function_at(tokens: &[Placed], at: usize, name: &str) -> Option<Function> {
    let opening = parameters_open(tokens, at + 2)?;
    let closing = closing_of(tokens, opening)?;
    let end = body_end(tokens, closing + 1)?;
    let line = tokens[at].line;
    Some(Function {
        name: name.to_owned(),
        line,
        lines: tokens[end].line - line + 1,
        parameters: count_parameters(&tokens[opening + 1..closing]),
    })
}

/// Where the parameters open: the first parenthesis outside the generics.
fn parameters_open(tokens: &[Placed], from: usize) -> Option<usize> {
    let mut angles = 0;
    for (at, placed) in tokens.iter().enumerate().skip(from) {
        angles += angle(tokens, at);
        match placed.token {
            Token::Open('(') if angles == 0 => return Some(at),
            Token::Open('{') | Token::Mark(';') if angles == 0 => return None,
            _ => {}
        }
    }
    None
}

fn closing_of(tokens: &[Placed], opening: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, placed) in tokens.iter().enumerate().skip(opening) {
        depth += nesting(placed);
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// The closing brace of the body, or the semicolon of a signature.
fn body_end(tokens: &[Placed], from: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, placed) in tokens.iter().enumerate().skip(from) {
        match placed.token {
            Token::Mark(';') if depth == 0 => return Some(at),
            Token::Open('{') if depth == 0 => return closing_of(tokens, at),
            _ => depth += nesting(placed),
        }
    }
    None
}

fn count_parameters(tokens: &[Placed]) -> usize {
    let parts = split_at_commas(tokens);
    let is_own = |part: &&&[Placed]| !part.is_empty() && !is_receiver(part) && !is_drawn(part);
    parts.iter().filter(is_own).count()
}

/// The parts between the commas that are not inside brackets of any kind.
fn split_at_commas(tokens: &[Placed]) -> Vec<&[Placed]> {
    let (mut angles, mut depth, mut start) = (0, 0, 0);
    let mut parts = Vec::new();
    for (at, placed) in tokens.iter().enumerate() {
        angles += angle(tokens, at);
        depth += nesting(placed);
        if placed.is(&Token::Mark(',')) && angles == 0 && depth == 0 {
            parts.push(&tokens[start..at]);
            start = at + 1;
        }
    }
    parts.push(&tokens[start..]);
    parts
}

fn is_receiver(parameter: &[Placed]) -> bool {
    let pattern = parameter.iter().take_while(|placed| !placed.is(&Token::Mark(':')));
    pattern.into_iter().any(|placed| placed.name() == Some("self"))
}

/// `name in any_name()` of a property test: drawn by the machine, passed by nobody.
fn is_drawn(parameter: &[Placed]) -> bool {
    parameter.iter().any(|placed| placed.name() == Some("in"))
}

fn nesting(placed: &Placed) -> i32 {
    match placed.token {
        Token::Open(_) => 1,
        Token::Close(_) => -1,
        _ => 0,
    }
}

/// +1 for an angle bracket that opens, -1 for one that closes; the arrow `->` closes nothing.
fn angle(tokens: &[Placed], at: usize) -> i32 {
    let follows = |mark| at > 0 && tokens[at - 1].is(&Token::Mark(mark));
    match tokens[at].token {
        Token::Mark('<') => 1,
        Token::Mark('>') if !follows('-') && !follows('=') => -1,
        _ => 0,
    }
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Placed>) {
    for tree in stream {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Group(group) => flatten_group(&group, tokens),
            TokenTree::Ident(name) => put(tokens, Token::Name(name.to_string()), line),
            TokenTree::Punct(mark) => put(tokens, Token::Mark(mark.as_char()), line),
            TokenTree::Literal(literal) => {
                let text = text_of(&literal.to_string());
                put(tokens, text.map_or(Token::Value, Token::Text), line);
            }
        }
    }
}

fn flatten_group(group: &Group, tokens: &mut Vec<Placed>) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ('(', ')'),
        Delimiter::Brace => ('{', '}'),
        Delimiter::Bracket => ('[', ']'),
        Delimiter::None => (' ', ' '),
    };
    let first = group.stream().into_iter().next();
    let is_doc = matches!(first, Some(TokenTree::Ident(name)) if name == "doc");
    if open == '[' && is_doc {
        return;
    }
    put(tokens, Token::Open(open), group.span_open().start().line);
    flatten(group.stream(), tokens);
    put(tokens, Token::Close(close), group.span_close().start().line);
}

fn put(tokens: &mut Vec<Placed>, token: Token, line: usize) {
    tokens.push(Placed { token, line });
}

/// The inside of a string literal; None for numbers and characters.
fn text_of(literal: &str) -> Option<String> {
    let plain = literal.trim_start_matches(['b', 'c']);
    if let Some(raw) = plain.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inside = raw.get(hashes + 1..raw.len().checked_sub(hashes + 1)?)?;
        return Some(inside.to_owned());
    }
    let inside = plain.strip_prefix('"')?.strip_suffix('"')?;
    Some(inside.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn the_function(text: &str) -> Function {
        functions_in(&tokens_of(text).unwrap()).remove(0)
    }

    #[test]
    fn parameters_are_counted_without_self() {
        assert_eq!(the_function("fn a() {}").parameters, 0);
        assert_eq!(the_function("fn a(&self) {}").parameters, 0);
        assert_eq!(the_function("fn a(&'a mut self,) {}").parameters, 0);
        assert_eq!(the_function("fn a(self, b: u8, c: &mut D) {}").parameters, 2);
        assert_eq!(the_function("fn a(self: Arc<Self>, b: u8) {}").parameters, 1);
        assert_eq!(the_function("fn a(b: Map<u8, u8>, (c, d): (u8, u8)) {}").parameters, 2);
        assert_eq!(the_function("fn a<F: Fn(u8, u8) -> u8>(b: F, c: &str) {}").parameters, 2);
        assert_eq!(the_function("fn a(b: impl Fn(u8) -> Vec<u8>, c: u8,);").parameters, 2);
    }

    #[test]
    fn lines_run_to_the_closing_brace() {
        let function = the_function("\nfn a() -> [u8; 2]\nwhere\n  B: C,\n{\n  d();\n}\n");
        assert_eq!((function.line, function.lines), (2, 6));
    }

    #[test]
    fn comments_are_no_text_and_raw_strings_are() {
        let tokens = tokens_of("/// \"select\"\nfn a() { b(r#\"x \"y\"\"#, \"z\\n\") } // \"no\"");
        let texts: Vec<_> =
            tokens.unwrap().iter().filter_map(|t| t.text().map(str::to_owned)).collect();
        assert_eq!(texts, ["x \"y\"", "z\n"]);
    }
}
