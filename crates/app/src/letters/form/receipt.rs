//! Parts A to C: receipt, parties, informing and classifying (3, 4.1 to 4.3, 5).
use weerklank_domain::complaint::DeviationCause;
use weerklank_domain::complaint::facts::{Classification, Nature, Notice};
use weerklank_domain::people::Subject;
use weerklank_texts::t;

use super::{Desk, Sheet};

impl Sheet<'_> {
    /// A. Receipt (5.1).
    pub(super) fn received(&mut self) {
        let desk = self.desk;
        let complaint = &desk.dossier.complaint;
        let recording = &complaint.recording;
        let mut fields = self.fields();
        fields.must("sheet-reference", Some(recording.reference.to_string()));
        fields.must("sheet-received-on", Some(desk.long(complaint.received_on)));
        let recorded = desk.at_by(complaint.recorded_at, recording.recorded_by);
        fields.must("sheet-recorded", Some(recorded));
        fields.must("sheet-door", Some(desk.label("door", recording.door.key())));
        fields.must("sheet-channel", Some(desk.label("channel", recording.channel.key())));
        fields.must("sheet-manner-first", Some(desk.label("manner", recording.manner.key())));
        fields.must("sheet-complainant", Some(desk.words(&complaint.complainant.name)));
        fields.must("sheet-expression", Some(desk.words(&recording.expression)));
        let registered = complaint.registered.map(|done| desk.on_by(done.on, done.by));
        fields.must("sheet-registered", registered);
        let late = complaint
            .deviations
            .iter()
            .find(|deviation| deviation.cause == DeviationCause::RegisteredLate)
            .and_then(|deviation| deviation.reason);
        let late = late.or(recording.late_reason);
        fields.may("sheet-late-reason", late.map(|reason| desk.words(&reason)));
        let solved = complaint.solved_on_the_spot.map(|solved| desk.words(&solved.how));
        fields.may("sheet-solved-on-the-spot", solved);
        self.heading(1, "sheet-part-a");
        self.put(fields);
    }

    /// B. Parties and matter.
    pub(super) fn parties(&mut self) {
        let desk = self.desk;
        let complaint = &desk.dossier.complaint;
        let complainant = &complaint.complainant;
        let intake = &complaint.intake;
        let card = desk.dossier.card();
        let mut fields = self.fields();
        let kind = desk.label("complainant_kind", complainant.kind.key());
        fields.must("sheet-complainant-kind", Some(kind));
        fields.may("sheet-company", Some(card.company));
        fields.may("sheet-chamber-number", Some(card.chamber_number));
        fields.may("sheet-email", Some(card.email));
        fields.may("sheet-phone", Some(card.phone));
        fields.may("sheet-address", Some(card.address));
        fields.must("sheet-language", Some(desk.label("language", complainant.language.tag())));
        let confidentiality = desk.label("confidentiality", complainant.confidentiality.key());
        fields.must("sheet-confidentiality", Some(confidentiality));
        fields.must("sheet-subject", subject(desk));
        let service = intake.service.as_ref().map(|service| desk.item("service", &service.0));
        fields.may("sheet-service", service);
        let words = |text: Option<weerklank_domain::text::Text>| text.map(|text| desk.words(&text));
        fields.may("sheet-happened", words(intake.happened));
        fields.may("sheet-discussed-before", words(intake.discussed_before));
        fields.must("sheet-wish", words(intake.wish));
        fields.yes_or_no("sheet-claims-money", intake.claims_money);
        fields.may("sheet-urgent-on", intake.urgent_on.map(|on| desk.long(on)));
        fields.may("sheet-support", words(intake.support_needed));
        let severity = intake.severity.map(|severity| desk.label("level", severity.key()));
        fields.may("sheet-severity", severity);
        self.heading(1, "sheet-part-b");
        self.put(fields);
        self.represented();
    }

    /// Who acts for the complainant, and whether he may (1).
    fn represented(&mut self) {
        let desk = self.desk;
        let Some(represented) = &desk.dossier.complaint.represented else { return };
        let known = &represented.representative;
        let card = desk.dossier.representative_card();
        let mut fields = self.fields();
        fields.must("sheet-representative", Some(desk.words(&known.name)));
        fields.must("sheet-capacity", Some(desk.label("capacity", known.capacity.key())));
        let contact = [card.company, card.email, card.phone, card.address];
        let contact: Vec<_> = contact.into_iter().filter(|text| !text.is_empty()).collect();
        fields.may("sheet-representative-contact", Some(contact.join("\n")));
        let state = represented.state(desk.dossier.today);
        let state = desk.label("authorisation_state", state.key());
        fields.must("sheet-authorisation", Some(state));
        if let Some(held) = &represented.authorisation {
            let scope = desk.label("authorisation_scope", held.scope.key());
            fields.must("sheet-authorisation-scope", Some(scope));
            let until = held.valid_until.map(|until| desk.long(until));
            fields.may("sheet-authorisation-until", until);
        }
        let to = desk.label("correspondence_to", known.correspondence_to.key());
        fields.must("sheet-correspondence-to", Some(to));
        self.put(fields);
    }

    /// C. Informing and classifying (3.1, 3.2, 4.2, 5.2, 5.3).
    pub(super) fn informed_and_classified(&mut self) {
        let desk = self.desk;
        let complaint = &desk.dossier.complaint;
        let mut fields = self.fields();
        let officer = complaint.officer.and_then(|officer| desk.dossier.name_of(officer));
        fields.must("sheet-officer", officer.map(str::to_owned));
        let notice = |notice: Notice| told(desk, notice);
        if complaint.has_partner() {
            let knew = desk.dossier.registrar_is_involved();
            if !knew || complaint.partner_notified.is_some() {
                fields.must("sheet-partner-notified", complaint.partner_notified.map(notice));
            }
        }
        // An answer that came soon enough needs no acknowledgement before it.
        let answered = complaint.round().letter.is_some();
        match complaint.acknowledged.map(notice) {
            None if answered => {}
            acknowledged => fields.must("sheet-acknowledged", acknowledged),
        }
        let informed = complaint.informed.as_ref();
        let pointed_out =
            informed.map(|informed| told(desk, Notice { on: informed.on, way: informed.way }));
        fields.must("sheet-informed", pointed_out);
        let where_to_read = informed.is_some_and(|informed| informed.told_where_to_read);
        fields.yes_or_no("sheet-told-where", where_to_read);
        let version = complaint.recording.procedure_version.to_string();
        fields.must("sheet-procedure-version", Some(version));
        match complaint.classification() {
            Some(classification) => {
                fields.must("sheet-manner", Some(manner(desk, classification)));
                fields.must("sheet-nature", Some(nature(desk, classification)));
                let subcategory = classification.subcategory.as_ref();
                let subcategory = subcategory.map(|key| desk.item("subcategory", &key.0));
                fields.may("sheet-subcategory", subcategory);
                let further = classification.further.iter();
                let further: Vec<_> = further.map(|nature| called(desk, *nature)).collect();
                fields.may("sheet-further", Some(further.join("\n")));
                let explanation = classification.explanation;
                let explanation = explanation.map(|text| desk.words(&text));
                fields.may("sheet-classification-explanation", explanation);
            }
            None => fields.must("sheet-nature", None),
        }
        let earlier = complaint.classifications.len().saturating_sub(1);
        let earlier = complaint.classifications[..earlier].iter();
        let earlier: Vec<_> = earlier
            .map(|known| format!("{}; {}", manner(desk, known), nature(desk, known)))
            .collect();
        fields.may("sheet-earlier-classifications", Some(earlier.join("\n")));
        self.heading(1, "sheet-part-c");
        self.put(fields);
    }
}

/// `23 november 2026, E-mail`.
fn told(desk: &Desk, notice: Notice) -> String {
    format!("{}, {}", desk.long(notice.on), desk.label("way", notice.way.key()))
}

/// `A. Mondeling` (5.3).
fn manner(desk: &Desk, classification: &Classification) -> String {
    let key = classification.manner.key();
    format!("{}. {}", t(desk.language, &format!("manner-letter-{key}")), desk.label("manner", key))
}

/// `II. Kwaliteit van de dienstverlening` (5.3).
fn nature(desk: &Desk, classification: &Classification) -> String {
    let key = classification.nature.key();
    let roman = t(desk.language, &format!("nature-roman-{key}"));
    format!("{roman}. {}", called(desk, classification.nature))
}

/// A nature as the settings call it.
fn called(desk: &Desk, nature: Nature) -> String {
    let known = desk.lists.label("nature", nature.key(), desk.language).map(str::to_owned);
    known.unwrap_or_else(|| desk.label("nature", nature.key()))
}

fn subject(desk: &Desk) -> Option<String> {
    let dossier = &desk.dossier;
    match dossier.complaint.subject {
        Subject::Unknown { named: Some(named) } => Some(desk.words(&named)),
        Subject::Unknown { named: None } => None,
        Subject::Organisation => Some(desk.label("subject", "organisation")),
        Subject::Officer { person } => {
            let name = dossier.name_of(person).unwrap_or_default();
            Some(format!("{}, {name}", desk.label("subject", "officer")))
        }
        Subject::Partner { .. } => {
            let parties = [dossier.adviser.clone(), dossier.firm.clone()];
            Some(parties.into_iter().flatten().collect::<Vec<_>>().join(", "))
        }
    }
}
