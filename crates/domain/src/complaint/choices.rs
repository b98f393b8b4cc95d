//! The closed lists from which somebody chooses: each value has a word for texts, forms and the
//! database.
use super::facts::keyed;

keyed! {
    /// Where the complaint came in (4.1, 4.3).
    Door { Partner = "partner", Organisation = "organisation" }
}
keyed! {
    /// How it came in.
    Channel {
        WebForm = "web_form", Email = "email", Letter = "letter", Telephone = "telephone",
        Conversation = "conversation", Voicemail = "voicemail", Chat = "chat",
        ThirdParty = "third_party", SocialMedia = "social_media",
    }
}
keyed! {
    /// 5.3: A oral, B written.
    Manner { Oral = "oral", Written = "written" }
}
keyed! {
    /// 5.3: I conduct of the partner, II quality of the service, III financial aspects.
    Nature {
        PartnerConduct = "partner_conduct", ServiceQuality = "service_quality",
        Finances = "finances",
    }
}
keyed! {
    /// Art. 1: who complains.
    ComplainantKind {
        SmeClient = "sme_client", CollaborationPartner = "collaboration_partner", Other = "other",
    }
}
keyed! {
    /// Whether the partner may know who complains (4.2).
    Confidentiality {
        Open = "open", NameNotShared = "name_not_shared",
        /// Nobody knows who he is: the complaint is handled as a signal (transition 33).
        Anonymous = "anonymous",
    }
}
keyed! {
    /// How something was told or sent.
    Way {
        Email = "email", Letter = "letter", Telephone = "telephone",
        Conversation = "conversation", Portal = "portal",
    }
}
keyed! {
    /// 4.4: the two sides of a complaint.
    Side { Complainant = "complainant", Partner = "partner" }
}
keyed! {
    /// Why a side was not heard (4.4).
    NotHeardReason {
        DidNotWant = "did_not_want", Unreachable = "unreachable", AlreadyInWriting = "in_writing",
        NoPartnerInvolved = "no_partner", Other = "other",
    }
}
keyed! {
    /// What the complainant says of a solution or a decision.
    Reaction {
        Accepted = "accepted", NotAccepted = "not_accepted", NoReaction = "none",
        Unknown = "unknown",
    }
}
keyed! {
    /// Why the officer takes a complaint at once (6.1).
    TakeUpReason {
        OrganisationItself = "organisation", PartnerLeft = "partner_left",
        ComplainantRefusesPartner = "refuses_partner", SeriousConduct = "serious_conduct",
        Repeat = "repeat",
    }
}
keyed! {
    /// Why the handling passes from partner to officer (6.1).
    HandOverReason {
        PartnerReady = "ready", SolutionRefused = "refused", Silent = "silent", Officer = "officer",
    }
}
keyed! {
    /// The judgment on a point.
    Judgment {
        Upheld = "upheld", PartlyUpheld = "partly_upheld", NotUpheld = "not_upheld",
        NoJudgment = "no_judgment", ResolvedWithoutJudgment = "resolved",
        NotTakenUp = "not_taken_up",
    }
}
keyed! {
    /// Why something is not a complaint under the procedure (1).
    ScopeGround {
        NotAComplaint = "not_a_complaint", NotOurServices = "not_our_services",
        NotAClient = "not_a_client",
        /// The others are for the organisation to agree on.
        AlreadyHandled = "already_handled", BeforeCourt = "before_court",
        Whistleblowing = "whistleblowing", PrivacyRequest = "privacy_request",
    }
}
keyed! {
    /// Why a dossier is opened again (transition 26).
    ReopenGround {
        NewFacts = "new_facts", NotCarriedOut = "not_carried_out", Error = "error",
        ExternalRuling = "external_ruling", Dissatisfied = "dissatisfied",
    }
}
keyed! {
    /// Why another officer is put in charge (transition 37).
    ChargeReason {
        AtReceipt = "at_receipt", Conflict = "conflict", TakenOver = "taken_over",
        Assigned = "assigned", Left = "left",
    }
}
keyed! {
    /// Who may read an entry of the timeline.
    Visibility {
        Everybody = "everybody", OfficerAndPartner = "officer_and_partner",
        OfficerOnly = "officer_only",
    }
}
keyed! {
    /// A kind of communication (6.3).
    CommunicationKind {
        Note = "note", Call = "call", Meeting = "meeting", Letter = "letter", Mail = "mail",
        Message = "message",
    }
}
keyed! {
    Direction { Incoming = "incoming", Outgoing = "outgoing", Internal = "internal" }
}
keyed! {
    /// The letters that end a complaint (principle 7).
    LetterKind {
        Decision = "decision", SolvedOnTheSpot = "solved_on_the_spot",
        Withdrawal = "withdrawal", OutOfScope = "out_of_scope",
    }
}
keyed! {
    /// Whether a cause comes back.
    Recurrence { Single = "single", Recurring = "recurring", Structural = "structural" }
}
keyed! {
    YesNoUnknown { Yes = "yes", No = "no", Unknown = "unknown" }
}
keyed! {
    /// A three-step scale of the first assessment.
    Level { Low = "low", Middle = "middle", High = "high" }
}

impl ScopeGround {
    /// Art. 1 has it; the organisation can agree on others.
    pub fn is_of_article_1(self) -> bool {
        match self {
            Self::NotAComplaint | Self::NotOurServices | Self::NotAClient => true,
            Self::AlreadyHandled
            | Self::BeforeCourt
            | Self::Whistleblowing
            | Self::PrivacyRequest => false,
        }
    }
}

impl Channel {
    /// 5.3: what the channel says about the manner, until the officer classifies.
    pub fn usual_manner(self) -> Manner {
        match self {
            Self::Telephone | Self::Conversation | Self::Voicemail => Manner::Oral,
            Self::WebForm
            | Self::Email
            | Self::Letter
            | Self::Chat
            | Self::ThirdParty
            | Self::SocialMedia => Manner::Written,
        }
    }
}
