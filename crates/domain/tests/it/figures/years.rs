//! Art. 7.3: whatever comes in when, the sums agree.
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use uuid::Uuid;
use weerklank_domain::calendar::{Calendar, local_date, start_of};
use weerklank_domain::complaint::facts::{Channel, Manner, Nature};
use weerklank_domain::ids::{FirmId, RelationId};
use weerklank_domain::report::fact::{FlowKind, SubjectKind};
use weerklank_domain::report::{Asked, Fact, Figure, Figures, Filter, Groups, Period};

use super::received;

/// Over two leap years, from 2023 to 2029.
const DAYS: i32 = 2_400;

fn firm(number: u8) -> FirmId {
    FirmId::from_uuid(Uuid::from_u128(u128::from(number) + 1))
}

/// Some complaints of some years, that ended in all ways or not at all.
fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let one = (0..DAYS, 0..90_i32, 0..8_usize, any::<[u8; 4]>());
    proptest::collection::vec(one, 0..80).prop_map(|all| {
        let facts = all.into_iter().enumerate().map(|(number, (day, days, end, picks))| {
            // At any minute of the day, those of the changes of the clock included.
            let minute = i64::from(picks[3]) * 5;
            let begun = start_of(date(2023, 1, 1).saturating_add(day.days()));
            let on = local_date(begun + minute.minutes());
            let mut fact = received(number as u128, on);
            fact.manner = Manner::ALL[usize::from(picks[0] % 2)];
            fact.nature = Nature::ALL.get(usize::from(picks[1] % 4)).copied();
            fact.channel = Channel::ALL[usize::from(picks[1]) % Channel::ALL.len()];
            fact.relation = Some(RelationId::from_uuid(Uuid::from_u128(u128::from(picks[0]))));
            if picks[2] > 60 {
                fact.subject = SubjectKind::Partner;
                fact.firm = Some(firm(picks[2] % 5));
            }
            let kinds =
                [FlowKind::Decided, FlowKind::Withdrawn, FlowKind::OutOfScope, FlowKind::Merged];
            if let Some(kind) = kinds.get(end) {
                let on = on.saturating_add(days.days());
                fact.flows.push(weerklank_domain::report::fact::Flow { kind: *kind, on });
            }
            fact
        });
        facts.collect()
    })
}

fn figures(facts: &[Fact], period: Period, filter: Filter) -> Figures {
    let calendar = Calendar::dutch();
    Figures::of(facts, &Asked { period, as_of: date(2030, 6, 1), filter, calendar: &calendar })
}

fn year(year: i16) -> Period {
    Period::year(year).unwrap()
}

/// Every list of groups adds up to this.
fn assert_sums(groups: &Groups, count: u32) -> Result<(), TestCaseError> {
    let lists = [
        &groups.month,
        &groups.manner,
        &groups.nature,
        &groups.manner_and_nature,
        &groups.door,
        &groups.channel,
        &groups.complainant,
        &groups.subject,
        &groups.firm,
        &groups.root_cause,
    ];
    for list in lists {
        prop_assert_eq!(list.values().sum::<u32>(), count, "{:?}", list);
    }
    Ok(())
}

fn month(first: Date) -> Period {
    Period::of(first, first.last_of_month()).unwrap()
}

proptest! {
    #[test]
    fn art_7_3_months_categories_partners_and_the_list_agree(facts in facts()) {
        for of in 2023..=2029 {
            let whole = figures(&facts, year(of), Filter::default());
            let listed = facts
                .iter()
                .filter(|fact| fact.received_on.year() == of && fact.counts(date(2030, 6, 1)))
                .count();
            prop_assert_eq!(usize::try_from(whole.received.count).unwrap(), listed);
            assert_sums(&whole.groups, whole.received.count)?;
            let months = (1..=12).map(|number| {
                figures(&facts, month(date(of, number, 1)), Filter::default())
            });
            let months: Vec<Figures> = months.collect();
            let sum = |count: fn(&Figures) -> u32| months.iter().map(count).sum::<u32>();
            prop_assert_eq!(sum(|month| month.received.count), whole.received.count);
            prop_assert_eq!(sum(|month| month.on_time.n), whole.on_time.n);
            prop_assert_eq!(sum(|month| month.on_time.hits), whole.on_time.hits);
            prop_assert_eq!(sum(|month| month.merged), whole.merged);
            prop_assert_eq!(sum(|month| month.repeat.hits), whole.repeat.hits);
            // Each month begins with what the one before left.
            for pair in months.windows(2) {
                prop_assert_eq!(pair[0].stock.after, pair[1].stock.before);
            }
            prop_assert_eq!(months[11].stock.after, whole.stock.after);
        }
    }

    #[test]
    fn art_7_3_what_is_filtered_adds_up(facts in facts(), of in 2023_i16..=2029) {
        let whole = figures(&facts, year(of), Filter::default());
        let count = |filter: Filter| figures(&facts, year(of), filter).received.count;
        let by_firm: u32 =
            (0..5).map(|one| count(Filter { firm: Some(firm(one)), ..Filter::default() })).sum();
        let with_partner = Filter { subject: Some(SubjectKind::Partner), ..Filter::default() };
        prop_assert_eq!(by_firm, count(with_partner));
        let natures = Nature::ALL.iter();
        let by_nature: u32 = natures
            .map(|one| count(Filter { nature: Some(*one), ..Filter::default() }))
            .sum();
        let unknown = whole.groups.nature.get("unknown").copied().unwrap_or(0);
        prop_assert_eq!(by_nature + unknown, whole.received.count);
    }

    #[test]
    fn art_7_3_what_is_listed_behind_a_figure_is_what_was_counted(facts in facts()) {
        let calendar = Calendar::dutch();
        for of in [2023, 2024, 2026] {
            let as_of = date(2030, 6, 1);
            let (period, filter) = (year(of), Filter::default());
            let asked = Asked { period, as_of, filter, calendar: &calendar };
            let found = Figures::of(&facts, &asked);
            let listed = |figure: Figure, hits: bool| {
                let counted = facts.iter().filter_map(|fact| figure.counts(fact, &asked));
                u32::try_from(counted.filter(|hit| !hits || *hit).count()).unwrap()
            };
            prop_assert_eq!(listed(Figure::Received, false), found.received.count);
            prop_assert_eq!(listed(Figure::OutOfScope, false), found.out_of_scope);
            prop_assert_eq!(listed(Figure::Merged, false), found.merged);
            prop_assert_eq!(listed(Figure::Handling, false), found.handling.n);
            prop_assert_eq!(listed(Figure::Lag, false), found.lag.n);
            let left = found.withdrawn.within_four_weeks + found.withdrawn.later;
            prop_assert_eq!(listed(Figure::Withdrawn, false), left);
            prop_assert_eq!(listed(Figure::Stock, false), found.stock.after);
            for (figure, share) in [
                (Figure::OnTime, found.on_time),
                (Figure::PartnerTold, found.partner_told),
                (Figure::Reopened, found.reopened),
            ] {
                prop_assert_eq!(listed(figure, true), share.hits);
                prop_assert_eq!(listed(figure, false), share.n);
            }
            // The years behind a period hold that year too.
            let years = found.trend.years();
            let own = years.iter().find(|one| one.year == of);
            prop_assert_eq!(own.map_or(0, |own| own.received), found.received.count);
            prop_assert_eq!(own.map_or(0, |own| own.on_time.hits), found.on_time.hits);
            let months = found.trend.months(period.from(), period.until());
            prop_assert_eq!(months.len(), 12);
            let sum: u32 = months.iter().map(|(_, count)| count).sum();
            prop_assert_eq!(sum, found.received.count);
        }
    }

    #[test]
    fn art_7_3_stock_and_flow_balance(facts in facts(), from in 0..DAYS, days in 0..900_i32) {
        let from = date(2023, 1, 1).saturating_add(from.days());
        let period = Period::of(from, from.saturating_add(days.days())).unwrap();
        let found = figures(&facts, period, Filter::default());
        prop_assert!(found.stock.balances(), "{:?}", found.stock);
        let aging = found.stock.aging;
        let aged = aging.within_four_weeks + aging.within_eight_weeks + aging.longer;
        prop_assert_eq!(aged, found.stock.after);
        // Every complaint that left in time, and no other, is outside the share.
        let outside = found.received.count - found.on_time.n;
        prop_assert_eq!(outside, found.withdrawn.within_four_weeks);
    }
}
