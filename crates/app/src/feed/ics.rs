//! Writes iCalendar (RFC 5545): events of a whole day.
use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

/// In bytes, without the end of the line (3.1).
const LINE_MAX: usize = 75;

/// A calendar that is being written.
pub(super) struct Calendar {
    text: String,
    /// How often an event of this name was written, so that no two have the same one.
    named: HashMap<String, u32>,
}

/// Something that has to be done on a day.
pub(super) struct Day<'a> {
    /// The dossier and the kind of task: what makes it this event, however often it is fetched.
    pub(super) what: (&'a str, &'a str),
    pub(super) on: Date,
    pub(super) summary: &'a str,
    pub(super) link: &'a str,
    /// When this was written.
    pub(super) at: Timestamp,
}

impl Calendar {
    pub(super) fn begin(name: &str) -> Self {
        let mut calendar = Self { text: String::new(), named: HashMap::new() };
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Weerklank//Weerklank//NL");
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("METHOD", "PUBLISH");
        calendar.line("X-WR-CALNAME", &escaped(name));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        calendar.line("X-PUBLISHED-TTL", "PT1H");
        calendar
    }

    pub(super) fn add(&mut self, day: &Day<'_>) {
        let (reference, kind) = day.what;
        let name = format!("{reference}-{kind}-{}", compact(day.on));
        let count = self.named.entry(name.clone()).or_default();
        *count += 1;
        let uid = format!("{name}-{count}@weerklank");
        let next = day.on.saturating_add(1.day());
        let at = day.at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string();
        self.line("BEGIN", "VEVENT");
        self.line("UID", &uid);
        self.line("DTSTAMP", &at);
        self.line("DTSTART;VALUE=DATE", &compact(day.on));
        self.line("DTEND;VALUE=DATE", &compact(next));
        self.line("SUMMARY", &escaped(day.summary));
        self.line("DESCRIPTION", &escaped(day.link));
        self.line("URL", day.link);
        self.line("TRANSP", "TRANSPARENT");
        self.line("END", "VEVENT");
    }

    pub(super) fn end(mut self) -> String {
        self.line("END", "VCALENDAR");
        self.text
    }

    /// A line, folded where it is too long; never within a character.
    fn line(&mut self, name: &str, value: &str) {
        let mut length = 0;
        for character in name.chars().chain([':']).chain(value.chars()) {
            if length + character.len_utf8() > LINE_MAX {
                self.text.push_str("\r\n ");
                length = 1;
            }
            length += character.len_utf8();
            self.text.push(character);
        }
        self.text.push_str("\r\n");
    }
}

/// A text in which nothing ends a value (3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            other if other.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

fn compact(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn day(summary: &str) -> String {
        let mut calendar = Calendar::begin("Weerklank");
        let what = ("K-2026-7H3Q2M", "post");
        let on = "2026-12-31".parse().unwrap();
        let at = "2026-11-23T09:00:00Z".parse().unwrap();
        let link = "https://weerklank.example/klachten/K-2026-7H3Q2M";
        for _ in 0..2 {
            calendar.add(&Day { what, on, summary, link, at });
        }
        calendar.end()
    }

    #[test]
    fn a_day_is_a_whole_day_and_its_stamp_is_in_utc() {
        let text = day("Verstuur");
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
        assert!(text.contains("DTSTAMP:20261123T090000Z\r\n"), "{text}");
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        let uids: Vec<&str> = text.lines().filter(|line| line.starts_with("UID:")).collect();
        assert_eq!(uids.len(), 2);
        assert_ne!(uids[0], uids[1]);
    }

    #[test]
    fn what_is_long_is_folded_within_75_bytes_and_unfolds_to_itself() {
        let long = "Één ding; nog een, en meer – ".repeat(12);
        let text = day(&long);
        let (mut unfolded, mut folded) = (String::new(), 0);
        for line in text.split("\r\n") {
            assert!(line.len() <= LINE_MAX, "{line}");
            if let Some(rest) = line.strip_prefix(' ') {
                folded += 1;
                unfolded.push_str(rest);
            } else {
                unfolded.push('\n');
                unfolded.push_str(line);
            }
        }
        assert!(folded > 5);
        let summary = unfolded.lines().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
        let plain = summary.replace("\\;", ";").replace("\\,", ",");
        assert_eq!(plain, long);
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        assert_eq!(escaped("a\\b;c,d\ne\rf"), "a\\\\b\\;c\\,d\\nef");
    }
}
