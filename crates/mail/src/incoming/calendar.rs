//! One readable line of an invitation (RFC 5545): what, when, where.

/// In characters; a description can be a book.
const VALUE_MAX: usize = 300;

/// The summary, the start and end, the place, and who sent it; nothing when it has no event.
pub(super) fn readable(text: &str) -> Option<String> {
    let mut facts: [Option<String>; 5] = Default::default();
    let names = ["SUMMARY", "DTSTART", "DTEND", "LOCATION", "ORGANIZER"];
    let mut inside = false;
    for line in unfolded(text) {
        let Some((head, value)) = line.split_once(':') else { continue };
        let name = head.split(';').next().unwrap_or_default().to_ascii_uppercase();
        match name.as_str() {
            "BEGIN" => inside = value.trim().eq_ignore_ascii_case("VEVENT"),
            "END" if value.trim().eq_ignore_ascii_case("VEVENT") => break,
            _ if !inside => {}
            _ => {
                if let Some(place) = names.iter().position(|known| *known == name) {
                    facts[place].get_or_insert_with(|| plain(&name, value));
                }
            }
        }
    }
    let [summary, start, end, location, organizer] = facts;
    let when = match (start, end) {
        (Some(start), Some(end)) => Some(format!("{start} – {end}")),
        (start, _) => start,
    };
    let line: Vec<String> = [summary, when, location, organizer]
        .into_iter()
        .flatten()
        .filter(|fact| !fact.is_empty())
        .collect();
    (!line.is_empty()).then(|| line.join(" · "))
}

/// Lines that start with a space go on where the one before stopped.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines().take(5_000) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

fn plain(name: &str, value: &str) -> String {
    let value = value.trim();
    match name {
        "DTSTART" | "DTEND" => moment(value).unwrap_or_else(|| value.to_owned()),
        "ORGANIZER" => {
            let mailto = value.get(..7).is_some_and(|head| head.eq_ignore_ascii_case("mailto:"));
            if mailto { value[7..].to_owned() } else { value.to_owned() }
        }
        _ => {
            let text = value.replace("\\n", " ").replace("\\N", " ").replace("\\,", ",");
            text.replace("\\;", ";").chars().take(VALUE_MAX).collect()
        }
    }
}

/// `20261127T140000` as `2026-11-27 14:00`, with `UTC` when it says so.
fn moment(value: &str) -> Option<String> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let date = value.get(..8).filter(|date| digits(date))?;
    let date = format!("{}-{}-{}", &date[..4], &date[4..6], &date[6..]);
    match value.get(8..13) {
        Some(time) if time.starts_with('T') && digits(&time[1..]) => {
            let zone = if value.ends_with('Z') { " UTC" } else { "" };
            Some(format!("{date} {}:{}{zone}", &time[1..3], &time[3..]))
        }
        _ => Some(date),
    }
}
