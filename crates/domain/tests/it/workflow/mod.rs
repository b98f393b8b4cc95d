//! Every transition of the workflow, by its number, in both directions: what the table says can be
//! done is done, what it doesn't say is refused, and the code knows no other roads than the table.
mod bases;
mod table;
mod worlds;

use std::collections::{BTreeMap, BTreeSet};

use weerklank_domain::complaint::apply::apply;
use weerklank_domain::complaint::command::CommandKind as K;
use weerklank_domain::complaint::event::Entry;
use weerklank_domain::complaint::{Complaint, Stage};
use weerklank_domain::people::Role;
use weerklank_domain::permissions::may;
use weerklank_domain::rules::Reason;

use self::table::{Step, Transition};
use crate::cast::{CAST, actor, noon};
use crate::story::{Story, a_complaint};
use crate::who_may_what::{ROLES, letter};

/// The numbers of the workflow.
const NUMBERS: [&str; 38] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
    "17b", "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31",
    "32", "33", "34", "35", "36", "37",
];
/// What stands beside the table: things that are done in a dossier and are no transition.
const BESIDE: &str = "beside";

macro_rules! walked {
    ($($name:ident = $number:literal),* $(,)?) => {
        $(#[test] fn $name() { walk($number); })*
        const WALKED: &[&str] = &[$($number),*];
    };
}

walked! {
    transition_1_a_visitor_records = "1",
    transition_2_a_partner_records = "2",
    transition_3_staff_records = "3",
    transition_4_mail_records = "4",
    transition_5_it_is_passed_on = "5",
    transition_6_registration = "6",
    transition_7_the_partner_is_informed = "7",
    transition_8_the_receipt_is_acknowledged = "8",
    transition_9_classification = "9",
    transition_10_to_the_partner = "10",
    transition_11_straight_to_the_officer = "11",
    transition_12_consultation = "12",
    transition_13_a_solution = "13",
    transition_14_handing_over = "14",
    transition_15_back_to_the_partner = "15",
    transition_16_hearing = "16",
    transition_17_the_draft = "17",
    transition_17b_back_to_handling = "17b",
    transition_18_the_decision = "18",
    transition_19_closing = "19",
    transition_20_solved_on_the_spot = "20",
    transition_21_withdrawal = "21",
    transition_22_out_of_scope = "22",
    transition_23_merging = "23",
    transition_24_splitting = "24",
    transition_25_postponing = "25",
    transition_26_reopening = "26",
    transition_27_an_external_body = "27",
    transition_28_liability = "28",
    transition_29_deviation = "29",
    transition_30_conflict = "30",
    transition_31_absence = "31",
    transition_32_authorisation = "32",
    transition_33_a_signal = "33",
    transition_34_a_successor = "34",
    transition_35_an_arrangement = "35",
    transition_36_erasure = "36",
    transition_37_in_charge = "37",
    beside_the_transitions = "beside",
}

#[test]
fn the_table_has_every_number_and_every_command_once() {
    let rows = table::read();
    let numbers: Vec<&str> = rows.iter().map(|row| row.number.as_str()).collect();
    let expected: Vec<&str> = NUMBERS.into_iter().chain([BESIDE]).collect();
    assert_eq!(numbers, expected);
    assert_eq!(WALKED, expected, "each has a test");
    let mut commands: Vec<&str> =
        rows.iter().flat_map(|row| &row.step).map(|step| step.command.as_str()).collect();
    commands.sort_unstable();
    let mut known: Vec<&str> = K::ALL.iter().map(|kind| kind.key()).collect();
    known.sort_unstable();
    assert_eq!(commands, known, "each command stands in the table once, and no other");
    for row in &rows {
        assert!(!row.what.is_empty(), "{}", row.number);
        let somewhere = row.records.is_some() || !row.step.is_empty();
        assert!(somewhere != row.elsewhere.is_some(), "{}: a step, or where else", row.number);
    }
}

fn walk(number: &str) {
    let row = table::transition(number);
    records(&row);
    let mut differs = Vec::new();
    for step in &row.step {
        differs.extend(compare(step));
    }
    assert!(differs.is_empty(), "{number}: {}\n{}", row.what, differs.join("\n"));
}

/// What came of asking a step of everybody everywhere.
#[derive(Default)]
struct Seen {
    /// Who did it, and from where.
    done: BTreeSet<(&'static str, char)>,
    /// Where it ended.
    landed: BTreeMap<char, BTreeSet<char>>,
    /// Why it was refused to who may, where he may.
    refused: BTreeSet<String>,
}

fn compare(step: &Step) -> Vec<String> {
    let kind = *K::ALL.iter().find(|kind| kind.key() == step.command).unwrap();
    let mut differs = Vec::new();
    let mut differ = |what: &str, table: String, code: String| {
        if table != code {
            let command = &step.command;
            differs.push(format!("{command}, {what}\n  table {table}\n  code  {code}"));
        }
    };
    let may_now: BTreeMap<String, String> = ROLES
        .iter()
        .map(|role| {
            let stages = Stage::ALL.iter().filter(|stage| may(*role, **stage, kind));
            (role.key().to_owned(), stages.map(|stage| letter(*stage)).collect::<String>())
        })
        .filter(|(_, stages)| !stages.is_empty())
        .collect();
    differ("who", format!("{:?}", step.who), format!("{may_now:?}"));
    let seen = ask_everybody(kind);
    let mut can: BTreeMap<String, String> = BTreeMap::new();
    for (role, stages) in &step.who {
        let shut = step.shut.get(role).map_or("", String::as_str);
        let open: String = stages.chars().filter(|stage| !shut.contains(*stage)).collect();
        can.insert(role.clone(), open);
    }
    let mut did: BTreeMap<String, String> =
        step.who.keys().map(|r| (r.clone(), String::new())).collect();
    for stage in Stage::ALL.iter().map(|stage| letter(*stage)) {
        for (role, _) in seen.done.iter().filter(|(_, from)| *from == stage) {
            did.entry((*role).to_owned()).or_default().push(stage);
        }
    }
    differ("done", format!("{can:?}"), format!("{did:?}"));
    let lands: BTreeMap<char, BTreeSet<char>> = seen
        .landed
        .keys()
        .map(|from| {
            let to = step.lands.get(&from.to_string());
            (*from, to.map_or_else(|| BTreeSet::from([*from]), |to| to.chars().collect()))
        })
        .collect();
    differ("lands", format!("{lands:?}"), format!("{:?}", seen.landed));
    let nowhere =
        step.lands.keys().find(|from| !seen.landed.keys().any(|k| k.to_string() == **from));
    differ("lands from", format!("{nowhere:?}"), format!("{:?}", None::<&String>));
    differ("refused", format!("{:?}", step.refused), format!("{:?}", seen.refused));
    differs
}

fn ask_everybody(kind: K) -> Seen {
    let mut seen = Seen::default();
    for mut story in worlds::worlds(kind) {
        let from = story.stage();
        for command in worlds::commands(kind, &mut story) {
            for by in CAST {
                let who = actor(&story.register, by);
                let allowed = who.roles.iter().any(|role| may(*role, from, kind));
                let role = who.roles[0];
                match story.asks(by, command.clone()) {
                    Ok(events) => {
                        assert!(allowed, "{kind:?} by {role:?} in {from:?} is not in the table");
                        let to = after(&story, by, events);
                        // Which of two roles it was makes no difference to who may.
                        if who.roles.len() == 1 {
                            seen.done.insert((role.key(), letter(from)));
                        }
                        seen.landed.entry(letter(from)).or_default().insert(letter(to));
                    }
                    Err(refusal) if allowed && !is_about_who(refusal.reason) => {
                        seen.refused.insert(refusal.reason.key().to_owned());
                    }
                    Err(refusal) => {
                        let reason = refusal.reason;
                        assert!(is_about_who(reason), "{kind:?} by {role:?}: {reason:?}");
                    }
                }
            }
        }
    }
    seen
}

/// The stage once this has happened.
fn after(
    story: &Story,
    by: weerklank_domain::ids::PersonId,
    events: Vec<weerklank_domain::complaint::event::Event>,
) -> Stage {
    let mut complaint: Complaint = story.complaint().clone();
    for event in events {
        apply(&mut complaint, &Entry { by, at: noon(story.today), event });
    }
    complaint.stage
}

/// That it is not for this person, or not in this stage: the columns "who" and "from".
fn is_about_who(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::NotYourRole
            | Reason::NotInThisStage
            | Reason::DossierClosed
            | Reason::DossierMerged
            | Reason::ConflictOfInterest
            | Reason::NotTheInvolvedPartner
            | Reason::NotTheRegistrar
            | Reason::NotAboutOnePartner
    )
}

/// A dossier begins: by those whom the row names, and by nobody whom no row names.
fn records(row: &Transition) {
    let Some(records) = &row.records else { return };
    let named: BTreeSet<String> = table::read()
        .into_iter()
        .filter_map(|row| row.records)
        .flat_map(|records| records.who)
        .collect();
    let (mut begins, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for by in CAST {
        let [role] = actor(&a_complaint().register, by).roles[..] else { panic!("one role each") };
        for (subject, received_on) in beginnings() {
            let story = || {
                let story = if role == Role::Partner {
                    a_complaint().received_by(by)
                } else {
                    a_complaint().recorded_by(by)
                };
                let story = if subject { story } else { story.about_somebody("iemand") };
                story.received_on(received_on).on("2026-11-02")
            };
            let recorded = story().records();
            let is_named = named.contains(role.key());
            match recorded {
                Ok((complaint, _)) => {
                    assert!(is_named, "{role:?} records, and no row says so");
                    if records.who.iter().any(|who| who == role.key()) {
                        begins.insert(letter(complaint.stage));
                    }
                }
                Err(refusal) => {
                    if is_named || refusal.reason == Reason::NotYourRole {
                        refused.insert(refusal.reason.key().to_owned());
                    }
                    assert!(is_named || refusal.reason == Reason::NotYourRole, "{refusal:?}");
                }
            }
        }
    }
    assert_eq!(begins, records.begins.chars().collect(), "{}", row.number);
    assert_eq!(refused, records.refused, "{}", row.number);
}

/// Whether it is known about whom it is, and when it was received.
fn beginnings() -> [(bool, &'static str); 4] {
    [(true, "2026-11-02"), (false, "2026-11-02"), (true, "2026-11-03"), (true, "1999-12-31")]
}
