//! A recommendation in words, by the rules for small numbers: the counts first, then what chance
//! explains, and never more than that (R1, R3).
use weerklank_app::lists::Lists;
use weerklank_domain::complaint::facts::{Channel, Manner, Nature};
use weerklank_domain::report::fact::SubjectKind;
use weerklank_domain::report::recommendation::{
    Baseline, Counted, Effect, Falls, Proposal, Still, Verdict,
};
use weerklank_domain::report::{Figure, Period};

use crate::parts::Fact;
use crate::text::Tongue;

/// The word in the keys of texts.
pub(super) fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::TooEarly { .. } => "too_early",
        Verdict::Shown => "shown",
        Verdict::Contrary => "contrary",
        Verdict::NotShown { .. } => "not_shown",
    }
}

/// The counts, the ratio and the verdict, a sentence each.
pub(super) fn effect(effect: &Effect, tongue: Tongue) -> Vec<String> {
    let tally = |key: &str, count: u32, days: u32| {
        let (count, days) = (count.to_string(), days.to_string());
        tongue.say_with(key, &[("count", &count), ("days", &days)])
    };
    let before = tally("recommendation-before", effect.before.count, effect.before.days);
    let after = tally("recommendation-after", effect.after.count, effect.after.days);
    let verdict = match effect.verdict {
        Verdict::TooEarly { from } => {
            let day = tongue.long_day(from);
            tongue.say_with("recommendation-too-early", &[("day", &day)])
        }
        Verdict::Shown => tongue.say("recommendation-shown"),
        Verdict::Contrary => tongue.say("recommendation-contrary"),
        Verdict::NotShown { still: Still::Months { months } } => {
            let months = months.to_string();
            tongue.say_with("recommendation-not-shown", &[("months", &months)])
        }
        Verdict::NotShown { still: Still::OutOfReach } => {
            tongue.say("recommendation-not-shown-ever")
        }
    };
    // Before its time nothing is said about the difference.
    match effect.verdict {
        Verdict::TooEarly { .. } => vec![before, after, verdict],
        _ => vec![before, after, verdict, ratio(effect, tongue)],
    }
}

fn ratio(effect: &Effect, tongue: Tongue) -> String {
    let (Some(ratio), Some(high)) = (effect.ratio, effect.high) else {
        return tongue.say("recommendation-no-ratio");
    };
    let values = [ratio, effect.low, high].map(|value| decimals(value, tongue));
    let values = [("ratio", &*values[0]), ("low", &*values[1]), ("high", &*values[2])];
    tongue.say_with("recommendation-ratio", &values)
}

fn decimals(value: f64, tongue: Tongue) -> String {
    let written = format!("{value:.2}");
    match tongue.0 {
        weerklank_domain::Language::Dutch => written.replace('.', ","),
        weerklank_domain::Language::English => written,
    }
}

/// What was proposed, fact by fact, always in the same order.
pub(super) fn facts(
    proposal: &Proposal,
    (owner, lists): (&str, &Lists),
    tongue: Tongue,
) -> Vec<Fact> {
    let fact = |key: &str, text: String| Fact {
        term: tongue.label("recommendation_fact", key),
        text,
        ..Fact::default()
    };
    let finding = &proposal.finding;
    let rests_on = match finding.figure {
        Some(figure) => {
            let name = tongue.label("figure", figure.key());
            format!("{name}, {}", period(finding.period, tongue))
        }
        None => period(finding.period, tongue),
    };
    let mut facts = vec![
        fact("measure", proposal.measure.clone()),
        fact("finding", finding.text.clone()),
        fact("rests_on", rests_on),
        fact("purpose", tongue.label("recommendation_purpose", proposal.purpose.key())),
        fact("owner", owner.to_owned()),
        fact("due_on", tongue.long_day(proposal.due_on)),
        fact("how", proposal.how.clone()),
    ];
    match &proposal.falls {
        None => facts.push(fact("counted", tongue.say("recommendation-not-counted"))),
        Some(Falls { counted: what, baseline: before, observe_months }) => {
            facts.push(fact("counted", counted(what, lists, tongue)));
            facts.push(fact("baseline", baseline(*before, tongue)));
            let months = observe_months.to_string();
            let text = tongue.say_with("recommendation-months", &[("months", &months)]);
            facts.push(fact("observe", text));
        }
    }
    facts
}

fn baseline(baseline: Baseline, tongue: Tongue) -> String {
    let count = baseline.count.to_string();
    let days = period(baseline.period, tongue);
    let text = tongue.say_with("recommendation-baseline", &[("count", &count), ("days", &days)]);
    match baseline.left_out {
        None => text,
        Some(peak) => {
            let days = period(peak, tongue);
            format!("{text} {}", tongue.say_with("recommendation-left-out", &[("days", &days)]))
        }
    }
}

pub(super) fn period(period: Period, tongue: Tongue) -> String {
    let (from, until) = (tongue.day(period.from()), tongue.day(period.until()));
    tongue.say_with("recommendation-period", &[("from", &from), ("until", &until)])
}

fn counted(counted: &Counted, lists: &Lists, tongue: Tongue) -> String {
    let firm = counted.firm.map(|id| match lists.firm(id) {
        Some(firm) => firm.name.clone(),
        None => tongue.say("recommendation-former-firm"),
    });
    let cause = counted.root_cause.as_ref().map(|cause| {
        let known = lists.label("root_cause", &cause.0, tongue.0).map(str::to_owned);
        known.unwrap_or_else(|| cause.0.clone())
    });
    let words = [
        counted.manner.map(|manner| tongue.label("manner", Manner::key(manner))),
        counted.nature.map(|nature| tongue.nature(lists, nature)),
        counted.channel.map(|channel| tongue.label("channel", Channel::key(channel))),
        counted.subject.map(|subject| tongue.label("subject", SubjectKind::key(subject))),
        firm,
        cause,
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    if words.is_empty() { tongue.say("recommendation-all") } else { words.join("; ") }
}

/// The figures, natures and so on that a form offers.
pub(super) fn figures(tongue: Tongue) -> Vec<(String, String)> {
    crate::complaints::controls::options(Figure::ALL, "figure", Figure::key, tongue)
}

pub(super) fn natures(lists: &Lists, tongue: Tongue) -> Vec<(String, String)> {
    let option = |nature: &Nature| (nature.key().to_owned(), tongue.nature(lists, *nature));
    Nature::ALL.iter().map(option).collect()
}

#[cfg(test)]
mod tests {
    use weerklank_domain::Language;
    use weerklank_domain::report::recommendation::Tally;

    use super::*;

    fn said(verdict: Verdict) -> Vec<String> {
        let tally = |count, days| Tally { count, days, ..Tally::default() };
        let effect = super::effect;
        let of = Effect {
            before: tally(12, 365),
            after: tally(1, 181),
            ratio: Some(0.168),
            low: 0.004,
            high: Some(1.14),
            p_central: 0.08,
            verdict,
        };
        effect(&of, Tongue(Language::Dutch))
    }

    #[test]
    fn art_7_4_the_counts_come_before_what_they_tell() {
        let text = said(Verdict::NotShown { still: Still::Months { months: 13 } });
        assert_eq!(text[0], "Nulmeting: 12 klachten in 365 dagen.");
        assert_eq!(text[1], "Sindsdien: 1 klacht in 181 dagen.");
        assert!(text[2].contains("past bij toeval") && text[2].contains("13 maanden"), "{text:?}");
        assert_eq!(text[3], "Verhouding 0,17; 95%-interval van 0,00 tot 1,14.");
    }

    #[test]
    fn art_7_4_less_is_never_said_where_chance_explains_it() {
        let out_of_reach = Verdict::NotShown { still: Still::OutOfReach };
        let early = Verdict::TooEarly { from: jiff::civil::date(2026, 8, 1) };
        for verdict in [out_of_reach, early, Verdict::Contrary] {
            let text = said(verdict).join(" ");
            assert!(!text.contains("minder"), "{text}");
        }
        assert!(said(Verdict::Shown)[2].contains("minder"));
        assert_eq!(said(early).len(), 3, "no ratio before its time");
    }
}
