//! What the address of the figures asks; a word that isn't one of ours asks for nothing.
use jiff::civil::{Date, date};
use weerklank_app::figures::Wanted;
use weerklank_app::lists::Lists;
use weerklank_domain::complaint::facts::{Channel, Manner, Nature};
use weerklank_domain::report::fact::SubjectKind;
use weerklank_domain::report::{Filter, Period};

use crate::fields::{Choices, Field};
use crate::text::Tongue;

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    pub(super) van: String,
    pub(super) tot: String,
    wijze: String,
    aard: String,
    kanaal: String,
    over: String,
    kantoor: String,
}

impl Sent {
    /// This year, where nothing was asked; nothing where that is no period.
    pub(super) fn period(&self, today: Date) -> Option<Period> {
        let day = |text: &str, otherwise: Date| {
            if text.is_empty() { Some(otherwise) } else { text.parse().ok() }
        };
        let from = day(&self.van, date(today.year(), 1, 1))?;
        let until = day(&self.tot, date(from.year(), 12, 31))?;
        Period::of(from, until)
    }

    /// Nothing where that is no period. A partner asks of his own firm, whatever the address says.
    pub(super) fn wanted(&self, today: Date, asks_by_firm: bool) -> Option<Wanted> {
        let firm = self.kantoor.parse().ok().filter(|_| asks_by_firm);
        let filter = Filter {
            manner: Manner::from_key(&self.wijze),
            nature: Nature::from_key(&self.aard),
            channel: Channel::from_key(&self.kanaal),
            subject: SubjectKind::from_key(&self.over),
            firm,
        };
        Some(Wanted { period: self.period(today)?, as_of: today, filter })
    }

    /// The same question, for another page.
    pub(super) fn query(&self) -> String {
        let asked = [
            ("van", &self.van),
            ("tot", &self.tot),
            ("wijze", &self.wijze),
            ("aard", &self.aard),
            ("kanaal", &self.kanaal),
            ("over", &self.over),
            ("kantoor", &self.kantoor),
        ];
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in asked.iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(name, value);
        }
        query.finish()
    }

    pub(super) fn days(&self, today: Date, tongue: Tongue) -> Vec<Field> {
        let period = self.period(today);
        let day = |name: &str, typed: &str, known: Option<Date>| {
            let value = known.map_or_else(|| typed.to_owned(), |day| day.to_string());
            Field::new(name, tongue.say(&format!("search-{name}"))).kind("date").value(&value)
        };
        vec![
            day("van", &self.van, period.map(Period::from)),
            day("tot", &self.tot, period.map(Period::until)),
        ]
    }

    /// What can be chosen; `asks_by_firm` adds the firms.
    pub(super) fn filters(
        &self,
        (lists, asks_by_firm): (&Lists, bool),
        tongue: Tongue,
    ) -> Vec<Choices> {
        let all = |name: &str, label: &str, chosen: &str| {
            Choices::new(name, tongue.say(label)).option("", tongue.say("worklist-all"), chosen)
        };
        let mut found = vec![
            Manner::ALL.iter().fold(all("wijze", "figures-manner", &self.wijze), |choices, it| {
                choices.option(it.key(), tongue.label("manner", it.key()), &self.wijze)
            }),
            Nature::ALL.iter().fold(all("aard", "worklist-nature", &self.aard), |choices, it| {
                choices.option(it.key(), tongue.nature(lists, *it), &self.aard)
            }),
            Channel::ALL
                .iter()
                .fold(all("kanaal", "figures-channel", &self.kanaal), |found, it| {
                    found.option(it.key(), tongue.label("channel", it.key()), &self.kanaal)
                }),
            SubjectKind::ALL.iter().fold(
                all("over", "figures-subject", &self.over),
                |found, it| {
                    found.option(it.key(), tongue.label("figures-about", it.key()), &self.over)
                },
            ),
        ];
        if asks_by_firm && !lists.firms.is_empty() {
            let firms = all("kantoor", "figures-firm", &self.kantoor);
            found.push(lists.firms.iter().fold(firms, |choices, firm| {
                choices.option(firm.id.to_string(), firm.name.clone(), &self.kantoor)
            }));
        }
        found
    }
}
