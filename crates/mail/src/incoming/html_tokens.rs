//! HTML as a row of tokens, read in one pass and without a tree.

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// As it stands, with its entities.
    Text(&'a str),
    Open(Tag<'a>),
    Close(Tag<'a>),
}

/// The name and what stands behind it, as written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    name: &'a str,
    rest: &'a str,
}

pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// A tag ran to the end because of a quotation mark; looking for it again at each tag would
    /// take for ever, so from there on a tag simply ends at its first `>`.
    quotes_broken: bool,
    comments_broken: bool,
}

/// Elements whose content is no text.
const HIDDEN: [&str; 5] = ["script", "style", "head", "title", "template"];

impl<'a> Tokens<'a> {
    pub(super) fn of(html: &'a str) -> Self {
        Self { rest: html, quotes_broken: false, comments_broken: false }
    }

    /// After a comment; one that never ends is only its opening.
    fn skip_comment(&mut self, after: &'a str) {
        if !self.comments_broken
            && let Some((_, rest)) = after.split_once("-->")
        {
            self.rest = rest;
            return;
        }
        self.comments_broken = true;
        self.rest = after.split_once('>').map_or("", |(_, rest)| rest);
    }

    /// How long the tag is that `rest` starts with.
    fn tag_length(&mut self) -> usize {
        if !self.quotes_broken {
            if let Some(end) = tag_end(self.rest) {
                return end;
            }
            self.quotes_broken = true;
        }
        self.rest.find('>').map_or(self.rest.len(), |place| place + 1)
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(place) = tag_start(self.rest) else {
                let text = std::mem::take(&mut self.rest);
                return Some(Token::Text(text));
            };
            if place > 0 {
                let (text, rest) = self.rest.split_at(place);
                self.rest = rest;
                return Some(Token::Text(text));
            }
            if let Some(after) = self.rest.strip_prefix("<!--") {
                self.skip_comment(after);
                continue;
            }
            let end = self.tag_length();
            let (tag, rest) = self.rest.split_at(end);
            self.rest = rest;
            let inside = tag.trim_start_matches('<').trim_end_matches('>');
            if inside.starts_with(['!', '?']) {
                continue;
            }
            let (close, inside) =
                inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
            let length =
                inside.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inside.len());
            let (name, rest) = inside.split_at(length);
            let tag = Tag { name, rest };
            return Some(if close { Token::Close(tag) } else { Token::Open(tag) });
        }
    }
}

/// A `<` that starts a tag: a letter, `/`, `!` or `?` follows. Any other is text.
fn tag_start(html: &str) -> Option<usize> {
    let starts = |(place, _): &(usize, &str)| {
        let next = html.as_bytes().get(place + 1);
        next.is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'))
    };
    html.match_indices('<').find(starts).map(|(place, _)| place)
}

/// After the `>` that is not in quotation marks.
pub(super) fn tag_end(html: &str) -> Option<usize> {
    let mut quote = None;
    let mut after_equals = false;
    for (place, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if byte == open => quote = None,
            (None, b'>') => return Some(place + 1),
            // A quotation mark elsewhere, as in <it's>, opens nothing.
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            _ => {}
        }
        after_equals = byte == b'=' || after_equals && byte.is_ascii_whitespace();
    }
    None
}

impl Tag<'_> {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    pub(super) fn is_one_of(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }

    /// Whether what stands in it is not for reading.
    pub(super) fn hides(&self) -> bool {
        self.is_one_of(&HIDDEN)
    }

    pub(super) fn name(&self) -> String {
        self.name.to_ascii_lowercase()
    }

    /// The value of an attribute, without quotation marks.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut rest = self.rest;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end =
                rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
            let (found, after) = rest.split_at(end);
            let after = after.trim_start();
            let Some(after) = after.strip_prefix('=') else {
                // Always moves on, also over a lone character.
                rest = if end == 0 { &rest[rest.chars().next()?.len_utf8()..] } else { after };
                continue;
            };
            let (value, after) = value(after.trim_start());
            if found.eq_ignore_ascii_case(name) {
                return Some(value);
            }
            rest = after;
        }
    }
}

fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    let end = text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len());
    text.split_at(end)
}
