//! The text of a message that Outlook keeps as RTF: unpacked (MS-OXRTFCP), and where the RTF
//! only wraps HTML (MS-OXRTFEX), that HTML.

use super::decode::utf8_or_western;

/// What each packed text may refer to from the start.
const DICTIONARY: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \
      \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\
      \\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const WINDOW: usize = 4_096;
const PACKED: u32 = 0x7546_5a4c;
const PLAIN: u32 = 0x414c_454d;
/// Of groups in groups.
const DEPTH_MAX: usize = 200;

/// What an RTF text turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Rtf {
    Text(String),
    Html(String),
}

/// Reads a `PR_RTF_COMPRESSED`, of which at most `max` bytes are unpacked.
pub(super) fn read(bytes: &[u8], max: usize) -> Option<Rtf> {
    let number = |at: usize| {
        let digits: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_le_bytes(digits))
    };
    let length = usize::try_from(number(4)?).ok()?.min(max);
    let content = bytes.get(16..)?;
    match number(8)? {
        PACKED => Some(text(&unpacked(content, length))),
        PLAIN => Some(text(&content[..content.len().min(length)])),
        _ => None,
    }
}

/// Each control byte says of the next eight whether it is a byte or a piece of what came before.
fn unpacked(packed: &[u8], length: usize) -> Vec<u8> {
    let mut window = [b' '; WINDOW];
    window[..DICTIONARY.len()].copy_from_slice(DICTIONARY);
    let (mut write, mut out) = (DICTIONARY.len(), Vec::new());
    let mut bytes = packed.iter().copied();
    let mut put = |byte: u8, window: &mut [u8; WINDOW], write: &mut usize| {
        window[*write] = byte;
        *write = (*write + 1) % WINDOW;
        out.push(byte);
        out.len() < length
    };
    'all: while let Some(control) = bytes.next() {
        for bit in 0..8 {
            let Some(first) = bytes.next() else { break 'all };
            if control >> bit & 1 == 0 {
                if !put(first, &mut window, &mut write) {
                    break 'all;
                }
                continue;
            }
            let Some(second) = bytes.next() else { break 'all };
            let reference = usize::from(u16::from_be_bytes([first, second]));
            let from = reference >> 4;
            if from == write {
                break 'all;
            }
            for step in 0..(reference & 15) + 2 {
                let byte = window[(from + step) % WINDOW];
                if !put(byte, &mut window, &mut write) {
                    break 'all;
                }
            }
        }
    }
    out
}

fn text(rtf: &[u8]) -> Rtf {
    let html = rtf.windows(10).take(1_000).any(|window| window == b"\\fromhtml1");
    let mut reader = Reader { rest: rtf, out: String::new(), html, skip: 0 };
    let mut groups = vec![Group { fallback: 1, ..Group::default() }];
    while let Some(token) = reader.next() {
        let group = groups.last().copied().unwrap_or_default();
        match token {
            Token::Open if groups.len() < DEPTH_MAX => groups.push(group),
            Token::Open => break,
            Token::Close => {
                groups.pop();
                if groups.is_empty() {
                    break;
                }
            }
            Token::Word(word, value) => {
                if let Some(group) = groups.last_mut() {
                    reader.word(group, word, value);
                }
            }
            Token::Star => {
                if let Some(group) = groups.last_mut() {
                    group.hidden = true;
                }
            }
            Token::Byte(byte) => reader.put(group, &utf8_or_western(&[byte])),
            Token::Text(bytes) => {
                let text = utf8_or_western(bytes).into_owned();
                reader.put(group, &text);
            }
        }
    }
    if html { Rtf::Html(reader.out) } else { Rtf::Text(reader.out) }
}

/// What holds up to the closing brace.
#[derive(Clone, Copy, Default)]
struct Group {
    /// Fonts, colours and other things that are no text.
    hidden: bool,
    /// A piece of the HTML that the RTF wraps.
    tag: bool,
    /// RTF that only stands there for programs without HTML.
    only_rtf: bool,
    /// How many characters after `\u` stand there for programs without Unicode.
    fallback: usize,
}

enum Token<'a> {
    Open,
    Close,
    /// `\*`: what follows may be left out by who does not know it.
    Star,
    Word(&'a [u8], Option<i32>),
    Byte(u8),
    Text(&'a [u8]),
}

struct Reader<'a> {
    rest: &'a [u8],
    out: String,
    html: bool,
    /// Characters still to be left out, after one in Unicode.
    skip: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        let (&first, rest) = self.rest.split_first()?;
        match first {
            b'{' | b'}' => {
                self.rest = rest;
                Some(if first == b'{' { Token::Open } else { Token::Close })
            }
            b'\\' => Some(self.control(rest)),
            b'\r' | b'\n' => {
                self.rest = rest;
                Some(Token::Text(&[]))
            }
            _ => {
                let special = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n');
                let end = self.rest.iter().position(special).unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                Some(Token::Text(text))
            }
        }
    }

    fn control(&mut self, rest: &'a [u8]) -> Token<'a> {
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            return self.symbol(rest);
        }
        let (word, rest) = rest.split_at(letters);
        let digit = |byte: &u8| byte.is_ascii_digit() || *byte == b'-';
        let digits = rest.iter().take(11).take_while(|byte| digit(byte)).count();
        let (number, rest) = rest.split_at(digits);
        let value = std::str::from_utf8(number).ok().and_then(|number| number.parse().ok());
        // One space after a word belongs to it.
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        Token::Word(word, value)
    }

    fn symbol(&mut self, rest: &'a [u8]) -> Token<'a> {
        let Some((&symbol, after)) = rest.split_first() else {
            self.rest = rest;
            return Token::Text(&[]);
        };
        self.rest = after;
        match symbol {
            b'\'' => {
                let (digits, after) = after.split_at(after.len().min(2));
                self.rest = after;
                let digits = std::str::from_utf8(digits).unwrap_or_default();
                u8::from_str_radix(digits, 16).map_or(Token::Text(&[]), Token::Byte)
            }
            b'*' => Token::Star,
            b'~' => Token::Byte(b' '),
            b'_' => Token::Byte(b'-'),
            b'\r' | b'\n' => Token::Word(b"par", None),
            b'-' | b'|' | b':' => Token::Text(&[]),
            _ => Token::Text(&rest[..1]),
        }
    }

    fn word(&mut self, group: &mut Group, word: &[u8], value: Option<i32>) {
        match word {
            b"par" | b"line" | b"row" => self.put(*group, "\n"),
            b"tab" | b"cell" => self.put(*group, "\t"),
            b"u" => {
                let code = value.and_then(|code| u32::try_from(code & 0xffff).ok());
                let character = code.and_then(char::from_u32).unwrap_or('\u{fffd}');
                self.put(*group, character.encode_utf8(&mut [0; 4]));
                self.skip = group.fallback;
            }
            b"uc" => {
                group.fallback = value.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(9);
            }
            b"htmlrtf" => group.only_rtf = value != Some(0),
            b"htmltag" | b"mhtmltag" => {
                // The second kind repeats the first for other programs.
                group.tag = word == b"htmltag";
                group.hidden = word != b"htmltag";
            }
            b"fonttbl" | b"colortbl" | b"stylesheet" | b"info" | b"pict" | b"object" => {
                group.hidden = true;
            }
            b"lquote" => self.put(*group, "‘"),
            b"rquote" => self.put(*group, "’"),
            b"ldblquote" => self.put(*group, "“"),
            b"rdblquote" => self.put(*group, "”"),
            b"endash" => self.put(*group, "–"),
            b"emdash" => self.put(*group, "—"),
            b"bullet" => self.put(*group, "•"),
            _ => {}
        }
    }

    fn put(&mut self, group: Group, text: &str) {
        if group.hidden || group.only_rtf {
            return;
        }
        for character in text.chars() {
            if self.skip > 0 {
                self.skip -= 1;
                continue;
            }
            // Outside its tags the HTML is text.
            match character {
                '<' if self.html && !group.tag => self.out.push_str("&lt;"),
                '&' if self.html && !group.tag => self.out.push_str("&amp;"),
                other => self.out.push(other),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of MS-OXRTFCP 3.1.1.1.
    #[test]
    fn the_example_of_the_standard_is_unpacked() {
        let packed =
            b"\x03\x00\x0a\x00rcpg125\x42\x32\x0a\xf3 hel\x09\x00\x20bw\x05\xb0ld}\x0a\x80\x0f\xa0";
        assert_eq!(
            String::from_utf8(unpacked(packed, 1_000)).ok().as_deref(),
            Some("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n")
        );
        assert_eq!(unpacked(packed, 5), b"{\\rtf");
    }

    #[test]
    fn only_the_text_is_left() {
        let rtf =
            b"{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\*\\generator x;}\\f0 Caf\\'e9 \\u8364?5\
                    \\par {\\b vet}\\{\\}\\line\\endash  klaar}";
        assert_eq!(text(rtf), Rtf::Text("Café €5\nvet{}\n– klaar".to_owned()));
    }

    #[test]
    fn html_in_rtf_is_html_again() {
        let rtf = b"{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag64 <p>}\\htmlrtf {\\b \\htmlrtf0 a < b\
                    \\htmlrtf }\\htmlrtf0 {\\*\\mhtmltag1 <i>}{\\*\\htmltag72 </p>}}";
        assert_eq!(text(rtf), Rtf::Html("<p>a &lt; b</p>".to_owned()));
    }

    #[test]
    fn groups_without_end_are_no_fault() {
        assert_eq!(text(&b"{".repeat(100_000)), Rtf::Text(String::new()));
        assert_eq!(text(b"}}}\\u99999999999\\'zz\\"), Rtf::Text(String::new()));
        assert!(read(&[0; 15], 100).is_none());
    }
}
