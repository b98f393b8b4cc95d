//! Part D: handling (4.4, 4.5, 6.3), and the rules that reality broke.
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{Communication, Hearing, Side};

use super::Sheet;

impl Sheet<'_> {
    pub(super) fn handled(&mut self) {
        self.heading(1, "sheet-part-d");
        self.consulted();
        self.heard(Side::Complainant);
        self.heard(Side::Partner);
        self.proposed();
        self.contacts();
        self.deviations();
    }

    /// Art. 4.5.
    fn consulted(&mut self) {
        let desk = self.desk;
        let mut fields = self.fields();
        for asked in &desk.dossier.complaint.consultations {
            let way = desk.label("way", asked.way.key());
            let question = desk.words(&asked.question);
            let asked_on = format!("{}, {way}\n{question}", desk.long(asked.on));
            fields.must("sheet-consultation", Some(asked_on));
            fields.must("sheet-advice", asked.advice.map(|advice| desk.words(&advice)));
        }
        self.put(fields);
    }

    /// Art. 4.4: what one side said, or why not, and whether the other could reply.
    fn heard(&mut self, side: Side) {
        let desk = self.desk;
        let complaint = &desk.dossier.complaint;
        if side == Side::Partner && !complaint.has_partner() {
            return;
        }
        let heard = complaint.heard(side);
        let key = |what: &str| format!("sheet-{what}-{}", side.key());
        let mut fields = self.fields();
        fields.may(&key("view"), heard.view.map(|view| desk.words(&view)));
        for hearing in self.hearings(side) {
            let way = desk.label("way", hearing.way.key());
            let present = hearing.present.map(|present| desk.words(&present));
            let held = [Some(format!("{}, {way}", desk.long(hearing.on))), present];
            let held = held.into_iter().flatten().chain([desk.words(&hearing.report)]);
            fields.must(&key("hearing"), Some(held.collect::<Vec<_>>().join("\n")));
        }
        let not_heard = heard.not_heard.map(|reason| desk.label("not_heard_reason", reason.key()));
        fields.may(&key("not-heard"), not_heard);
        if complaint.has_partner() && (heard.view.is_some() || heard.hearing_on.is_some()) {
            match heard.not_shared {
                Some(reason) if !heard.shared => {
                    let answer = format!("{}. {}", desk.label("sheet", "no"), desk.words(&reason));
                    fields.must(&key("shared"), Some(answer));
                }
                _ => fields.yes_or_no(&key("shared"), heard.shared),
            }
        }
        self.put(fields);
    }

    /// The talks with one side in this round, as they were written down.
    fn hearings(&self, side: Side) -> Vec<&Hearing> {
        let entries = self.desk.dossier.entries.iter();
        let held = entries.filter_map(|stored| match &stored.entry.event {
            Event::HearingHeld { hearing } if hearing.side == side => Some(hearing),
            _ => None,
        });
        held.collect()
    }

    fn proposed(&mut self) {
        let desk = self.desk;
        let mut fields = self.fields();
        for proposal in &desk.dossier.complaint.proposals {
            let said = format!("{}\n{}", desk.long(proposal.on), desk.words(&proposal.proposal));
            fields.must("sheet-proposal", Some(said));
            let reaction = proposal.reaction.map(|given| desk.label("reaction", given.key()));
            fields.must("sheet-proposal-reaction", reaction);
        }
        self.put(fields);
    }

    /// Art. 6.3: that there was contact; what was said is in the dossier.
    fn contacts(&mut self) {
        let desk = self.desk;
        let recorded = desk.dossier.entries.iter().filter_map(|stored| match &stored.entry.event {
            Event::CommunicationRecorded { communication } => Some(communication),
            _ => None,
        });
        let rows = recorded
            .map(|contact: &Communication| {
                let kind = desk.label("communication_kind", contact.kind.key());
                let direction = desk.label("direction", contact.direction.key());
                let with = contact.with.map(|with| desk.words(&with)).unwrap_or_default();
                vec![desk.long(contact.on), format!("{kind}, {}", direction.to_lowercase()), with]
            })
            .collect();
        let head =
            ["sheet-communication-on", "sheet-communication-kind", "sheet-communication-with"];
        self.table("sheet-communications", &head, rows);
    }

    /// Principle 2: comply or explain.
    fn deviations(&mut self) {
        let desk = self.desk;
        let rows = desk.dossier.complaint.deviations.iter().map(|deviation| {
            let reason = deviation.reason.map(|reason| desk.words(&reason)).unwrap_or_default();
            vec![
                deviation.article.number().to_owned(),
                desk.label("deviation_cause", deviation.cause.key()),
                reason,
            ]
        });
        let rows = rows.collect();
        let head = ["sheet-deviation-article", "sheet-deviation-what", "sheet-deviation-reason"];
        self.table("sheet-deviations", &head, rows);
    }
}
