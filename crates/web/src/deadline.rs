//! How long something may still take, in words: on a list, a dossier and the status page.
use jiff::civil::Date;

use crate::page::Tone;
use crate::parts::Deadline;
use crate::text::Tongue;

/// With the later day that was promised, when the answer was postponed (transition 25).
pub(crate) fn promised(open: Deadline, (due, until): (Date, Date), tongue: Tongue) -> Deadline {
    if until <= due {
        return open;
    }
    let until = tongue.day(until);
    let values = [("due", open.date.as_str()), ("until", &until)];
    Deadline { date: tongue.say_with("deadline-promised", &values), ..open }
}

/// How long the answer may still take: icon, words and date, never colour alone.
pub(crate) fn open_deadline(due_on: Date, today: Date, tongue: Tongue) -> Deadline {
    let days = (due_on - today).get_days();
    let count = days.abs().to_string();
    let (tone, key) = match days {
        ..=-1 => (Tone::Danger, "deadline-late"),
        0 => (Tone::Danger, "deadline-today"),
        1..=6 => (Tone::Warning, "deadline-left"),
        _ => (Tone::Neutral, "deadline-left"),
    };
    Deadline {
        tone,
        words: tongue.say_with(key, &[("days", &count)]),
        date: weerklank_texts::dates::weekday_day(tongue.0, due_on),
        iso: due_on.to_string(),
        why: String::new(),
    }
}
