//! The templates that every installation begins with.
use weerklank_domain::Language;
use weerklank_domain::complaint::correspondence::CorrespondenceKind as Kind;

macro_rules! in_both {
    ($language:expr, $name:literal) => {
        match $language {
            Language::Dutch => include_str!(concat!("../../templates/nl/", $name, ".txt")),
            Language::English => include_str!(concat!("../../templates/en/", $name, ".txt")),
        }
    };
}

/// What this kind says before anybody changed it.
pub fn shipped(kind: Kind, language: Language) -> &'static str {
    match kind {
        Kind::Acknowledgement => in_both!(language, "acknowledgement"),
        Kind::Receipt => in_both!(language, "receipt"),
        Kind::PartnerNotice => in_both!(language, "partner_notice"),
        Kind::AuthorisationRequest => in_both!(language, "authorisation_request"),
        Kind::HearingInvitation => in_both!(language, "hearing_invitation"),
        Kind::HearingReport => in_both!(language, "hearing_report"),
        Kind::ProgressNote => in_both!(language, "progress_note"),
        Kind::Postponement => in_both!(language, "postponement"),
        Kind::SolutionConfirmed => in_both!(language, "solution_confirmed"),
        Kind::Decision => in_both!(language, "decision"),
        Kind::OutOfScope => in_both!(language, "out_of_scope"),
        Kind::WithdrawalConfirmed => in_both!(language, "withdrawal_confirmed"),
        Kind::Reopening => in_both!(language, "reopening"),
        Kind::Survey => in_both!(language, "survey"),
        Kind::StatusLink => in_both!(language, "status_link"),
        Kind::AccessCode => in_both!(language, "access_code"),
        Kind::ReadBack => in_both!(language, "read_back"),
        Kind::ProcedureNotice => in_both!(language, "procedure_notice"),
        Kind::Free => in_both!(language, "free"),
        Kind::UnreadableMail => in_both!(language, "unreadable_mail"),
        Kind::ContactChanged => in_both!(language, "contact_changed"),
    }
}
