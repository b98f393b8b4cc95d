//! Parts of a page as the templates read them; the files in `components/` draw them.

use crate::page::Tone;

/// A date by which something must be done, said in words.
#[derive(Clone, Debug, Default)]
pub struct Deadline {
    pub tone: Tone,
    /// "nog 2 dagen", "4 dagen te laat"
    pub words: String,
    /// "wo 25 nov"
    pub date: String,
    /// The date for machines: `2026-11-25`.
    pub iso: String,
    /// Why this date: "Ontvangen vr 27-11-2026 + 28 dagen …"; empty where there is no room.
    pub why: String,
}

/// A stage, a role or a kind, as a word with a colour.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    pub tone: Tone,
    pub text: String,
    /// True for "waits for somebody else": drawn as an open dot.
    pub waits: bool,
}

/// An article of the procedure beside the thing it rules.
#[derive(Clone, Debug, Default)]
pub struct ArticleLink {
    /// "art. 5.2"; empty is none.
    pub text: String,
    /// Where the article can be read; empty leaves the words without a link.
    pub href: String,
}

/// A tile with one figure.
#[derive(Clone, Debug, Default)]
pub struct Kpi {
    pub figure: String,
    pub label: String,
    pub href: String,
    pub detail: String,
    pub icon: String,
    pub tone: Tone,
}

/// The head of a column that can be sorted.
#[derive(Clone, Debug, Default)]
pub struct SortHead {
    pub label: String,
    pub href: String,
    pub order: SortOrder,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortOrder {
    #[default]
    Unsorted,
    Ascending,
    Descending,
}

impl SortOrder {
    /// The value of `aria-sort`; empty where the column is not the one sorted on.
    pub fn aria(self) -> &'static str {
        match self {
            Self::Unsorted => "",
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }

    pub fn icon(self) -> &'static str {
        match self {
            Self::Unsorted => "selector",
            Self::Ascending => "chevron-up",
            Self::Descending => "chevron-down",
        }
    }
}

/// One step of a row of steps: a stage of a dossier or a page of a form.
#[derive(Clone, Debug, Default)]
pub struct Step {
    pub label: String,
    pub progress: Progress,
    /// The same in words, for a screen reader: "afgerond".
    pub progress_words: String,
    /// A date or a short remark below the label; empty is none.
    pub detail: String,
}

impl Step {
    pub fn is_current(&self) -> bool {
        self.progress == Progress::Current
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    Done,
    Current,
    #[default]
    Ahead,
}

impl Progress {
    pub fn class(self) -> &'static str {
        match self {
            Self::Done => "is-done",
            Self::Current => "is-current",
            Self::Ahead => "is-ahead",
        }
    }
}

/// Something to do in a dossier, done or not, possible now or not.
#[derive(Clone, Debug, Default)]
pub struct Task {
    pub title: String,
    pub state: TaskState,
    /// The state in words, for a screen reader: "gedaan", "nu te doen", "kan nog niet".
    pub state_words: String,
    /// When it was done, by when it must be done, or why it is not possible now.
    pub detail: String,
    pub article: ArticleLink,
    /// Where it is done; empty when it is not possible now.
    pub href: String,
    /// The words on the link; empty repeats the title.
    pub action: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaskState {
    Done,
    /// The first thing to do.
    Now,
    #[default]
    Possible,
    Blocked,
}

impl TaskState {
    pub fn class(self) -> &'static str {
        match self {
            Self::Done => "is-done",
            Self::Now => "is-now",
            Self::Possible => "is-possible",
            Self::Blocked => "is-blocked",
        }
    }

    pub fn icon(self) -> &'static str {
        match self {
            Self::Done => "circle-check",
            Self::Now => "circle-dot",
            Self::Possible => "circle",
            Self::Blocked => "ban",
        }
    }

    /// The `data-variant` of the link: only the first thing to do stands out.
    pub fn button(self) -> &'static str {
        match self {
            Self::Now => "primary",
            Self::Done | Self::Possible | Self::Blocked => "secondary",
        }
    }
}

/// One thing that happened, as the reader may see it.
#[derive(Clone, Debug, Default)]
pub struct TimelineEntry {
    /// Where it stands on the page, for a link to it; empty is nowhere.
    pub anchor: String,
    /// "ma 23 november 2026, 10.14 uur"
    pub at: String,
    /// The moment for machines, RFC 3339.
    pub iso: String,
    pub title: String,
    /// Who did it, with the role.
    pub by: String,
    /// Paragraphs of plain text.
    pub paragraphs: Vec<String>,
    /// The whole text, when the paragraphs are only its beginning.
    pub folded: Vec<String>,
    /// The words that unfold it: "Lees alles".
    pub unfold: String,
    pub article: ArticleLink,
    /// Who can read this entry: "Iedereen", "Alleen klachtenfunctionaris".
    pub visible_to: Tag,
    pub files: Vec<FileLink>,
}

#[derive(Clone, Debug, Default)]
pub struct FileLink {
    pub name: String,
    pub href: String,
    /// "pdf, 84 kB"
    pub detail: String,
    /// What the scanner found, or that it did not look yet; empty is nothing to tell.
    pub warning: String,
    /// Where it can be looked at; empty when it can only be saved.
    pub preview: String,
    /// "Bekijken"
    pub preview_label: String,
}

/// A term with what is known about it.
#[derive(Clone, Debug, Default)]
pub struct Fact {
    pub term: String,
    pub text: String,
    /// Makes the text a link; empty is none.
    pub href: String,
    /// A second line in grey; empty is none.
    pub detail: String,
}

/// A page beside this one: a tab that is a link.
#[derive(Clone, Debug, Default)]
pub struct Tab {
    pub label: String,
    pub href: String,
    pub current: bool,
    /// A number behind the label; empty is none.
    pub count: String,
}

/// The way through a long list.
#[derive(Clone, Debug, Default)]
pub struct Pager {
    /// "1 – 25 van 62 dossiers"
    pub summary: String,
    /// Names the navigation: "Bladeren".
    pub label: String,
    pub previous: PageLink,
    pub next: PageLink,
    pub pages: Vec<PageLink>,
}

#[derive(Clone, Debug, Default)]
pub struct PageLink {
    pub label: String,
    /// Empty where there is nothing to go to, such as a gap in the row.
    pub href: String,
    pub current: bool,
}

/// A value that two people changed, both versions beside each other.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    pub label: String,
    pub yours: String,
    pub theirs: String,
    pub differs: bool,
}
