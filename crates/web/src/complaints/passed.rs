//! What passed between the complainant, his representative and the house, in words (6.3).
use weerklank_domain::complaint::event::Event;

use super::timeline::Said;

impl Said<'_> {
    /// What became of the mails that followed from an entry.
    pub(super) fn delivered(&self, entry: u32) -> Vec<String> {
        let of_entry = self.dossier.deliveries.iter().filter(|mail| mail.entry == entry);
        of_entry
            .map(|mail| {
                let state = self.tongue.label("post-state", mail.state.key());
                let at = self.tongue.moment(mail.at);
                let values = [("to", mail.to.as_str()), ("state", &state), ("at", &at)];
                self.tongue.say_with("timeline-delivered", &values)
            })
            .collect()
    }

    /// The paragraphs of such an entry; other entries have none here.
    pub(super) fn passed(&self, event: &Event) -> Vec<String> {
        use Event as E;
        let day = |date| self.tongue.long_day(date);
        match event {
            E::MessageReceived { message: text, .. }
            | E::ReportCommented { comment: text }
            | E::RepresentativeRemoved { reason: text }
            | E::SignalClosed { reason: text } => vec![self.words(text)],
            E::ReadBackAsked { text, way, .. } => {
                self.with(self.tongue.label("way", way.key()), Some(text))
            }
            E::MailFiled { mail } => {
                let nature = self.tongue.label("mail_nature", mail.nature.key());
                let from = self.words(&mail.sender);
                let values = [("nature", nature.as_str()), ("from", &from)];
                let label = self.tongue.say_with("timeline-mail-from", &values);
                let label = self.on(&label, mail.on);
                vec![label, self.words(&mail.subject), self.words(&mail.content)]
            }
            E::CorrespondenceSent { correspondence } => {
                let kind = self.tongue.label("correspondence_kind", correspondence.kind.key());
                let to = match &correspondence.address {
                    Some(address) => self.words(address),
                    None => self.tongue.label("correspondent", correspondence.to.key()),
                };
                let way = self.tongue.label("way", correspondence.way.key());
                let values = [("kind", kind.as_str()), ("to", &to), ("way", &way)];
                let label = self.tongue.say_with("timeline-sent-to", &values);
                vec![
                    label,
                    self.words(&correspondence.subject),
                    self.words(&correspondence.content),
                ]
            }
            E::ProposalDismissed { ground, reason } => {
                self.with(self.tongue.label("dismissal_ground", ground.key()), reason.as_ref())
            }
            E::ReadBackConfirmed { on, way, correction } => {
                let key = match correction {
                    Some(_) => "timeline-read-back-corrected",
                    None => "timeline-read-back-right",
                };
                let label = self.on(&self.tongue.label("way", way.key()), *on);
                let told = self.with(label, correction.as_ref());
                std::iter::once(self.tongue.say(key)).chain(told).collect()
            }
            E::Postponed { until, reason }
            | E::PostponementProposed { until, reason }
            | E::ReturnedToPartner { until, reason } => {
                let until = day(*until);
                let label = self.tongue.say_with("timeline-until", &[("until", &until)]);
                self.with(label, Some(reason))
            }
            E::RepresentativeNamed { representative } => {
                let capacity = self.tongue.label("capacity", representative.capacity.key());
                vec![format!("{}: {capacity}", self.words(&representative.name))]
            }
            E::AccessCodeGiven { to, way } => {
                let to = self.tongue.label("correspondent", to.key());
                vec![format!("{}, {to}", self.tongue.label("way", way.key()))]
            }
            E::AuthorisationAsked { on, way } => {
                vec![self.on(&self.tongue.label("way", way.key()), *on)]
            }
            E::AuthorisationReceived { on, scope, valid_until, .. } => {
                let label = self.on(&self.tongue.label("authorisation_scope", scope.key()), *on);
                let until = valid_until.map(|until| {
                    self.tongue.say_with("timeline-valid-until", &[("until", &day(until))])
                });
                std::iter::once(label).chain(until).collect()
            }
            E::SurveyAnswered { score, comment } => {
                let score = u8::from(*score).to_string();
                let label = self.tongue.say_with("timeline-score", &[("score", &score)]);
                self.with(label, comment.as_ref())
            }
            // `paragraphs` says which entries come here.
            _ => vec![],
        }
    }
}
