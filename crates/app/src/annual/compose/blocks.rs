//! The blocks of a section, and how a count, a share or a division is told to whom.
use std::collections::BTreeMap;

use weerklank_charts::Chart;
use weerklank_domain::report::annual::{CELL_MIN, Section, suppress};
use weerklank_domain::report::figures::Share;
use weerklank_domain::rules::ch7_report::{can_be_divided, is_about_few};
use weerklank_texts::figures;
use weerklank_texts::paper::{Block, Table};

use super::Desk;

/// Gathers the blocks of one section.
pub(super) struct Blocks<'a> {
    desk: &'a Desk<'a>,
    blocks: Vec<Block>,
}

impl<'a> Blocks<'a> {
    pub(super) fn new(desk: &'a Desk<'a>) -> Self {
        Self { desk, blocks: Vec::new() }
    }

    pub(super) fn text(&mut self, text: String) {
        self.blocks.push(Block::Paragraph(text));
    }

    pub(super) fn say(&mut self, key: &str) {
        self.text(self.desk.say(key));
    }

    pub(super) fn say_with(&mut self, key: &str, values: &[(&str, &str)]) {
        self.text(self.desk.say_with(key, values));
    }

    pub(super) fn heading(&mut self, key: &str) {
        self.blocks.push(Block::Heading { level: 2, text: self.desk.say(key) });
    }

    pub(super) fn list(&mut self, items: Vec<String>) {
        self.blocks.push(Block::List(items));
    }

    pub(super) fn fields(&mut self, rows: Vec<(String, String)>) {
        self.blocks.push(Block::Fields(rows));
    }

    /// A table of which the caption and the heads are texts.
    pub(super) fn table(&mut self, (caption, heads): (&str, &[&str]), rows: Vec<Vec<String>>) {
        let head = heads.iter().map(|key| self.desk.say(key)).collect();
        let caption = Some(self.desk.say(caption));
        self.blocks.push(Block::Table(Table { caption, head, rows }));
    }

    /// What is to be seen, and the picture where one can be drawn.
    pub(super) fn chart(&mut self, chart: Chart) {
        if let Some(svg) = chart.svg_for_paper() {
            let svg = svg.to_owned();
            let description = chart.finding.clone();
            let caption = Some(chart.title);
            self.blocks.push(Block::Picture { svg, description, caption });
        }
        self.text(chart.finding);
        self.blocks.extend(chart.note.map(Block::Paragraph));
    }

    /// What somebody wrote comes last, where it may be read.
    pub(super) fn ended(mut self, section: Section) -> Vec<Block> {
        let desk = self.desk;
        if section.text_is_for(desk.version) {
            let written = desk.edition.text(section, desk.lang);
            self.blocks.extend(written.map(crate::letters::blocks).into_iter().flatten());
        }
        self.blocks
    }

    /// How many of each; for many, without what is about a few.
    pub(super) fn division(&mut self, caption: &str, list: &str, group: &BTreeMap<String, u32>) {
        let desk = self.desk;
        let name = |key: &str| desk.label(list, key);
        let cells: Vec<(String, u32)> =
            group.iter().filter(|(_, n)| **n > 0).map(|(key, n)| (key.clone(), *n)).collect();
        let heads = ["report-what", "report-number"];
        let row = |(key, count): &(String, u32)| vec![name(key), count.to_string()];
        if !desk.is_for_many() {
            let mut rows: Vec<Vec<String>> = cells.iter().map(row).collect();
            if rows.is_empty() {
                return;
            }
            let total: u32 = cells.iter().map(|(_, count)| count).sum();
            rows.push(vec![desk.say("report-total"), total.to_string()]);
            return self.table((caption, &heads), rows);
        }
        let Some(told) = suppress(&cells) else {
            if !cells.is_empty() {
                let caption = desk.say(caption);
                self.say_with("report-not-divided", &[("what", &caption)]);
            }
            return;
        };
        let mut rows: Vec<Vec<String>> = told.shown.iter().map(row).collect();
        if told.together_count > 0 {
            let names: Vec<String> = told.together.iter().map(|key| name(key)).collect();
            rows.push(vec![names.join(", "), told.together_count.to_string()]);
        }
        let total: u32 = cells.iter().map(|(_, count)| count).sum();
        rows.push(vec![desk.say("report-total"), total.to_string()]);
        self.table((caption, &heads), rows);
    }
}

impl Desk<'_> {
    /// So many of so many. For many, a few on one side stay out of sight: how many at least.
    pub(super) fn share(&self, share: Share) -> String {
        let Share { hits, n, .. } = share;
        if !self.is_for_many() || n == 0 {
            return figures::share(share, self.lang);
        }
        if !can_be_divided(n) {
            return self.say("report-too-few");
        }
        let n_text = n.to_string();
        if is_about_few(n - hits) {
            let least = (n - (CELL_MIN - 1)).to_string();
            return self.say_with("report-share-least", &[("hits", &least), ("n", &n_text)]);
        }
        if is_about_few(hits) {
            let most = (CELL_MIN - 1).to_string();
            return self.say_with("report-share-most", &[("hits", &most), ("n", &n_text)]);
        }
        figures::share(share, self.lang)
    }

    /// A count that may be about a few people.
    pub(super) fn count(&self, count: u32) -> String {
        if self.is_for_many() && is_about_few(count) {
            let most = (CELL_MIN - 1).to_string();
            return self.say_with("report-count-most", &[("most", &most)]);
        }
        count.to_string()
    }
}
