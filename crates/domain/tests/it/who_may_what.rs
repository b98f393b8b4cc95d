//! Who may do what: the whole table, printed to a file that is reviewed in diffs.
//! `UPDATE_GOLDEN=1` writes it anew.
use std::fmt::Write as _;

use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::access::is_for;
use weerklank_domain::complaint::command::CommandKind;
use weerklank_domain::complaint::facts::Visibility;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::permissions::{may, may_ever};

use crate::golden;

pub(crate) const ROLES: [Role; 10] = [
    Role::Partner,
    Role::Staff,
    Role::Officer,
    Role::Management,
    Role::Auditor,
    Role::Administrator,
    Role::Outsider,
    Role::System,
    Role::Complainant,
    Role::Representative,
];

/// One letter for each stage, in the order of the stages.
pub(crate) fn letter(stage: Stage) -> char {
    match stage {
        Stage::Received => 'R',
        Stage::Registered => 'G',
        Stage::WithPartner => 'P',
        Stage::WithOfficer => 'O',
        Stage::Deciding => 'B',
        Stage::Decided => 'D',
        Stage::Closed => 'C',
        Stage::Withdrawn => 'W',
        Stage::OutOfScope => 'X',
        Stage::Merged => 'M',
    }
}

#[test]
fn the_table_is_as_it_was_reviewed() {
    let mut table = "Who may ask what, in which stage; the rules may still refuse.\n\n".to_owned();
    for stage in Stage::ALL {
        writeln!(table, "{} {}", letter(*stage), stage.key()).unwrap();
    }
    let heads: Vec<_> = ROLES.iter().map(|role| format!("{:15}", role.key())).collect();
    let head = format!("\n{:28}{}", "", heads.concat());
    writeln!(table, "{}", head.trim_end()).unwrap();
    for kind in CommandKind::ALL {
        let cells: Vec<_> = ROLES.iter().map(|role| cell(*role, *kind)).collect();
        let line = format!("{:28}{}", kind.key(), cells.concat());
        writeln!(table, "{}", line.trim_end()).unwrap();
    }
    golden::compare("who_may_what.txt", &table);
}

fn cell(role: Role, kind: CommandKind) -> String {
    if !may_ever(role, kind) {
        return format!("{:15}", "-");
    }
    let letter = |stage: &Stage| if may(role, *stage, kind) { letter(*stage) } else { '.' };
    let letters = Stage::ALL.iter().map(letter);
    format!("{:15}", letters.collect::<String>())
}

#[test]
fn what_somebody_may_ever_do_he_may_do_in_a_stage() {
    for role in ROLES {
        for kind in CommandKind::ALL {
            let somewhere = Stage::ALL.iter().any(|stage| may(role, *stage, *kind));
            assert_eq!(somewhere, may_ever(role, *kind), "{role:?} {kind:?}");
        }
    }
}

#[test]
fn every_command_is_for_somebody_and_the_administrator_has_none() {
    for kind in CommandKind::ALL {
        assert!(ROLES.iter().any(|role| may_ever(*role, *kind)), "{kind:?} is for nobody");
        assert!(!may_ever(Role::Administrator, *kind), "{kind:?}");
    }
}

#[test]
fn in_a_closed_dossier_only_what_comes_after_closing_is_possible() {
    let kinds = CommandKind::ALL.iter().copied();
    let left: Vec<_> =
        kinds.filter(|kind| ROLES.iter().any(|role| may(*role, Stage::Closed, *kind))).collect();
    assert_eq!(
        left,
        [
            CommandKind::ForPartner,
            CommandKind::KeepCommitment,
            CommandKind::ReportAccepted,
            CommandKind::ReportFailed,
            CommandKind::UndoWithdrawal,
            CommandKind::Reopen,
            CommandKind::DeclareConflict,
            CommandKind::ReviewConflicts,
            CommandKind::WriteMessage,
            CommandKind::FileMail,
            CommandKind::AskSurvey,
            CommandKind::AnswerSurvey,
            CommandKind::FollowUp,
            CommandKind::RecordLink,
            CommandKind::OpenExternalTrack,
            CommandKind::SetExternalTerm,
            CommandKind::MeetExternalTerm,
            CommandKind::EndExternalTrack,
            CommandKind::PlaceLegalHold,
            CommandKind::LiftLegalHold,
            CommandKind::ClaimLiability,
            CommandKind::TellInsurer,
            CommandKind::SettleLiability,
            CommandKind::RecordRelation,
            CommandKind::Succeed,
            CommandKind::ProposeArrangement,
            CommandKind::ApproveArrangement,
            CommandKind::RejectArrangement,
            CommandKind::EndArrangement,
        ]
    );
}

#[test]
fn each_entry_is_for_those_whom_its_label_names() {
    let reads = |visibility| {
        let roles = ROLES.into_iter().filter(move |role| {
            let person = PersonId::from_uuid(uuid::Uuid::from_u128(1));
            is_for(visibility, &Actor { person, roles: vec![*role], adviser: None })
        });
        roles.collect::<Vec<_>>()
    };
    assert_eq!(reads(Visibility::Everybody), ROLES);
    let with_partner = [Role::Partner, Role::Officer, Role::Management];
    assert_eq!(reads(Visibility::OfficerAndPartner), with_partner);
    assert_eq!(reads(Visibility::OfficerOnly), [Role::Officer, Role::Management]);
}
