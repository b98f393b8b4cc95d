//! From what a report is made of to its pages: sections, tables and sentences by the rules for
//! small numbers. The same source, texts and face give the same pages.
mod beginning;
mod blocks;
mod closing;
mod figures;
mod quality;

use weerklank_domain::Language;
use weerklank_domain::ids::FirmId;
use weerklank_domain::report::Figures;
use weerklank_domain::report::annual::{Edition, Section, Version};
use weerklank_texts::paper::Block;
use weerklank_texts::{has, t, t_with};

use super::Face;
use super::source::Source;
use blocks::Blocks;

/// A report, ready for a screen or for paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    pub title: String,
    /// The sections with the place of their first block, so that a screen can offer to write.
    pub sections: Vec<(Section, usize)>,
    pub blocks: Vec<Block>,
    pub firms: Vec<(FirmId, String)>,
}

/// What the sections are written from.
struct Desk<'a> {
    source: &'a Source,
    edition: &'a Edition,
    version: Version,
    lang: Language,
    /// Of the partner whose version this is.
    own: Option<&'a Figures>,
}

pub(super) fn compose(source: &Source, edition: &Edition, face: Face) -> Composed {
    let lang = face.language;
    let partners = &source.material.partners;
    let own = partners.iter().find(|(firm, _)| Some(*firm) == face.firm).map(|(_, own)| own);
    let desk = Desk { source, edition, version: face.version, lang, own };
    let (mut blocks, mut sections) = (Vec::new(), Vec::new());
    for section in Section::ALL.iter().filter(|section| section.is_in(face.version)) {
        sections.push((*section, blocks.len()));
        let number = sections.len();
        let title = t(lang, &format!("report-section-{}", section.key()));
        blocks.push(Block::Heading { level: 1, text: format!("{number}. {title}") });
        blocks.extend(desk.section(*section));
    }
    let year = source.material.year.to_string();
    let values = [("organisation", source.organisation.as_str()), ("year", year.as_str())];
    Composed {
        title: t_with(lang, "report-title", &values),
        sections,
        blocks,
        firms: source.firms.iter().map(|(firm, name)| (*firm, name.clone())).collect(),
    }
}

impl Desk<'_> {
    fn section(&self, section: Section) -> Vec<Block> {
        let mut blocks = Blocks::new(self);
        match section {
            Section::Summary => beginning::summary(self, &mut blocks),
            Section::Procedure => beginning::procedure(self, &mut blocks),
            Section::Account => beginning::account(self, &mut blocks),
            Section::Flow => figures::flow(self, &mut blocks),
            Section::Trend => figures::trend(self, &mut blocks),
            Section::Characteristics => figures::characteristics(self, &mut blocks),
            Section::Timeliness => figures::timeliness(self, &mut blocks),
            Section::Outcomes => quality::outcomes(self, &mut blocks),
            Section::Compliance => quality::compliance(self, &mut blocks),
            Section::Partners => quality::partners(self, &mut blocks),
            Section::Causes => quality::causes(self, &mut blocks),
            Section::Satisfaction => quality::satisfaction(self, &mut blocks),
            Section::LookBack => closing::look_back(self, &mut blocks),
            Section::Recommendations => closing::recommendations(self, &mut blocks),
            Section::Reaction => closing::reaction(self, &mut blocks),
            Section::SelfAssessment => closing::self_assessment(self, &mut blocks),
            Section::Annexes => closing::annexes(self, &mut blocks),
        }
        blocks.ended(section)
    }

    fn figures(&self) -> &Figures {
        &self.source.material.figures
    }

    /// Whether people may be known from few of them.
    fn is_for_many(&self) -> bool {
        self.version != Version::Internal
    }

    fn say(&self, key: &str) -> String {
        t(self.lang, key)
    }

    fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        t_with(self.lang, key, values)
    }

    /// What a value of a list is called; of one that isn't known, that it isn't.
    fn label(&self, list: &str, key: &str) -> String {
        if key == "unknown" {
            return self.say("report-unknown");
        }
        if let Some(known) = self.source.label(list, key, self.lang) {
            return known;
        }
        let text = format!("{list}-{key}");
        // An item of a list that was never in the settings has its key for a name.
        if has(self.lang, &text) { self.say(&text) } else { key.to_owned() }
    }
}
