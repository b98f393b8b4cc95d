//! A paper as the templates take it: every text made printable, every choice that needs no ruler
//! made. What depends on where lines and pages end is left to the templates.

use serde::Serialize;
use weerklank_domain::Language;
use weerklank_texts::paper::{Collection, Form, Kind, Letter, Paper, Report};
use weerklank_texts::{dates, t, t_with};

use crate::characters::Trust;
use crate::colour;
use crate::faces::FACES;
use crate::piece::{self, Kept};
use crate::press::Pictures;
use crate::words::Words;

/// Room on a line in units of the type size, by where the words stand.
pub(crate) mod room {
    pub(crate) const TEXT: f64 = 43.0;
    pub(crate) const LABEL: f64 = 12.0;
    pub(crate) const VALUE: f64 = 30.0;
    pub(crate) const HEADING: f64 = 22.0;
    pub(super) const ADDRESS: f64 = 22.0;
    pub(super) const SENDER: f64 = 15.5;
    pub(super) const FACT: f64 = 9.5;
}

/// A heading is one line in the table of contents of a reader; a PDF takes no longer one.
pub(crate) const HEADING_CHARACTERS_MAX: usize = 300;

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Sheet {
    faces: Vec<&'static str>,
    lang: &'static str,
    region: &'static str,
    title: String,
    author: String,
    year: i16,
    month: i8,
    day: i8,
    ink: String,
    /// Whether the world has a logo to print.
    pub(crate) logo: bool,
    words: FixedWords,
    organisation: Option<Words>,
    sender: Vec<Words>,
    heading: Option<Words>,
    letter: Option<SetLetter>,
    form: Option<SetForm>,
    report: Option<SetReport>,
    collection: Option<SetCollection>,
    pieces: Vec<Kept>,
    foot: Option<Words>,
}

#[derive(Clone, Debug, Serialize)]
struct FixedWords {
    subject: String,
    /// With `{page}` and `{pages}` where the numbers go.
    page: String,
    contents: String,
}

#[derive(Clone, Debug, Serialize)]
struct SetLetter {
    addressee: Vec<Words>,
    facts: Vec<Fact>,
    /// What names the letter on its following pages.
    mark: Words,
}

#[derive(Clone, Debug, Serialize)]
struct SetForm {
    lead: Option<Words>,
    facts: Vec<Fact>,
    mark: Words,
}

#[derive(Clone, Debug, Serialize)]
struct SetReport {
    subtitle: Option<Words>,
    facts: Vec<Fact>,
}

#[derive(Clone, Debug, Serialize)]
struct SetCollection {
    lead: Words,
    contents: Words,
    facts: Vec<Fact>,
}

/// A label with what it says, above the text.
#[derive(Clone, Debug, Serialize)]
struct Fact {
    label: String,
    lines: Vec<Words>,
}

impl Sheet {
    pub(crate) fn new(paper: &Paper, trust: Trust, pictures: Pictures) -> Self {
        let setter = Setter { language: paper.language, trust };
        let head = &paper.letterhead;
        let heading = match &paper.kind {
            Kind::Letter(letter) => setter.heading(&[&letter.subject, &paper.title]),
            Kind::Form(_) | Kind::Card | Kind::Report(_) | Kind::Collection(_) => {
                setter.heading(&[&paper.title])
            }
        };
        let (mut letter, mut form, mut report, mut collection) = (None, None, None, None);
        match &paper.kind {
            Kind::Letter(kind) => letter = Some(setter.letter(kind, paper)),
            Kind::Form(kind) => form = Some(setter.form(kind, paper)),
            Kind::Report(kind) => report = Some(setter.report(kind)),
            Kind::Collection(kind) => collection = Some(setter.collection(kind, paper)),
            Kind::Card => {}
        }
        let level = u8::from(heading.is_some());
        Self {
            faces: FACES.families(),
            lang: paper.language.tag(),
            region: match paper.language {
                Language::Dutch => "NL",
                Language::English => "GB",
            },
            title: setter.title(paper),
            author: setter.plain(&head.organisation),
            year: paper.issued_on.year(),
            month: paper.issued_on.month(),
            day: paper.issued_on.day(),
            ink: colour::ink(&head.colour),
            logo: false,
            words: setter.fixed_words(),
            organisation: setter.some(&head.organisation, room::HEADING),
            sender: setter.sender(paper),
            heading,
            letter,
            form,
            report,
            collection,
            pieces: piece::pieces(&paper.blocks, level, (trust, pictures)),
            foot: setter.some(paper.footer_note.as_deref().unwrap_or_default(), room::TEXT),
        }
    }
}

struct Setter {
    language: Language,
    trust: Trust,
}

impl Setter {
    fn fixed_words(&self) -> FixedWords {
        let numbers = [("page", "{page}"), ("pages", "{pages}")];
        FixedWords {
            subject: t(self.language, "paper-subject"),
            page: t_with(self.language, "paper-page", &numbers),
            contents: t(self.language, "paper-contents"),
        }
    }

    fn letter(&self, letter: &Letter, paper: &Paper) -> SetLetter {
        let mut facts = self.facts(&letter.reference, paper);
        let theirs = letter.your_reference.as_deref().unwrap_or_default();
        facts.extend(self.fact("paper-your-reference", &[theirs.to_owned()]));
        facts.extend(self.fact("paper-handled-by", &letter.contact_lines));
        SetLetter {
            addressee: self.lines(&letter.addressee_lines, room::ADDRESS),
            facts,
            mark: self.mark(&letter.reference, paper),
        }
    }

    fn form(&self, form: &Form, paper: &Paper) -> SetForm {
        SetForm {
            lead: self.some(form.lead.as_deref().unwrap_or_default(), room::TEXT),
            facts: self.facts(&form.reference, paper),
            mark: self.mark(&form.reference, paper),
        }
    }

    fn report(&self, report: &Report) -> SetReport {
        let facts = report.facts.iter().map(|(label, value)| Fact {
            label: self.plain(label),
            lines: self.lines(std::slice::from_ref(value), room::VALUE),
        });
        SetReport { subtitle: self.some(&report.subtitle, room::HEADING), facts: facts.collect() }
    }

    fn collection(&self, many: &Collection, paper: &Paper) -> SetCollection {
        SetCollection {
            lead: Words::new(&many.lead, room::TEXT, self.trust),
            contents: Words::new(&many.contents, room::HEADING, self.trust),
            facts: self.fact("paper-date", &[self.date(paper)]).into_iter().collect(),
        }
    }

    /// The date and our reference. A form to be filled in by hand has neither.
    fn facts(&self, reference: &str, paper: &Paper) -> Vec<Fact> {
        let date = self.date(paper);
        let has_date = matches!(paper.kind, Kind::Letter(_)) || !reference.trim().is_empty();
        let date = if has_date { self.fact("paper-date", &[date]) } else { None };
        let reference = self.fact("paper-reference", &[reference.to_owned()]);
        date.into_iter().chain(reference).collect()
    }

    fn fact(&self, key: &str, lines: &[String]) -> Option<Fact> {
        let lines = self.lines(lines, room::FACT);
        (!lines.is_empty()).then(|| Fact { label: t(self.language, key), lines })
    }

    /// `20 november 2026`: a letter leaves out the day of the week.
    fn date(&self, paper: &Paper) -> String {
        let day = dates::month_day(self.language, paper.issued_on);
        format!("{day} {}", paper.issued_on.year())
    }

    fn mark(&self, reference: &str, paper: &Paper) -> Words {
        let date = self.date(paper);
        let parts = [reference.trim(), &date];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Words::new(&parts.join(" · "), room::TEXT, self.trust)
    }

    fn sender(&self, paper: &Paper) -> Vec<Words> {
        let head = &paper.letterhead;
        let phone = head.phone.as_deref().filter(|phone| !phone.trim().is_empty());
        let phone = phone.map(|phone| format!("{} {phone}", t(self.language, "paper-phone")));
        let ways = [phone, head.mail.clone(), head.website.clone()];
        let lines: Vec<String> =
            head.address_lines.iter().cloned().chain(ways.into_iter().flatten()).collect();
        self.lines(&lines, room::SENDER)
    }

    /// The first text that says something, short enough for a heading.
    fn heading(&self, texts: &[&String]) -> Option<Words> {
        texts.iter().find_map(|text| self.some(&shortened(text), room::HEADING))
    }

    /// A document has to have a name; the nearest thing to one is taken.
    fn title(&self, paper: &Paper) -> String {
        let (subject, reference) = match &paper.kind {
            Kind::Letter(letter) => (letter.subject.as_str(), letter.reference.as_str()),
            Kind::Form(form) => ("", form.reference.as_str()),
            Kind::Card | Kind::Report(_) | Kind::Collection(_) => ("", ""),
        };
        let names = [&paper.title, subject, reference, &paper.letterhead.organisation];
        let mut names = names.into_iter().map(|name| self.plain(name));
        names.find(|name| !name.is_empty()).unwrap_or_else(|| "Weerklank".to_owned())
    }

    /// A text outside the page, where nothing is set: in one line.
    fn plain(&self, text: &str) -> String {
        Words::new(&shortened(text), f64::INFINITY, self.trust).lines.join(" ").trim().to_owned()
    }

    fn some(&self, text: &str, room: f64) -> Option<Words> {
        Some(Words::new(text, room, self.trust)).filter(|words| !words.is_empty())
    }

    fn lines(&self, lines: &[String], room: f64) -> Vec<Words> {
        lines.iter().filter_map(|line| self.some(line, room)).collect()
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(HEADING_CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
