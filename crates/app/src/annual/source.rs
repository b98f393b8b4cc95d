//! What a report is made from, whole: with it the same pages can be made again, whatever changed
//! since in the dossiers or the settings.
use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use weerklank_domain::Language;
use weerklank_domain::ids::FirmId;
use weerklank_domain::people::Role;
use weerklank_domain::report::Entered;
use weerklank_domain::report::annual::Material;
use weerklank_store::report_facts::Sight;
use weerklank_store::{Tx, firms, people};

use crate::lists::{self, ItemChoice};
use crate::recommendations::{Reported, looked_back, of_year};
use crate::year_papers::{self, ReportedAssessment, ReportedReview};
use crate::{AppError, agreements, figures, organisation, procedure};

/// Frozen with the report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub organisation: String,
    pub material: Material,
    /// The version of the procedure that held on the last day of the year, and earlier ones.
    pub procedures: Vec<ProcedureVersion>,
    /// Who was complaints officer at the end, in the order in which they are put in charge.
    pub officers: Vec<String>,
    pub firms: BTreeMap<FirmId, String>,
    /// Those of this year, and what became of earlier ones (7.4).
    pub recommendations: Vec<Reported>,
    pub looked_back: Vec<Reported>,
    /// Clients, and years before the system.
    pub entered: Entered,
    pub review: Option<ReportedReview>,
    pub assessment: Option<ReportedAssessment>,
    /// What lists of the settings call their items, in Dutch and English: `nature finances`.
    pub labels: BTreeMap<String, [String; 2]>,
}

/// A version that held in the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureVersion {
    pub number: u32,
    pub valid_from: Option<Date>,
    pub approved_on: Option<Date>,
}

impl Source {
    /// As things stand now, counted at the end of a day.
    pub(super) fn gather(
        tx: &mut Tx<'_>,
        (year, as_of): (i16, Date),
        sight: Sight,
    ) -> Result<Self, AppError> {
        let calendar = agreements::load(tx)?.calendar;
        let material =
            Material::gather((year, as_of), &calendar, |take| figures::each_fact(tx, sight, take))?;
        let material = material.ok_or(AppError::NotFound)?;
        let of_firms: BTreeMap<FirmId, String> =
            firms::list(tx)?.into_iter().map(|firm| (firm.id, firm.name)).collect();
        let concerned = |firm: &FirmId| material.partners.iter().any(|(known, _)| known == firm);
        let labels = lists::items(tx, as_of)?.into_iter().map(|item| {
            let ItemChoice { list, key, dutch, english, .. } = item;
            (format!("{list} {key}"), [dutch.clone(), english.unwrap_or(dutch)])
        });
        Ok(Self {
            organisation: organisation::load(tx)?.name,
            procedures: procedures(tx, year)?,
            officers: officers(tx)?,
            firms: of_firms.into_iter().filter(|(firm, _)| concerned(firm)).collect(),
            recommendations: of_year(tx, year, (as_of, sight.person()))?,
            looked_back: looked_back(tx, year, (as_of, sight.person()))?,
            entered: figures::entered::load(tx)?,
            review: year_papers::review_of(tx, year)?,
            assessment: year_papers::assessment_of(tx, year)?,
            labels: labels.collect(),
            material,
        })
    }

    /// What an item of a list is called; its key where it isn't known.
    pub(super) fn label(&self, list: &str, key: &str, language: Language) -> Option<String> {
        let known = self.labels.get(&format!("{list} {key}"))?;
        let [dutch, english] = known;
        Some(match language {
            Language::Dutch => dutch.clone(),
            Language::English => english.clone(),
        })
    }
}

fn procedures(tx: &mut Tx<'_>, year: i16) -> Result<Vec<ProcedureVersion>, AppError> {
    let all = procedure::load(tx)?;
    let last = Date::new(year, 12, 31).map_err(|_| AppError::NotFound)?;
    let first = Date::new(year, 1, 1).map_err(|_| AppError::NotFound)?;
    // Held on the first day, or began in the year.
    let at_first = all.on(first).map(|version| version.number);
    let held = all.versions.iter().filter(|version| {
        let began = version.valid_from.is_some_and(|from| first < from && from <= last);
        began || at_first == Some(version.number)
    });
    Ok(held
        .map(|version| ProcedureVersion {
            number: version.number,
            valid_from: version.valid_from,
            approved_on: version.approved_on,
        })
        .collect())
}

fn officers(tx: &mut Tx<'_>) -> Result<Vec<String>, AppError> {
    let mut known = people::list(tx)?;
    known.retain(|account| account.active && account.roles.contains(&Role::Officer));
    known.sort_by_key(|account| account.officer_order);
    Ok(known.into_iter().map(|account| account.name).collect())
}
