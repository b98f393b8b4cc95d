//! Which sentence may be said of the figures, with its numbers: by the rules for small numbers, and
//! the same for screen, report and terminal. How it is said is for the texts.
mod compared;

use jiff::civil::Date;

use super::control::{Between, Control};
use super::fact::Party;
use super::figures::{Days, Figures, OpenCurve, Share};
use super::funnel::Partners;
use super::statistics::{
    COUNT_MAX, Exposure, Level, Movement, Proportion, Standing, movement, rate_ratio,
};
use super::trend::Year;
use crate::article::Article;
use crate::complaint::compliance::Verdict;

pub use compared::{Compared, Comparison, Measure, Measures, Said, compare, named_beforehand};

/// Below this many there is no percentage (R1).
const PERCENT_FROM: u32 = 10;
/// Below this many known causes there is no cumulative line (R10).
pub const CUMULATIVE_FROM: u32 = 20;
/// The four weeks (6.4), in days.
pub const DUE_DAYS: u32 = 28;

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// None was received. That nobody complained is not that nothing was wrong (R2).
    NothingReceived,
    BusiestMonth {
        month: Date,
        most: u32,
        total: u32,
    },
    /// Several had as many.
    BusiestMonths {
        most: u32,
        total: u32,
    },
    MonthsWithinLimits {
        judged: u32,
    },
    MonthBeyondLimits {
        month: Date,
        count: u32,
        all: u32,
    },
    GapsWithinLimits {
        judged: u32,
    },
    CameTooFast {
        on: Date,
        days: u32,
        all: u32,
    },
    /// The year and the one before it (R3).
    YearAfterYear {
        years: (i16, i16),
        counts: (u32, u32),
        movement: Movement,
    },
    /// Half was decided by then (R7), with the days between which that lies.
    HalfDecided {
        days: u32,
        between: (Option<u32>, Option<u32>),
        n: u32,
    },
    HalfNotReached {
        n: u32,
    },
    /// Fewer than six: which they are (R6).
    AllDays {
        decided: Vec<i32>,
        open: u32,
    },
    MostlyFrom {
        key: String,
        count: u32,
        known: u32,
        unknown: u32,
    },
    /// Several causes came first.
    SeveralCauses {
        count: u32,
        known: u32,
        unknown: u32,
    },
    CausesUnknown {
        unknown: u32,
    },
    /// How many firms lie outside; none is named (R9).
    PartnersOutside {
        beyond: u32,
        notable: u32,
        all: u32,
    },
    PartnersWithin {
        all: u32,
    },
    /// Of no firm are there three complaints.
    NoPattern {
        all: u32,
    },
    Waited {
        longest: Party,
        days: u32,
        all: u32,
    },
    NotWaited,
    Followed {
        done: u32,
        asked: u32,
        least: Option<(Article, u32, u32)>,
    },
    NothingAsked,
    Scored {
        answered: u32,
        asked: u32,
        high: u32,
    },
    NotScored {
        asked: u32,
    },
    Season {
        month: i8,
        most: u32,
        total: u32,
        years: u32,
    },
    SeasonEven {
        most: u32,
        total: u32,
        years: u32,
    },
}

/// How a share is written down (R1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidShare {
    Nothing,
    Counts { hits: u32, n: u32 },
    Percent { percent: u32, hits: u32, n: u32 },
}

impl Share {
    /// Rounded half up, in whole numbers; two of 200 never become "all" or "none".
    pub fn said(self) -> SaidShare {
        let Self { hits, n, .. } = self;
        if n < PERCENT_FROM {
            return if n == 0 { SaidShare::Nothing } else { SaidShare::Counts { hits, n } };
        }
        let rounded = (u64::from(hits) * 200 + u64::from(n)) / (u64::from(n) * 2);
        let percent = match rounded {
            0 if hits > 0 => 1,
            100 if hits < n => 99,
            _ => u32::try_from(rounded).unwrap_or(100),
        };
        SaidShare::Percent { percent, hits, n }
    }

    pub(super) fn proportion(self) -> Option<Proportion> {
        Proportion::of(self.hits, self.n)
    }
}

/// Of the months of the period.
pub fn of_months(months: &[(Date, u32)]) -> Finding {
    let total = months.iter().map(|(_, count)| count).sum();
    let most = months.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let mut busiest = months.iter().filter(|(_, count)| *count == most);
    match (most, busiest.next(), busiest.next()) {
        (0, ..) | (_, None, _) => Finding::NothingReceived,
        (_, Some((month, _)), None) => Finding::BusiestMonth { month: *month, most, total },
        _ => Finding::BusiestMonths { most, total },
    }
}

pub fn of_control(control: &Control) -> Finding {
    let judged = count(control.months.len() - control.baseline);
    let all = count(control.signals().count());
    match control.signals().last() {
        Some((month, count)) => Finding::MonthBeyondLimits { month, count, all },
        None => Finding::MonthsWithinLimits { judged },
    }
}

pub fn of_between(between: &Between) -> Finding {
    let judged = count(between.spans.len() - between.baseline);
    let all = count(between.signals().count());
    match between.signals().last() {
        Some((on, days)) => Finding::CameTooFast { on, days, all },
        None => Finding::GapsWithinLimits { judged },
    }
}

/// Of the last two of these years; a year that runs is not among them.
pub fn of_years(years: &[Year], exposure: impl Fn(i16) -> Option<Exposure>) -> Option<Finding> {
    let [.., before, now] = years else { return None };
    let (counts, years) = ((now.received, before.received), (now.year, before.year));
    let day = |year: i16| Exposure::of(f64::from(jiff::civil::date(year, 1, 1).days_in_year()));
    // Over clients where those of both years are known, else over days.
    let over = match (exposure(years.0), exposure(years.1)) {
        (Some(now), Some(before)) => (now, before),
        _ => (day(years.0)?, day(years.1)?),
    };
    if counts.0.max(counts.1) > COUNT_MAX {
        return None;
    }
    let ratio = rate_ratio((counts.0, over.0), (counts.1, over.1), Level::NINETY_FIVE);
    Some(Finding::YearAfterYear { years, counts, movement: movement(&ratio, counts, None) })
}

pub fn of_curve(curve: &OpenCurve, decided: &Days) -> Finding {
    let n = curve.n;
    match (n, &decided.all, curve.median) {
        (0, ..) => Finding::NothingReceived,
        // So few that no interval exists: all of them are said (R6).
        (1..6, Some(all), _) => Finding::AllDays { decided: all.clone(), open: n - decided.n },
        (_, _, Some(days)) => {
            let [low, high] = curve.median_between;
            Finding::HalfDecided { days, between: (low, high), n }
        }
        (_, _, None) => Finding::HalfNotReached { n },
    }
}

/// The causes by their key, the one with most complaints first, and how often it isn't known.
pub fn causes(figures: &Figures) -> (Vec<(String, u32)>, u32) {
    let group = &figures.groups.root_cause;
    let unknown = group.get(super::grouping::UNKNOWN).copied().unwrap_or(0);
    let known = group.iter().filter(|(key, _)| *key != super::grouping::UNKNOWN);
    let mut known: Vec<(String, u32)> = known.map(|(key, count)| (key.clone(), *count)).collect();
    known.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    (known, unknown)
}

pub fn of_causes(figures: &Figures) -> Finding {
    let (causes, unknown) = causes(figures);
    let known = causes.iter().map(|(_, count)| count).sum();
    match causes.as_slice() {
        [] if unknown == 0 => Finding::NothingReceived,
        [] => Finding::CausesUnknown { unknown },
        [(_, count), (_, second), ..] if count == second => {
            Finding::SeveralCauses { count: *count, known, unknown }
        }
        [(key, count), ..] => {
            Finding::MostlyFrom { key: key.clone(), count: *count, known, unknown }
        }
    }
}

pub fn of_partners(partners: &Partners) -> Finding {
    let standing =
        |is: Standing| count(partners.all.iter().filter(|partner| partner.standing == is).count());
    let all = count(partners.all.len());
    match (standing(Standing::BeyondChance), standing(Standing::Notable)) {
        (0, 0) if standing(Standing::NoPattern) == all => Finding::NoPattern { all },
        (0, 0) => Finding::PartnersWithin { all },
        (beyond, notable) => Finding::PartnersOutside { beyond, notable, all },
    }
}

pub fn of_waiting(figures: &Figures) -> Finding {
    let waiting = figures.waiting;
    let each = [
        (Party::Complainant, waiting.complainant),
        (Party::Partner, waiting.partner),
        (Party::Officer, waiting.officer),
    ];
    let all: u32 = each.iter().map(|(_, days)| days).sum();
    match each.into_iter().max_by_key(|(_, days)| *days) {
        Some((longest, days)) if days > 0 => Finding::Waited { longest, days, all },
        _ => Finding::NotWaited,
    }
}

pub fn of_conduct(figures: &Figures) -> Finding {
    let (mut done, mut asked) = (0, 0);
    let mut least: Option<(Article, u32, u32)> = None;
    for (article, counts) in &figures.conduct {
        let (kept, all) = (counts.of(Verdict::Done), counts.asked());
        done += kept;
        asked += all;
        let missed = all - kept;
        if missed > 0 && least.is_none_or(|(_, missing, _)| missed > missing) {
            least = Some((*article, missed, all));
        }
    }
    if asked == 0 { Finding::NothingAsked } else { Finding::Followed { done, asked, least } }
}

pub fn of_survey(figures: &Figures) -> Finding {
    let (answered, asked) = (figures.survey.hits, figures.survey.n);
    let [_, _, _, fourth, fifth] = figures.survey_scores;
    match answered {
        0 => Finding::NotScored { asked },
        _ => Finding::Scored { answered, asked, high: fourth + fifth },
    }
}

/// Of the months of the year over whole years: counts, and nothing of what is normal.
pub fn of_season(months: &[u32; 12], years: u32) -> Finding {
    let (total, most) = (months.iter().sum(), months.iter().copied().max().unwrap_or(0));
    let mut busiest = (1_i8..).zip(months).filter(|(_, count)| **count == most);
    match (most, busiest.next(), busiest.next()) {
        (0, ..) | (_, None, _) => Finding::NothingReceived,
        (_, Some((month, _)), None) => Finding::Season { month, most, total, years },
        _ => Finding::SeasonEven { most, total, years },
    }
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
