//! A dossier for tests, with something in every part of it: Anna's firm is complained about,
//! Bram is in charge.
use jiff::Timestamp;
use jiff::civil::date;
use weerklank_app::card::ContactCard;
use weerklank_app::clock::Chance;
use weerklank_app::envelope::Enclosures;
use weerklank_app::files::FileRules;
use weerklank_app::lists::{AdviserChoice, FirmChoice, ItemChoice, Lists};
use weerklank_app::queries::dossier::{Dossier, NamedPartner, StoredEntry};
use weerklank_domain::Language;
use weerklank_domain::calendar::{Calendar, FreeDayRule, local_date};
use weerklank_domain::complaint::command::Circumstances;
use weerklank_domain::complaint::event::Entry;
use weerklank_domain::complaint::external::{ExternalBody, ExternalTerm, ExternalTrack};
use weerklank_domain::complaint::facts::{
    Channel, Commitment, Complainant, ComplainantKind, Confidentiality, Consultation, Door, Intake,
    ItemKey, Learning, Level, Manner, Point, Proposal, Reaction, Recording, Remedies, ScopeGround,
    Way,
};
use weerklank_domain::complaint::several::PartyNumber;
use weerklank_domain::complaint::terms::Agreements;
use weerklank_domain::complaint::{Complaint, ScopeProposal, SolvedOnTheSpot, intake};
use weerklank_domain::ids::{
    AdviserId, CommitmentId, ComplaintId, ContentId, FirmId, PersonId, PointId, RelationId, TermId,
    TrackId,
};
use weerklank_domain::mandate::Mandate;
use weerklank_domain::people::{
    Actor, Exclusion, ExclusionGround, FirmKind, Person, Register, Role, Subject,
};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::{Text, Words};

pub(super) struct Sample {
    pub(super) dossier: Dossier,
    pub(super) lists: Lists,
    pub(super) enclosed: Enclosures,
}

impl Sample {
    pub(super) fn around(&self) -> Circumstances<'_> {
        let dossier = &self.dossier;
        Circumstances {
            by: &dossier.by,
            at: dossier.at,
            register: &dossier.register,
            calendar: &dossier.calendar,
            agreements: &dossier.agreements,
            named_surname: None,
            entry: None,
            other: None,
            mandate: &dossier.mandate,
        }
    }
}

/// Says things, and remembers what was said under which id.
struct Said {
    enclosed: Enclosures,
    words: Vec<(ContentId, String)>,
}

impl Said {
    fn text(&mut self, said: &str) -> Text {
        let text = self.enclosed.text(Words::parse(said).expect("it says something"));
        self.words.push((text.id, said.to_owned()));
        text
    }

    fn id(&self) -> uuid::Uuid {
        self.enclosed.id()
    }
}

pub(super) fn sample() -> Sample {
    let at: Timestamp = "2026-11-23T10:00:00Z".parse().expect("a moment");
    let mut said = Said { enclosed: Enclosures::none(Chance::counted(), at), words: vec![] };
    let firm = FirmId::from_uuid(said.id());
    let adviser = AdviserId::from_uuid(said.id());
    let register = Register {
        people: vec![
            person(&said, Role::Officer, None),
            person(&said, Role::Officer, None),
            person(&said, Role::Partner, Some((firm, adviser))),
        ],
    };
    let [bram, carla, anna] = [0, 1, 2].map(|place| register.people[place].id);
    // Bram has every role, so that he is offered everything.
    let by = Actor { person: bram, roles: Role::GIVEN.to_vec(), adviser: None };
    let (calendar, agreements) = (Calendar::dutch(), Agreements::new());
    let mandate = Mandate { scope_grounds: ScopeGround::ALL.to_vec(), ..Mandate::default() };
    let subject = Subject::Partner { firm, adviser: Some(adviser), kind: FirmKind::Affiliated };
    let recording = recording(&mut said, subject, bram);
    let around = Circumstances {
        by: &by,
        at,
        register: &register,
        calendar: &calendar,
        agreements: &agreements,
        named_surname: None,
        entry: None,
        other: None,
        mandate: &mandate,
    };
    let id = ComplaintId::from_uuid(said.id());
    let (mut complaint, events) =
        intake::record(id, recording, &around).expect("nothing is wrong with it");
    fill(&mut complaint, &mut said, carla);
    let stored = |(number, event)| StoredEntry { number, entry: Entry { by: bram, at, event } };
    let entries: Vec<StoredEntry> = (1..).zip(events).map(stored).collect();
    let names = [(bram, "Bram Bos"), (carla, "Carla Dijk"), (anna, "Anna Smit")];
    let dossier = Dossier {
        version: 1,
        compliance: vec![],
        due: calendar.explain(complaint.received_on, FreeDayRule::Stays),
        complaint,
        entries,
        words: said.words.into_iter().collect(),
        names: names.map(|(person, name)| (person, name.to_owned())).into(),
        firm: Some("Kantoor Smit".to_owned()),
        partners: vec![NamedPartner {
            number: PartyNumber::new(1),
            firm: Some("Kantoor Zuid".to_owned()),
            adviser: None,
            is_concerned: true,
        }],
        adviser: Some("Anna Smit".to_owned()),
        relation: Some("Bakkerij De Vries".to_owned()),
        has_scanner: true,
        files: vec![],
        deliveries: vec![],
        lists: Lists::default(),
        today: local_date(at),
        by,
        at,
        register,
        calendar,
        agreements,
        mandate,
    };
    let lists = lists(firm, adviser, [(bram, "Bram Bos"), (carla, "Carla Dijk")]);
    Sample { dossier, lists, enclosed: said.enclosed }
}

fn person(said: &Said, role: Role, works_for: Option<(FirmId, AdviserId)>) -> Person {
    Person {
        id: PersonId::from_uuid(said.id()),
        roles: vec![role],
        folded_surname: String::new(),
        adviser: works_for.map(|(_, adviser)| adviser),
        firm: works_for.map(|(firm, _)| firm),
        manager: None,
        active: true,
        present: true,
        stand_in: None,
        away_until: None,
    }
}

fn recording(said: &mut Said, subject: Subject, recorded_by: PersonId) -> Recording {
    let card = ContactCard { email: "mw.devries@example.nl".to_owned(), ..ContactCard::default() };
    let card = card.words().expect("the card holds an address");
    Recording {
        reference: Reference::new(2026, [7; 16]),
        received_on: date(2026, 11, 2),
        door: Door::Organisation,
        channel: Channel::Telephone,
        manner: Manner::Oral,
        expression: said.text("Niemand belde terug en de rekening klopt niet"),
        complainant: Complainant {
            kind: ComplainantKind::SmeClient,
            name: said.text("Mevrouw De Vries"),
            card: Some(said.text(card.as_str())),
            reachable: true,
            language: Language::Dutch,
            relation: Some(RelationId::from_uuid(said.id())),
            confidentiality: Confidentiality::Open,
        },
        subject,
        procedure_version: 1,
        informed: None,
        late_reason: None,
        recorded_by,
        representative: None,
        files: vec![],
        receipt: None,
        proposal: false,
        intake: None,
    }
}

/// Something in every part that a form shows.
fn fill(complaint: &mut Complaint, said: &mut Said, other: PersonId) {
    let on = complaint.received_on;
    complaint.intake = Intake {
        service: Some(ItemKey("payroll".to_owned())),
        wish: Some(said.text("Uitleg\nen excuses")),
        claims_money: true,
        urgent_on: Some(date(2026, 12, 1)),
        severity: Some(Level::Middle),
        ..Intake::default()
    };
    complaint.learning = Learning {
        reaction: Some(Reaction::Accepted),
        root_cause: Some(ItemKey("capacity".to_owned())),
        lesson: Some(said.text("Binnen een dag terugbellen")),
        ..Learning::default()
    };
    for summary in ["Niemand belde terug", "De rekening was te hoog"] {
        let id = PointId::from_uuid(said.id());
        complaint.points.push(Point { id, summary: said.text(summary), answer: None });
    }
    complaint.remedies = Some(Remedies {
        items: vec![ItemKey("excuses".to_owned())],
        amount_cents: Some(125_005),
        explanation: Some(said.text("Uit coulance")),
    });
    complaint.commitments.push(Commitment {
        id: CommitmentId::from_uuid(said.id()),
        what: said.text("Een nieuwe rekening"),
        who: said.text("Anna"),
        due_on: date(2026, 12, 1),
        kept: None,
    });
    let question = said.text("Wat bieden wij aan?");
    complaint.consultations.push(Consultation { on, way: Way::Telephone, question, advice: None });
    let proposal = said.text("Wij halen de helft eraf");
    complaint.proposals.push(Proposal { on, proposal, reaction: None });
    let how = said.text("Uitgelegd aan de telefoon");
    complaint.solved_on_the_spot = Some(SolvedOnTheSpot { how, confirmed: false });
    let track = TrackId::from_uuid(said.id());
    let what = said.text("Verweer");
    let term = ExternalTerm { id: TermId::from_uuid(said.id()), what, due_on: on, met_on: None };
    complaint.external.push(ExternalTrack {
        id: track,
        body: ExternalBody::DisputesCommittee,
        name: said.text("GC-123"),
        opened_on: on,
        terms: vec![term],
        ended_on: None,
        result: None,
    });
    let reason = said.text("Het ging om een vraag");
    let ground = ScopeGround::NotAComplaint;
    complaint.scope = Some(ScopeProposal { ground, reason, by: other });
    let ground = ExclusionGround::PossibleName;
    complaint.excluded.push(Exclusion { person: other, ground });
}

fn lists(firm: FirmId, adviser: AdviserId, officers: [(PersonId, &str); 2]) -> Lists {
    let item = |list, key: &str, is_offered| ItemChoice {
        list,
        key: key.to_owned(),
        dutch: key.to_owned(),
        english: None,
        parent: None,
        is_offered,
    };
    Lists {
        items: vec![
            item("subcategory", "too_late", true),
            item("root_cause", "capacity", true),
            item("remedy", "excuses", true),
            item("remedy", "none", true),
            item("service", "tax", true),
            // The dossier chose it before it ended.
            item("service", "payroll", false),
        ],
        firms: vec![FirmChoice {
            id: firm,
            name: "Kantoor Smit".to_owned(),
            kind: FirmKind::Affiliated,
        }],
        advisers: vec![AdviserChoice { id: adviser, firm, name: "Anna Smit".to_owned() }],
        officers: officers.map(|(officer, name)| (officer, name.to_owned())).to_vec(),
        file_rules: FileRules::default(),
    }
}
