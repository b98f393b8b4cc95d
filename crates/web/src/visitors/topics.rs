//! The questions of the public form, one topic a page, in the order in which people tell it.
use std::sync::Arc;

use weerklank_app::AppError;
use weerklank_app::card::is_mail_address;
use weerklank_app::lists::Lists;
use weerklank_app::visitors::KeptFile;
use weerklank_domain::Language;
use weerklank_domain::complaint::correspondence::Capacity;
use weerklank_domain::complaint::facts::Confidentiality;
use weerklank_domain::text::WORDS_MAX;

use crate::complaints::controls::{Need, options};
use crate::form::Form;
use crate::state::Web;

/// The texts of the form are `ask-NAME`.
pub(super) const AREA: &str = "ask";
/// The longest answer of one line, in characters.
const LINE_MAX: usize = 200;
/// The longest answer beside the story, in characters.
const ANSWER_MAX: usize = 5_000;

/// What a complainant may want to reach; the words are in the texts `wish-KEY`.
pub(super) const WISHES: [&str; 8] = [
    "explanation",
    "apology",
    "repair",
    "carry_out",
    "compensation",
    "adviser",
    "prevent",
    "unknown",
];

/// A page of the form.
#[derive(Clone, Copy)]
pub(super) struct Topic {
    /// The last part of its address.
    pub(super) path: &'static str,
    pub(super) draw: fn(&mut Form<'_>, &Known<'_>),
    pub(super) check: fn(&mut Form<'_>),
}

impl Topic {
    /// What its questions are drawn with: most name nobody, and then the register isn't read.
    pub(super) async fn lists(self, web: &Web) -> Result<Arc<Lists>, AppError> {
        if self.path == ABOUT {
            return web.app.lists().await;
        }
        Ok(Arc::new(Lists { file_rules: web.app.files.rules.clone(), ..Lists::default() }))
    }
}

/// The topic that offers the complaints officers by name.
const ABOUT: &str = "over-wie";

/// What the questions are drawn with.
pub(super) struct Known<'a> {
    pub(super) lists: &'a Lists,
    pub(super) files: &'a [KeptFile],
}

pub(super) const TOPICS: [Topic; 6] = [
    Topic { path: "wat", draw: draw_story, check: check_story },
    Topic { path: "wens", draw: draw_wish, check: check_wish },
    Topic { path: ABOUT, draw: draw_about, check: check_about },
    Topic { path: "wie-bent-u", draw: draw_who, check: check_who },
    Topic { path: "bereiken", draw: draw_contact, check: check_contact },
    Topic { path: "bijlagen", draw: draw_files, check: |_| {} },
];

/// Its place among the topics.
pub(super) fn place(path: &str) -> Option<usize> {
    TOPICS.iter().position(|topic| topic.path == path)
}

fn draw_story(form: &mut Form<'_>, _: &Known<'_>) {
    form.area("story", Need::Required, 9);
    form.line("happened", Need::Optional);
    form.area("discussed", Need::Optional, 3);
    form.date_boxes("urgent");
}

fn check_story(form: &mut Form<'_>) {
    required(form, "story", WORDS_MAX);
    at_most(form, "happened", LINE_MAX);
    at_most(form, "discussed", ANSWER_MAX);
    form.date("urgent");
}

fn draw_wish(form: &mut Form<'_>, _: &Known<'_>) {
    let tongue = form.tongue();
    let wishes = WISHES.map(|wish| (wish.to_owned(), tongue.label("wish", wish)));
    form.ticks("wish", wishes.to_vec());
    form.area("wish_text", Need::Optional, 4);
}

fn check_wish(form: &mut Form<'_>) {
    at_most(form, "wish_text", ANSWER_MAX);
    let chosen = WISHES.iter().any(|wish| form.is_ticked(&format!("wish_{wish}")));
    if !chosen && form.typed("wish_text").is_empty() {
        form.wrong("wish", "ask-wish-missing");
    }
}

fn draw_about(form: &mut Form<'_>, known: &Known<'_>) {
    let tongue = form.tongue();
    let abouts = ["adviser", "organisation", "officer", "unknown"];
    let abouts = abouts.map(|about| (about.to_owned(), tongue.label("ask-about", about)));
    form.radios("about", abouts.to_vec());
    form.line("about_name", Need::Optional);
    let officers: Vec<(String, String)> =
        known.lists.officers.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    form.select("officer", Need::Optional, officers);
}

fn check_about(form: &mut Form<'_>) {
    let about = form.typed("about");
    if !["adviser", "organisation", "officer", "unknown"].contains(&about) {
        form.wrong("about", "ask-about-missing");
    }
    if about == "officer" && form.typed("officer").is_empty() {
        form.wrong("officer", "ask-officer-missing");
    }
    at_most(form, "about_name", LINE_MAX);
}

fn draw_who(form: &mut Form<'_>, _: &Known<'_>) {
    let tongue = form.tongue();
    let kinds = ["sme_client", "collaboration_partner", "representative", "anonymous"];
    let kinds = kinds.map(|kind| (kind.to_owned(), tongue.label("ask-who", kind)));
    form.radios("who", kinds.to_vec());
    form.typed_line("name", Need::Optional, ("text", "name"));
    form.typed_line("company", Need::Optional, ("text", "organization"));
    form.line("for_whom", Need::Optional);
    let capacities = options(Capacity::ALL, "capacity", Capacity::key, tongue);
    form.select("capacity", Need::Optional, capacities);
}

fn check_who(form: &mut Form<'_>) {
    let who = form.typed("who");
    match who {
        "anonymous" => {}
        "sme_client" | "collaboration_partner" => required(form, "name", LINE_MAX),
        "representative" => {
            required(form, "name", LINE_MAX);
            required(form, "for_whom", LINE_MAX);
            if Capacity::from_key(form.typed("capacity")).is_none() {
                form.wrong("capacity", "ask-capacity-missing");
            }
        }
        _ => form.wrong("who", "ask-who-missing"),
    }
    at_most(form, "company", LINE_MAX);
}

fn draw_contact(form: &mut Form<'_>, _: &Known<'_>) {
    let tongue = form.tongue();
    form.typed_line("email", Need::Optional, ("email", "email"));
    form.typed_line("phone", Need::Optional, ("tel", "tel"));
    form.area("address", Need::Optional, 3);
    let languages = Language::ALL
        .iter()
        .map(|language| (language.tag().to_owned(), tongue.label("language", language.tag())));
    form.radios("language", languages.collect());
    let open = [Confidentiality::Open, Confidentiality::NameNotShared];
    let open = open.map(|one| (one.key().to_owned(), tongue.label("ask-share", one.key())));
    form.radios("share", open.to_vec());
    form.area("support", Need::Optional, 2);
}

fn check_contact(form: &mut Form<'_>) {
    let email = form.typed("email");
    if !email.is_empty() && !is_mail_address(email) {
        form.wrong("email", "form-email-wrong");
    }
    let phone = form.typed("phone");
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    if !phone.is_empty() && digits < 8 {
        form.wrong("phone", "form-phone-wrong");
    }
    at_most(form, "phone", LINE_MAX);
    at_most(form, "address", 500);
    at_most(form, "support", 1_000);
    let anonymous = form.typed("who") == "anonymous";
    let nowhere = [email, phone, form.typed("address")].iter().all(|typed| typed.is_empty());
    if nowhere && !anonymous {
        form.wrong("email", "ask-contact-missing");
    }
    if Language::from_tag(form.typed("language")).is_none() {
        form.wrong("language", "ask-language-missing");
    }
    if Confidentiality::from_key(form.typed("share")).is_none() {
        form.wrong("share", "ask-share-missing");
    }
}

fn draw_files(form: &mut Form<'_>, known: &Known<'_>) {
    form.files("files", (known.files, &known.lists.file_rules));
}

fn required(form: &mut Form<'_>, name: &str, characters_max: usize) {
    if form.typed(name).is_empty() {
        form.wrong(name, &format!("ask-{name}-missing"));
    }
    at_most(form, name, characters_max);
}

fn at_most(form: &mut Form<'_>, name: &str, characters_max: usize) {
    let characters = form.typed(name).chars().count();
    if characters > characters_max {
        let (characters, most) = (characters.to_string(), characters_max.to_string());
        let values = [("characters", characters.as_str()), ("most", most.as_str())];
        let sentence = form.tongue().say_with("ask-too-long", &values);
        form.wrong_because(name, sentence);
    }
}
