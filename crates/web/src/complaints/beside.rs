//! What happened beside the road, in words, and how it stands: other dossiers, external bodies,
//! claims, approvals.
use weerklank_app::queries::dossier::{Dossier, NamedPartner};
use weerklank_domain::complaint::DeviationCause;
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::external::ExternalTrack;
use weerklank_domain::complaint::facts::ChargeReason;
use weerklank_domain::complaint::links::LinkKind;
use weerklank_domain::complaint::several::PartyNumber;
use weerklank_domain::people::ExclusionGround;
use weerklank_domain::reference::Reference;

use super::timeline::Said;
use crate::parts::Fact;
use crate::text::Tongue;

impl Said<'_> {
    /// The paragraphs of such an entry; other entries have none here.
    pub(super) fn beside(&self, event: &Event) -> Vec<String> {
        use Event as E;
        match event {
            E::Merged(it) => {
                let ground = self.labelled("merge_ground", it.ground.key());
                let label = linked(LinkKind::Main, it.reference, self.tongue);
                self.with(format!("{label} ({ground})"), Some(&it.reason))
            }
            E::MergeProposed(other) => vec![other.reference.to_string()],
            E::SplitOff(it) => {
                let label = linked(LinkKind::SplitOff, it.reference, self.tongue);
                self.with(label, Some(&it.reason))
            }
            E::FollowedUp(it) => {
                let label = linked(LinkKind::FollowedBy, it.reference, self.tongue);
                self.with(label, Some(&it.reason))
            }
            E::DossierLinked(it) => {
                vec![linked(it.link.kind, it.link.reference, self.tongue)]
            }
            E::ExternalTrackOpened(it) => {
                let label = self.on(&self.labelled("external_body", it.body.key()), it.on);
                self.with(label, Some(&it.name))
            }
            E::ExternalTermSet(it) => vec![self.on(&self.words(&it.what), it.due_on)],
            E::ExternalTermMet { term, on } => {
                let mut terms = self.dossier.complaint.external.iter().flat_map(|it| &it.terms);
                let what = terms.find(|known| known.id == *term).map(|known| known.what);
                let what = what.map(|what| self.words(&what)).unwrap_or_default();
                vec![self.on(&what, *on)]
            }
            E::ExternalTrackEnded(it) => self.with(self.tongue.day(it.on), Some(&it.result)),
            E::LegalHoldPlaced { reason } => {
                reason.iter().map(|reason| self.words(reason)).collect()
            }
            E::LiabilityClaimed(it) => {
                let amount = it.amount_cents.map(|cents| money(cents, self.tongue));
                let label = amount.map(|amount| self.on(&amount, it.on));
                let label = label.unwrap_or_else(|| self.tongue.day(it.on));
                self.with(label, Some(&it.explanation))
            }
            E::InsurerTold { notice, number } => {
                let label = self.on(&self.labelled("way", notice.way.key()), notice.on);
                self.with(label, number.as_ref())
            }
            E::PaymentApprovalAsked { amount_cents } | E::PaymentApproved { amount_cents } => {
                vec![money(*amount_cents, self.tongue)]
            }
            E::RelationRecorded { kept, explanation } => {
                self.with(self.labelled("yes_no_unknown", kept.key()), explanation.as_ref())
            }
            E::PartySucceeded { succession } => {
                let ground = self.labelled("succession_ground", succession.ground.key());
                vec![self.words(&succession.successor.name), self.on(&ground, succession.on)]
            }
            E::ArrangementProposed(it) => {
                let until = self.tongue.long_day(it.until);
                let label = self.tongue.say_with("timeline-until", &[("until", &until)]);
                vec![self.words(&it.measures), label, self.words(&it.reason)]
            }
            E::PartnerAdded { partner, reason, .. } | E::PartnerEnded { partner, reason } => {
                vec![self.about_partner(*partner), self.words(reason)]
            }
            E::OfPartner { partner, what } => {
                let about = self.about_partner(*partner);
                [about].into_iter().chain(self.paragraphs(what)).collect()
            }
            E::MergeRejected { reason: text }
            | E::LegalHoldLifted { reason: text }
            | E::LiabilitySettled { how: text }
            | E::PaymentRefused { reason: text }
            | E::ArrangementRejected { reason: text }
            | E::ArrangementEnded { reason: text } => vec![self.words(text)],
            // `paragraphs` says which entries come here.
            _ => vec![],
        }
    }
}

impl Said<'_> {
    /// "Over Zuid, Fleur Visser"
    fn about_partner(&self, number: PartyNumber) -> String {
        let mut partners = self.dossier.partners.iter();
        let name = partners.find(|partner| partner.number == number).map(NamedPartner::name);
        let name = name.unwrap_or_else(|| self.tongue.say("timeline-not-shown"));
        self.tongue.say_with("dossier-partner-about", &[("name", &name)])
    }
}

fn linked(kind: LinkKind, reference: Reference, tongue: Tongue) -> String {
    format!("{} {reference}", tongue.label("link_kind", kind.key()))
}

fn money(cents: u64, tongue: Tongue) -> String {
    weerklank_texts::dates::money(tongue.0, i64::try_from(cents).unwrap_or(i64::MAX))
}

/// The dossiers that hang together with this one, as far as this reader may see them.
pub(super) fn links(dossier: &Dossier, tongue: Tongue) -> Vec<Fact> {
    let links = dossier.complaint.links.iter().map(|link| Fact {
        term: tongue.label("link_kind", link.kind.key()),
        text: link.reference.to_string(),
        href: format!("/klachten/{}", link.reference),
        ..Fact::default()
    });
    let proposed = dossier.complaint.merge_proposed.filter(|_| dossier.sees_officer_matters());
    let proposed = proposed.map(|other| Fact {
        term: tongue.say("dossier-merge-proposed"),
        text: other.reference.to_string(),
        href: format!("/klachten/{}", other.reference),
        ..Fact::default()
    });
    links.chain(proposed).collect()
}

/// What runs beside the road, for who handles the complaint.
pub(super) fn tracks(dossier: &Dossier, tongue: Tongue) -> Vec<Fact> {
    let complaint = &dossier.complaint;
    if !dossier.sees_officer_matters() {
        return vec![];
    }
    let said = |text| dossier.said(&text).unwrap_or_default().to_owned();
    let mut facts: Vec<Fact> = Vec::new();
    let mut fact = |key: &str, text: String, detail: String| {
        facts.push(Fact { term: tongue.say(key), text, detail, ..Fact::default() });
    };
    for track in &complaint.external {
        let (text, detail) = external(track, dossier, tongue);
        fact("dossier-external", text, detail);
    }
    if let Some(hold) = complaint.legal_hold {
        fact("dossier-hold", tongue.long_day(hold.on), tongue.say("dossier-hold-means"));
    }
    if let Some(liability) = complaint.liability {
        let amount = liability.amount_cents.map(|cents| money(cents, tongue));
        let told = liability.insurer.map(|notice| tongue.day(notice.on));
        let told = told.map_or_else(
            || tongue.say("dossier-insurer-not-told"),
            |on| tongue.say_with("dossier-insurer-told", &[("on", &on)]),
        );
        let settled = liability.settled_on.map(|on| tongue.day(on));
        let settled = settled.map(|on| tongue.say_with("dossier-claim-settled", &[("on", &on)]));
        let text = amount.unwrap_or_else(|| tongue.long_day(liability.on));
        fact("dossier-claim", text, settled.unwrap_or(told));
    }
    if let Some(payment) = complaint.payment {
        let key = if payment.approved_by.is_some() {
            "dossier-payment-approved"
        } else {
            "dossier-payment-waits"
        };
        fact("dossier-payment", money(payment.amount_cents, tongue), tongue.say(key));
    }
    if let Some(arrangement) = complaint.arrangement {
        let until = tongue.long_day(arrangement.until);
        let key = if arrangement.approved_on.is_some() {
            "timeline-until"
        } else {
            "dossier-arrangement-waits"
        };
        let detail = tongue.say_with(key, &[("until", &until)]);
        fact("dossier-arrangement", said(arrangement.measures), detail);
    }
    if let Some(kept) = complaint.relation_kept {
        let kept = tongue.label("yes_no_unknown", kept.key());
        fact("dossier-relation-kept", kept, String::new());
    }
    for former in &complaint.former_parties {
        let ground = tongue.label("succession_ground", former.ground.key());
        fact("dossier-former-party", said(former.complainant.name), ground);
    }
    facts
}

/// Which body, about what, and its result or else the terms that are open.
fn external(track: &ExternalTrack, dossier: &Dossier, tongue: Tongue) -> (String, String) {
    let said = |text| dossier.said(&text).unwrap_or_default().to_owned();
    let body = tongue.label("external_body", track.body.key());
    let open = track.terms.iter().filter(|term| term.met_on.is_none());
    let terms = open.map(|term| format!("{}: {}", said(term.what), tongue.day(term.due_on)));
    let detail = match track.result {
        Some(result) => said(result),
        None => terms.collect::<Vec<_>>().join("; "),
    };
    (format!("{body}: {}", said(track.name)), detail)
}

/// What followed by itself from what somebody else did.
pub(super) fn is_of_the_system(event: &Event) -> bool {
    match event.plain() {
        Event::PutInCharge { why, .. } => {
            matches!(why, ChargeReason::AtReceipt | ChargeReason::Conflict | ChargeReason::Left)
        }
        Event::Deviated { cause, .. } => *cause != DeviationCause::Stated,
        Event::PersonExcluded { exclusion, .. } => {
            !matches!(exclusion.ground, ExclusionGround::Declared | ExclusionGround::Objection)
        }
        Event::NobodyInCharge | Event::ContactChanged { .. } => true,
        _ => false,
    }
}
