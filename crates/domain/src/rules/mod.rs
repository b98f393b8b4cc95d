//! The articles as rules: one file per chapter, one function per rule.
pub mod ch1_definitions;
pub mod ch2_aims;
pub mod ch3_informing;
pub mod ch4_handling;
pub mod ch5_registration;
pub mod ch6_responsibilities;
pub mod ch7_collection;
pub mod ch7_recommendations;
pub mod ch7_report;

use crate::article::Article;
use crate::complaint::facts::keyed;
use crate::complaint::form::FormField;

/// "No", with the article that says so and what would make the step possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub article: Article,
    pub reason: Reason,
    /// What is missing, when the reason is that something is.
    pub missing: Vec<FormField>,
}

/// What a rule answers.
pub type Ruling = Result<(), Refusal>;

keyed! {
    /// Why a step is refused; `texts` tells each in a sentence under `refusal-KEY`.
    Reason {
        NotYourRole = "not-your-role",
        NotInThisStage = "not-in-this-stage",
        ConflictOfInterest = "conflict-of-interest",
        NotTheInvolvedPartner = "not-the-involved-partner",
        NotTheRegistrar = "not-the-registrar",
        NotTheOfficerInCharge = "not-the-officer-in-charge",
        SecondPairOfEyes = "second-pair-of-eyes",
        DayInFuture = "day-in-future",
        DayTooEarly = "day-too-early",
        BeforeReceipt = "before-receipt",
        AfterRecording = "after-recording",
        LateWithoutReason = "late-without-reason",
        SubjectUnknown = "subject-unknown",
        ComplainantUnreachable = "complainant-unreachable",
        ComplainantIsClient = "complainant-is-client",
        WrongDoor = "wrong-door",
        AlreadyDone = "already-done",
        NotRegistered = "not-registered",
        NotClassified = "not-classified",
        NatureTwice = "nature-twice",
        UnknownPartner = "unknown-partner",
        PartnerTwice = "partner-twice",
        NotAPartner = "no-partner-chosen",
        NotAboutOnePartner = "not-for-one-partner",
        NoPartnerInvolved = "no-partner-involved",
        PartnerNotNotified = "partner-not-notified",
        PartnerAbsent = "partner-absent",
        PartnerNotSilent = "partner-not-silent",
        NameNotShared = "name-not-shared",
        NotConsulted = "not-consulted",
        NothingToAdvise = "nothing-to-advise",
        NoProposal = "no-proposal",
        ReasonNeeded = "reason-needed",
        SidesNotHeard = "sides-not-heard",
        ViewsNotShared = "views-not-shared",
        NothingToShare = "nothing-to-share",
        NoPoints = "no-points",
        PointUnanswered = "point-unanswered",
        UnknownPoint = "unknown-point",
        UnknownCommitment = "unknown-commitment",
        CommitmentInPast = "commitment-in-past",
        NoDraft = "no-draft",
        LetterUnderway = "letter-underway",
        NoLetterToPost = "no-letter-to-post",
        PostedBeforeApproval = "posted-before-approval",
        LetterNotSent = "letter-not-sent",
        NotInWriting = "not-in-writing",
        NothingProposed = "nothing-proposed",
        FormIncomplete = "form-incomplete",
        ReactionTooEarly = "reaction-too-early",
        TooLateToReopen = "too-late-to-reopen",
        OnceOnDissatisfaction = "once-on-dissatisfaction",
        NotAnOfficer = "not-an-officer",
        OfficerLeft = "officer-left",
        OfficerAway = "officer-away",
        OfficersAreLeft = "officers-are-left",
        NotFromOutside = "not-from-outside",
        NobodyToObjectTo = "nobody-to-object-to",
        UnknownEntry = "unknown-entry",
        NotYourEntry = "not-your-entry",
        PartnerNotTold = "partner-not-told",
        DossierClosed = "dossier-closed",
        AmountTooHigh = "amount-too-high",
        NoMailAddress = "no-mail-address",
        NoPostalAddress = "no-postal-address",
        NoRepresentativeAddress = "no-representative-address",
        NoPartnerAddress = "no-partner-address",
        NoRepresentative = "no-representative",
        NoCodeForOthers = "no-code-for-others",
        CodeNotByMail = "no-code-by-mail",
        NotAuthorised = "not-authorised",
        AuthorisationNotNeeded = "authorisation-not-needed",
        EndsBeforeItBegins = "ends-before-it-begins",
        NotAProposal = "not-a-proposal",
        NotASignal = "not-a-signal",
        SignalByPortalOnly = "signal-by-portal-only",
        NothingToConfirm = "nothing-to-confirm",
        NoReportToComment = "no-report-to-comment",
        NewDateTooEarly = "new-date-too-early",
        NoPostponementProposed = "no-postponement-proposed",
        SurveyTooEarly = "survey-too-early",
        SurveyNotAsked = "survey-not-asked",
        ReturnedBefore = "returned-before",
        TooLateToReturn = "too-late-to-return",
        NotBeforeDueDate = "not-before-due-date",
        NotWithdrawn = "not-withdrawn",
        TooLateToUndo = "too-late-to-undo",
        DossierUnknown = "unknown-dossier",
        SameDossier = "same-dossier",
        MainNotOpen = "main-not-open",
        MainReopened = "main-reopened",
        OtherComplainant = "other-complainant",
        NameSharedDiffers = "name-shared-differs",
        OtherSubject = "other-subject",
        NothingLeft = "nothing-left",
        UnknownTrack = "unknown-track",
        UnknownTerm = "unknown-term",
        NotHeld = "not-held",
        StillHeld = "still-held",
        NothingClaimed = "nothing-claimed",
        NoPaymentWaits = "no-payment-waits",
        PaymentNotApproved = "unapproved-payment",
        GroundNotAgreed = "ground-not-agreed",
        WhistleblowerProtected = "whistleblower-protected",
        SameParty = "same-party",
        ArrangementTooLong = "arrangement-too-long",
        DossierMerged = "merged-dossier",
        CommitmentUntold = "commitment-untold",
        WrongDate = "wrong-date",
        DeadLink = "dead-link",
        NoRoute = "no-route",
    }
}

/// Refuses with this article and reason unless it is so.
pub(crate) fn require(so: bool, article: Article, reason: Reason) -> Ruling {
    if so { Ok(()) } else { Err(refuse(article, reason)) }
}

pub(crate) fn refuse(article: Article, reason: Reason) -> Refusal {
    Refusal { article, reason, missing: Vec::new() }
}
