//! Every word of the domain that a screen shows has its label, in both languages.

use weerklank_domain::Language;
use weerklank_domain::article::Article;
use weerklank_domain::complaint::access::AccessGround;
use weerklank_domain::complaint::command::CommandKind;
use weerklank_domain::complaint::compliance::{Note, Verdict};
use weerklank_domain::complaint::correspondence::{
    AuthorisationScope, AuthorisationState, Capacity, CorrespondenceKind, CorrespondenceTo,
    Correspondent, DismissalGround, MailNature,
};
use weerklank_domain::complaint::external::ExternalBody;
use weerklank_domain::complaint::facts::{
    Channel, ChargeReason, CommunicationKind, ComplainantKind, Confidentiality, Direction, Door,
    HandOverReason, Judgment, LetterKind, Level, Manner, Nature, NotHeardReason, Reaction,
    Recurrence, ReopenGround, ScopeGround, Side, TakeUpReason, Visibility, Way, YesNoUnknown,
};
use weerklank_domain::complaint::form::FormField;
use weerklank_domain::complaint::links::{LinkKind, MergeGround};
use weerklank_domain::complaint::party::SuccessionGround;
use weerklank_domain::complaint::{DeviationCause, Stage, Turn};
use weerklank_domain::people::{ExclusionGround, FirmKind, Role};
use weerklank_domain::rules::Reason;
use weerklank_texts::{has, t};

const EVENTS: &str = include_str!("../../../domain/src/complaint/event.rs");

/// The keys of all values of these enums, each after its prefix.
macro_rules! keys_of {
    ($($prefix:literal: $kind:ty),+ $(,)?) => {{
        let mut keys: Vec<String> = Vec::new();
        $(keys.extend(<$kind>::ALL.iter().map(|value| format!("{}-{}", $prefix, value.key())));)+
        keys
    }};
}

fn expected() -> Vec<String> {
    let mut keys = keys_of![
        "stage": Stage, "turn": Turn, "deviation_cause": DeviationCause, "door": Door,
        "channel": Channel, "manner": Manner, "manner-letter": Manner, "nature": Nature,
        "nature-roman": Nature, "complainant_kind": ComplainantKind,
        "confidentiality": Confidentiality, "way": Way, "side": Side,
        "not_heard_reason": NotHeardReason, "reaction": Reaction, "take_up_reason": TakeUpReason,
        "hand_over_reason": HandOverReason, "judgment": Judgment, "scope_ground": ScopeGround,
        "reopen_ground": ReopenGround, "charge_reason": ChargeReason, "visibility": Visibility,
        "communication_kind": CommunicationKind, "direction": Direction, "letter_kind": LetterKind,
        "recurrence": Recurrence, "yes_no_unknown": YesNoUnknown, "level": Level,
        "missing": FormField, "command": CommandKind, "access": AccessGround,
        "firm_kind": FirmKind, "exclusion_ground": ExclusionGround, "refusal": Reason,
        "article": Article, "capacity": Capacity, "authorisation_state": AuthorisationState,
        "authorisation_scope": AuthorisationScope, "correspondence_to": CorrespondenceTo,
        "correspondent": Correspondent, "correspondence_kind": CorrespondenceKind,
        "mail_nature": MailNature, "dismissal_ground": DismissalGround, "link_kind": LinkKind,
        "merge_ground": MergeGround, "external_body": ExternalBody,
        "succession_ground": SuccessionGround,
        "verdict": Verdict, "compliance_note": Note,
    ];
    keys.extend(Role::GIVEN.map(|role| format!("role-{}", role.key())));
    for role in [Role::Outsider, Role::System, Role::Complainant, Role::Representative] {
        keys.push(format!("role-{}", role.key()));
    }
    keys.extend(events().map(|event| format!("event-{event}")));
    keys
}

/// The words under which events are stored: the names of the variants in small letters.
fn events() -> impl Iterator<Item = String> {
    let (_, body) = EVENTS.split_once("pub enum Event {").unwrap();
    let (body, _) = body.split_once("\n}").unwrap();
    let variants = body
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()));
    variants.map(|line| {
        let name = line.split(|end: char| !end.is_alphanumeric()).next().unwrap_or_default();
        let mut word = String::new();
        for character in name.chars() {
            if character.is_uppercase() && !word.is_empty() {
                word.push('_');
            }
            word.extend(character.to_lowercase());
        }
        word
    })
}

#[test]
fn every_word_of_the_domain_has_a_label() {
    let expected = expected();
    assert!(expected.contains(&"event-letter_approved".to_owned()));
    for lang in Language::ALL {
        let missing: Vec<_> = expected.iter().filter(|key| !has(lang, key)).collect();
        assert!(missing.is_empty(), "{}: no text for {missing:?}", lang.tag());
    }
}

#[test]
fn no_label_is_left_of_a_word_that_the_domain_lost() {
    let expected = expected();
    let prefixes = ["stage-", "turn-", "channel-", "command-", "event-", "missing-", "judgment-"];
    for key in weerklank_texts::keys(Language::Dutch) {
        let of_domain = prefixes.iter().any(|prefix| key.starts_with(prefix));
        assert!(!of_domain || expected.contains(&key), "{key}");
    }
}

/// Why not, and then who, when or what would make it possible.
#[test]
fn a_refusal_says_why_and_what_would_make_the_step_possible() {
    for lang in Language::ALL {
        for reason in Reason::ALL {
            let text = t(lang, &format!("refusal-{}", reason.key()));
            let sentences = text.split_inclusive(['.', '?', '!']).filter(|one| one.len() > 3);
            assert!(text.ends_with('.'), "{text}");
            assert!(sentences.count() >= 2, "{}: {reason:?}: {text}", lang.tag());
        }
    }
}
