//! The columns of the list of a year, once, for each kind of list: the parts A to F of the form as
//! far as they stand in the state of a dossier (7.1). What was said at length in a hearing or a
//! letter is in the document of the dossier.
use weerklank_domain::calendar::local_date;
use weerklank_domain::complaint::DeviationCause;
use weerklank_domain::complaint::facts::{
    Judgment, Level, NotHeardReason, Reaction, Recurrence, Side, YesNoUnknown,
};
use weerklank_domain::people::Subject;
use weerklank_domain::report::collection::Cell;

use super::filed::{Row, count, day, text};

/// How wide a column is in a spreadsheet, in characters.
const SHORT: u8 = 13;
const MIDDLE: u8 = 22;
const LONG: u8 = 48;

pub(super) struct Column {
    /// Its name for programs; never another one for the same thing.
    pub(super) key: &'static str,
    /// The key of its name for people.
    pub(super) head: &'static str,
    pub(super) width: u8,
    pub(super) cell: fn(&Row<'_>) -> Cell,
}

const fn column(
    key: &'static str,
    head: &'static str,
    width: u8,
    cell: fn(&Row<'_>) -> Cell,
) -> Column {
    Column { key, head, width, cell }
}

/// All of them, in their order.
pub(super) fn columns() -> impl Iterator<Item = &'static Column> {
    [RECEIPT, PARTIES, INFORMING, HANDLING, DECISION, COMPLETION].into_iter().flatten()
}

/// A. Receipt (5.1).
const RECEIPT: &[Column] = &[
    column("reference", "sheet-reference", 16, |row| {
        Cell::Text(row.complaint().recording.reference.to_string())
    }),
    column("received_on", "sheet-received-on", SHORT, |row| {
        Cell::Date(row.complaint().received_on)
    }),
    column("recorded_on", "sheet-recorded", SHORT, |row| {
        Cell::Date(local_date(row.complaint().recorded_at))
    }),
    column("recorded_by", "collection-recorded-by", MIDDLE, |row| {
        row.person(Some(row.complaint().recording.recorded_by))
    }),
    column("registered_on", "sheet-registered", SHORT, |row| {
        day(row.complaint().registered.map(|registered| registered.on))
    }),
    column("registered_by", "collection-registered-by", MIDDLE, |row| {
        row.person(row.complaint().registered.map(|registered| registered.by))
    }),
    column("registration_days", "collection-registration-days", SHORT, |row| {
        let registered = row.complaint().registered;
        registered.map_or(Cell::Empty, |registered| {
            Cell::Number((registered.on - row.complaint().received_on).get_days().into())
        })
    }),
    column("door", "sheet-door", SHORT, |row| {
        row.choice("door", Some(row.complaint().recording.door.key()))
    }),
    column("channel", "sheet-channel", SHORT, |row| {
        row.choice("channel", Some(row.complaint().recording.channel.key()))
    }),
    column("manner_at_receipt", "sheet-manner-first", SHORT, |row| {
        row.choice("manner", Some(row.complaint().recording.manner.key()))
    }),
    column("complainant", "sheet-complainant", MIDDLE, |row| {
        row.words(Some(row.complaint().complainant.name))
    }),
    column("expression", "sheet-expression", LONG, |row| {
        row.words(Some(row.complaint().recording.expression))
    }),
    column("late_reason", "sheet-late-reason", MIDDLE, |row| {
        let complaint = row.complaint();
        let late = |cause| cause == DeviationCause::RegisteredLate;
        let noted = complaint.deviations.iter().find(|deviation| late(deviation.cause));
        row.words(noted.and_then(|noted| noted.reason).or(complaint.recording.late_reason))
    }),
    column("solved_on_the_spot", "sheet-solved-on-the-spot", MIDDLE, |row| {
        row.words(row.complaint().solved_on_the_spot.map(|solved| solved.how))
    }),
];

/// B. Parties and matter.
const PARTIES: &[Column] = &[
    column("complainant_kind", "sheet-complainant-kind", MIDDLE, |row| {
        row.choice("complainant_kind", Some(row.complaint().complainant.kind.key()))
    }),
    column("company", "sheet-company", MIDDLE, |row| text(Some(&row.card.company))),
    column("chamber_number", "sheet-chamber-number", SHORT, |row| {
        text(Some(&row.card.chamber_number))
    }),
    column("email", "sheet-email", MIDDLE, |row| text(Some(&row.card.email))),
    column("phone", "sheet-phone", MIDDLE, |row| text(Some(&row.card.phone))),
    column("address", "sheet-address", MIDDLE, |row| text(Some(&row.card.address))),
    column("language", "sheet-language", SHORT, |row| {
        row.choice("language", Some(row.complaint().complainant.language.tag()))
    }),
    column("confidentiality", "sheet-confidentiality", MIDDLE, |row| {
        row.choice("confidentiality", Some(row.complaint().complainant.confidentiality.key()))
    }),
    column("representative", "sheet-representative", MIDDLE, |row| {
        let represented = row.complaint().represented.as_ref();
        row.words(represented.map(|known| known.representative.name))
    }),
    column("capacity", "sheet-capacity", SHORT, |row| {
        let represented = row.complaint().represented.as_ref();
        row.choice("capacity", represented.map(|known| known.representative.capacity.key()))
    }),
    column("subject", "sheet-subject", MIDDLE, |row| {
        let kind = match row.complaint().subject {
            Subject::Partner { .. } => "partner",
            Subject::Organisation => "organisation",
            Subject::Officer { .. } => "officer",
            Subject::Unknown { .. } => "unknown",
        };
        row.choice("subject", Some(kind))
    }),
    column("firm", "collection-firm", MIDDLE, |row| match row.complaint().subject {
        Subject::Partner { firm, .. } => row.firm(Some(firm)),
        _ => Cell::Empty,
    }),
    column("adviser", "collection-adviser", MIDDLE, |row| match row.complaint().subject {
        Subject::Partner { adviser, .. } => row.adviser(adviser),
        _ => Cell::Empty,
    }),
    column("further_partners", "collection-further-partners", SHORT, |row| {
        count(row.complaint().further.len())
    }),
    column("service", "sheet-service", MIDDLE, |row| {
        row.items("service", row.complaint().intake.service.iter().map(|key| key.0.as_str()))
    }),
    column("happened", "sheet-happened", MIDDLE, |row| row.words(row.complaint().intake.happened)),
    column("discussed_before", "sheet-discussed-before", MIDDLE, |row| {
        row.words(row.complaint().intake.discussed_before)
    }),
    column("wish", "sheet-wish", LONG, |row| row.words(row.complaint().intake.wish)),
    column("claims_money", "sheet-claims-money", SHORT, |row| {
        Cell::YesNo(row.complaint().intake.claims_money)
    }),
    column("urgent_on", "sheet-urgent-on", SHORT, |row| day(row.complaint().intake.urgent_on)),
    column("support_needed", "sheet-support", MIDDLE, |row| {
        row.words(row.complaint().intake.support_needed)
    }),
    column("severity", "sheet-severity", SHORT, |row| {
        row.choice("level", row.complaint().intake.severity.map(Level::key))
    }),
];

/// C. Informing and classifying (3.1, 3.2, 4.2, 5.2, 5.3).
const INFORMING: &[Column] = &[
    column("officer", "sheet-officer", MIDDLE, |row| row.person(row.complaint().officer)),
    column("partner_notified_on", "sheet-partner-notified", SHORT, |row| {
        day(row.complaint().partner_notified.map(|notice| notice.on))
    }),
    column("acknowledged_on", "sheet-acknowledged", SHORT, |row| {
        day(row.complaint().acknowledged.map(|notice| notice.on))
    }),
    column("informed_on", "sheet-informed", SHORT, |row| {
        day(row.complaint().informed.as_ref().map(|informed| informed.on))
    }),
    column("told_where_to_read", "sheet-told-where", SHORT, |row| {
        let informed = row.complaint().informed.as_ref();
        informed.map_or(Cell::Empty, |informed| Cell::YesNo(informed.told_where_to_read))
    }),
    column("procedure_version", "sheet-procedure-version", SHORT, |row| {
        Cell::Number(row.complaint().recording.procedure_version.into())
    }),
    column("manner", "sheet-manner", SHORT, |row| {
        row.choice("manner", row.complaint().classification().map(|known| known.manner.key()))
    }),
    column("nature", "sheet-nature", MIDDLE, |row| {
        let nature = row.complaint().classification().map(|known| known.nature.key());
        row.items("nature", nature.into_iter())
    }),
    column("subcategory", "sheet-subcategory", MIDDLE, |row| {
        let known = row.complaint().classification();
        let key = known.and_then(|known| known.subcategory.as_ref());
        row.items("subcategory", key.into_iter().map(|key| key.0.as_str()))
    }),
    column("further_natures", "sheet-further", MIDDLE, |row| {
        let further = row.complaint().classification().into_iter().flat_map(|it| &it.further);
        row.items("nature", further.map(|nature| nature.key()))
    }),
    column("classification_explanation", "sheet-classification-explanation", MIDDLE, |row| {
        row.words(row.complaint().classification().and_then(|known| known.explanation))
    }),
    column("times_reclassified", "collection-reclassified", SHORT, |row| {
        count(row.complaint().classifications.len().saturating_sub(1))
    }),
];

/// D. Handling (4.4, 4.5, 6.3).
const HANDLING: &[Column] = &[
    column("consultations", "collection-consultations", SHORT, |row| {
        count(row.complaint().consultations.len())
    }),
    column("consulted_on", "collection-consulted-on", SHORT, |row| {
        day(row.complaint().consultations.first().map(|asked| asked.on))
    }),
    column("complainant_view", "sheet-view-complainant", LONG, |row| {
        row.words(row.complaint().heard(Side::Complainant).view)
    }),
    column("complainant_heard_on", "sheet-hearing-complainant", SHORT, |row| {
        day(row.complaint().heard(Side::Complainant).hearing_on)
    }),
    column("complainant_not_heard", "sheet-not-heard-complainant", MIDDLE, |row| {
        let reason = row.complaint().heard(Side::Complainant).not_heard;
        row.choice("not_heard_reason", reason.map(NotHeardReason::key))
    }),
    column("partner_view", "sheet-view-partner", LONG, |row| {
        row.words(row.complaint().heard(Side::Partner).view)
    }),
    column("partner_heard_on", "sheet-hearing-partner", SHORT, |row| {
        day(row.complaint().heard(Side::Partner).hearing_on)
    }),
    column("partner_not_heard", "sheet-not-heard-partner", MIDDLE, |row| {
        let reason = row.complaint().heard(Side::Partner).not_heard;
        row.choice("not_heard_reason", reason.map(NotHeardReason::key))
    }),
    column("proposals", "collection-proposals", SHORT, |row| {
        count(row.complaint().proposals.len())
    }),
    column("proposal", "sheet-proposal", LONG, |row| {
        row.words(row.complaint().proposals.last().map(|last| last.proposal))
    }),
    column("proposal_reaction", "sheet-proposal-reaction", MIDDLE, |row| {
        let reaction = row.complaint().proposals.last().and_then(|last| last.reaction);
        row.choice("reaction", reaction.map(Reaction::key))
    }),
    column("promised_on", "collection-promised-on", SHORT, |row| {
        day(row.complaint().postponements.last().map(|postponed| postponed.until))
    }),
    column("deviations", "sheet-deviations", MIDDLE, |row| {
        let numbers = row.complaint().deviations.iter().map(|it| it.article.number());
        let numbers = numbers.collect::<Vec<_>>().join(", ");
        text(Some(&numbers))
    }),
];

/// E. Decision (6.4, 6.5).
const DECISION: &[Column] = &[
    column("points", "collection-points", SHORT, |row| count(row.complaint().points.len())),
    column("points_upheld", "collection-points-upheld", SHORT, |row| {
        let judged = row.complaint().points.iter().filter_map(|point| point.answer.as_ref());
        let upheld = |judgment| matches!(judgment, Judgment::Upheld | Judgment::PartlyUpheld);
        count(judged.filter(|answer| upheld(answer.judgment)).count())
    }),
    column("judgments", "sheet-point-judgment", MIDDLE, |row| {
        let judged = row.complaint().points.iter().filter_map(|point| point.answer.as_ref());
        row.choices("judgment", judged.map(|answer| answer.judgment.key()))
    }),
    column("point_texts", "collection-point-texts", LONG, |row| {
        let points = row.complaint().points.iter().map(|point| row.said(&point.summary));
        text(Some(&points.collect::<Vec<_>>().join("\n")))
    }),
    column("findings", "sheet-point-finding", LONG, |row| {
        let judged = row.complaint().points.iter().filter_map(|point| point.answer.as_ref());
        let findings = judged.map(|answer| row.said(&answer.finding));
        text(Some(&findings.collect::<Vec<_>>().join("\n")))
    }),
    column("remedies", "sheet-remedies", MIDDLE, |row| {
        let items = row.complaint().remedies.iter().flat_map(|remedies| &remedies.items);
        row.items("remedy", items.map(|key| key.0.as_str()))
    }),
    column("amount", "sheet-amount", SHORT, |row| {
        let amount = row.complaint().remedies.as_ref().and_then(|it| it.amount_cents);
        amount.map_or(Cell::Empty, Cell::Cents)
    }),
    column("remedies_explanation", "sheet-remedies-explanation", MIDDLE, |row| {
        row.words(row.complaint().remedies.as_ref().and_then(|it| it.explanation))
    }),
    column("commitments", "collection-commitments", SHORT, |row| {
        count(row.complaint().commitments.len())
    }),
    column("commitments_kept", "collection-commitments-kept", SHORT, |row| {
        count(row.complaint().commitments.iter().filter(|made| made.kept.is_some()).count())
    }),
    column("due_on", "sheet-due-on", SHORT, |row| Cell::Date(row.complaint().rounds[0].due_on)),
    column("letter", "sheet-letter", MIDDLE, |row| {
        row.choice("letter_kind", row.complaint().round().letter.map(|it| it.kind.key()))
    }),
    column("approved_by", "sheet-approved", MIDDLE, |row| {
        row.person(row.complaint().round().letter.map(|letter| letter.approved_by))
    }),
    column("sent_on", "sheet-sent-on", SHORT, |row| {
        day(row.complaint().rounds[0].letter.and_then(|letter| letter.sent_on()))
    }),
    column("sent_way", "sheet-sent-way", SHORT, |row| {
        row.choice("way", row.complaint().round().letter.map(|letter| letter.way.key()))
    }),
    column("days", "collection-days", SHORT, |row| {
        let score = row.complaint().rounds[0].score();
        score.map_or(Cell::Empty, |score| Cell::Number(score.days.into()))
    }),
    column("within_four_weeks", "sheet-within-four-weeks", SHORT, |row| {
        let score = row.complaint().rounds[0].score();
        score.map_or(Cell::Empty, |score| Cell::YesNo(score.met))
    }),
    column("partner_told_on", "sheet-partner-told", SHORT, |row| {
        day(row.complaint().partner_told_of_outcome_on)
    }),
    column("rounds", "collection-rounds", SHORT, |row| count(row.complaint().rounds.len())),
];

/// F. Completion and learning (6.2).
const COMPLETION: &[Column] = &[
    column("reaction", "sheet-reaction", MIDDLE, |row| {
        row.choice("reaction", row.complaint().learning.reaction.map(Reaction::key))
    }),
    column("reaction_on", "collection-reaction-on", SHORT, |row| {
        day(row.complaint().learning.reaction_on)
    }),
    column("root_cause", "sheet-root-cause", MIDDLE, |row| {
        let cause = row.complaint().learning.root_cause.iter();
        row.items("root_cause", cause.map(|key| key.0.as_str()))
    }),
    column("cause_explanation", "sheet-cause-explanation", MIDDLE, |row| {
        row.words(row.complaint().learning.cause_explanation)
    }),
    column("recurrence", "sheet-recurrence", SHORT, |row| {
        row.choice("recurrence", row.complaint().learning.recurrence.map(Recurrence::key))
    }),
    column("others_affected", "sheet-others-affected", SHORT, |row| {
        let others = row.complaint().learning.others_affected;
        row.choice("yes_no_unknown", others.map(YesNoUnknown::key))
    }),
    column("has_lesson", "collection-has-lesson", SHORT, |row| {
        Cell::YesNo(!row.complaint().learning.no_lesson)
    }),
    column("lesson", "collection-lesson", LONG, |row| row.words(row.complaint().learning.lesson)),
    column("survey", "collection-survey", SHORT, |row| {
        row.complaint().survey.map_or(Cell::Empty, |score| Cell::Number(u8::from(score).into()))
    }),
    column("relation_kept", "collection-relation-kept", SHORT, |row| {
        row.choice("yes_no_unknown", row.complaint().relation_kept.map(YesNoUnknown::key))
    }),
    column("closed_on", "sheet-closed", SHORT, |row| day(row.complaint().closed_on)),
];
