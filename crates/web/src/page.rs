//! What every page shares: brand, navigation, account, notices and fixed words.

use weerklank_domain::Language;
use weerklank_texts::t;

/// The frame around a page; `layout.html` and `public.html` read it as `shell`.
#[derive(Clone, Debug, Default)]
pub struct Shell {
    /// Language tag of the page: `nl` or `en`.
    pub lang: String,
    /// Title of the page without the organisation's name.
    pub title: String,
    /// What a search engine shows of a public page; empty is none.
    pub description: String,
    /// True on a page that refuses what was sent: the title then starts with "Fout: ".
    pub failed: bool,
    pub brand: Brand,
    /// One line above everything, such as the day on which a demonstration runs; empty is none.
    pub banner: String,
    pub nav: Vec<NavItem>,
    pub account: Option<Account>,
    /// Names the field in the head by which dossiers are searched; empty is no field.
    pub search: String,
    pub languages: Vec<LanguageLink>,
    pub flash: Option<Flash>,
    pub footer: Vec<FooterLink>,
    pub words: Words,
}

impl Shell {
    /// Every main tag carries this id; the skip link leads to it.
    pub const CONTENT: &'static str = "inhoud";

    /// The same frame on a page that refuses what was sent.
    #[must_use]
    pub fn after_failure(mut self) -> Self {
        self.failed = true;
        self
    }
}

/// The organisation as it shows itself.
#[derive(Clone, Debug, Default)]
pub struct Brand {
    pub organisation: String,
    /// What stands in grey behind the name on staff pages, such as "klachten".
    pub product: String,
    /// Where a click on the brand leads.
    pub href: String,
    /// One or two letters, shown when there is no logo.
    pub initials: String,
    /// Address of the logo; empty is none.
    pub logo: String,
    /// Address of the stylesheet with the organisation's colour; empty is none.
    pub stylesheet: String,
}

#[derive(Clone, Debug, Default)]
pub struct NavItem {
    pub label: String,
    pub href: String,
    /// Id of a symbol in `icons.svg`.
    pub icon: String,
    pub current: bool,
    /// A number behind the label; empty is none.
    pub count: String,
    /// What the number counts, for a screen reader: " open dossiers".
    pub count_words: String,
    /// True for the first item of a second group.
    pub separate: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Account {
    pub name: String,
    /// The role in which the person works, such as "Klachtenfunctionaris".
    pub role: String,
    pub initials: String,
    pub href: String,
    /// Where the sign-out button posts to.
    pub sign_out: String,
}

#[derive(Clone, Debug, Default)]
pub struct LanguageLink {
    /// `nl` or `en`.
    pub code: String,
    /// The language's name in that language.
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// What happened just before this page: "Het dossier is gesloten."
#[derive(Clone, Debug)]
pub struct Flash {
    pub tone: Tone,
    pub text: String,
}

#[derive(Clone, Debug, Default)]
pub struct FooterLink {
    pub label: String,
    pub href: String,
}

/// The words that the frame and the parts say on every page, in the page's language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// "Ga naar de inhoud"
    pub skip: String,
    /// "Menu": opens the navigation on a narrow screen.
    pub menu: String,
    /// "Hoofdmenu": names the navigation for a screen reader.
    pub main_menu: String,
    /// "mijn account": follows the name for a screen reader.
    pub my_account: String,
    /// "Afmelden"
    pub sign_out: String,
    /// "Taal / Language"
    pub language: String,
    /// "Fout: ", with the space.
    pub error: String,
    /// "(optioneel)"
    pub optional: String,
    /// "Dag"
    pub day: String,
    /// "Maand"
    pub month: String,
    /// "Jaar"
    pub year: String,
    /// "Stap", read before a number.
    pub step: String,
    /// "van": stands between a number and how many there are.
    pub of: String,
    /// "Klachten afgehandeld met": stands before the product's name in the footer.
    pub made_with: String,
}

impl Words {
    pub fn of(language: Language) -> Self {
        let say = |key: &str| t(language, key);
        Self {
            skip: say("frame-skip"),
            menu: say("frame-menu"),
            main_menu: say("frame-main-menu"),
            my_account: say("frame-my-account"),
            sign_out: say("frame-sign-out"),
            language: say("frame-language"),
            // The text files drop a space at the end.
            error: format!("{} ", say("frame-error")),
            optional: say("frame-optional"),
            day: say("frame-day"),
            month: say("frame-month"),
            year: say("frame-year"),
            step: say("frame-step"),
            of: say("frame-of"),
            made_with: say("frame-made-with"),
        }
    }
}

/// How serious a tag, a notice or a tile is. Never the only carrier of a meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    Primary,
    Info,
    Success,
    Warning,
    Danger,
}

impl Tone {
    /// The value of `data-color`.
    pub fn color(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Primary => "primary",
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    /// The icon that says the same without colour.
    pub fn icon(self) -> &'static str {
        match self {
            Self::Neutral | Self::Primary => "calendar",
            Self::Info => "info-circle",
            Self::Success => "circle-check",
            Self::Warning => "clock",
            Self::Danger => "alert-triangle",
        }
    }
}
