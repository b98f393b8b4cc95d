//! Several partners in one complaint: each is told, consulted and heard by himself (4.2 to 4.5),
//! and finds nothing of the other in his dossier, lists, tasks, search, mail and calendar.
use weerklank_app::queries::dossier::NamedPartner;
use weerklank_app::queries::worklist::Filter;
use weerklank_app::search::{self, Asked, Order};
use weerklank_domain::article::Article;
use weerklank_domain::complaint::command::{Command as C, CommandKind};
use weerklank_domain::complaint::correspondence::Correspondent;
use weerklank_domain::complaint::facts::{
    Communication, CommunicationKind, Direction, Notice, Side, Visibility, Way,
};
use weerklank_domain::complaint::several::PartyNumber;
use weerklank_domain::complaint::tasks::TaskKind as T;
use weerklank_domain::ids::{FileId, PointId};
use weerklank_domain::people::{Actor, FirmKind, Role, Subject};
use weerklank_domain::reference::Reference;
use weerklank_domain::rules::Reason;
use weerklank_domain::search::Query;

use crate::roads::{reason, refused, told};
use crate::story::{Story, request, words};
use crate::test_app::{Taken, on_both};

const SECOND: PartyNumber = PartyNumber::new(1);
/// Words and names of the one that the other may not find.
const OF_ANNA: [&str; 4] = ["Annaleeuwerik", "Annameeuw", "Anna Bakker", "Zuiderlicht"];
const OF_FLEUR: [&str; 4] = ["Fleurnachtegaal", "Fleurzwaluw", "Fleur de Wit", "Maanlicht"];

fn of_fleur(command: C) -> C {
    C::ForPartner { partner: SECOND, command: Box::new(command) }
}

/// A complaint about Anna, who has it, and about Fleur of another firm, who was told.
async fn about_both(story: &Story) -> (Actor, Reference) {
    let (firm, adviser) = story.firm("Maanlicht", "Fleur de Wit").await;
    let fleur = story
        .person_like("Fleur de Wit", &[Role::Partner], |fleur| fleur.adviser = Some(adviser))
        .await;
    let reference = story.taken_in().await;
    story.classified(reference).await;
    story.does(&story.bram, reference, |_| C::AssignToPartner).await;
    story.post().await;
    let subject = Subject::Partner { firm, adviser: Some(adviser), kind: FirmKind::Affiliated };
    let add = |enclosed: &mut weerklank_app::envelope::Enclosures| C::AddPartner {
        subject,
        reason: enclosed.text(words("Fleurzwaluw deed hetzelfde.")),
    };
    story.does(&story.bram, reference, add).await;
    assert!(story.dossier(&fleur, reference).await.is_err(), "she was not told yet");
    assert!(story.post().await.is_empty(), "that she is concerned is no mail");
    let notice = Notice { on: story.today(), way: Way::Email };
    let notify = |_: &mut _| of_fleur(C::NotifyPartner { notice, letter: None });
    story.does(&story.bram, reference, notify).await;
    (fleur, reference)
}

fn consult(story: &Story, enclosed: &mut weerklank_app::envelope::Enclosures, said: &str) -> C {
    let question = enclosed.text(words(said));
    C::Consult { on: story.today(), way: Way::Telephone, question }
}

/// All that somebody finds about a dossier, wherever he looks.
async fn finds(story: &Story, by: &Actor, reference: Reference) -> String {
    let dossier = story.dossier(by, reference).await.unwrap();
    let mut found = dossier.all_said();
    found.extend(dossier.firm.clone());
    found.extend(dossier.adviser.clone());
    found.extend(dossier.names.values().cloned());
    found.extend(dossier.partners.iter().map(NamedPartner::name));
    found.push(serde_json::to_string(&dossier.complaint).unwrap());
    found.extend(dossier.entries.iter().map(|it| serde_json::to_string(&it.entry).unwrap()));
    let today = weerklank_app::App::today(story, by).await.unwrap();
    let lists = [today.own, today.others, today.officers, today.complainants, today.ahead];
    found.extend(lists.iter().flatten().map(|task| format!("{:?} {:?}", task.kind, task.firm)));
    let listed = story.dossiers(by, Filter::default(), 0).await.unwrap();
    found.extend(listed.dossiers.iter().map(|it| format!("{it:?}")));
    let worklist = story.worklist(by, Filter::default(), 0).await.unwrap();
    found.extend(worklist.awaiting.dossiers.iter().map(|it| format!("{it:?}")));
    let address = story.renew_feed(by).await.unwrap();
    let token = address.rsplit('/').next().unwrap().to_owned();
    let feed = story.feed(token.strip_suffix(".ics").unwrap()).await.unwrap();
    found.push(feed.map(|feed| format!("{feed:?}")).unwrap_or_default());
    found.join("\n")
}

async fn is_found(story: &Story, by: &Actor, typed: &str) -> bool {
    let query = Query::parse(typed).unwrap();
    let asked =
        Asked { query, filter: search::Filter::default(), order: Order::Newest, after: None };
    let found = weerklank_app::App::search(story, by, asked).await.unwrap();
    !found.hits.is_empty()
}

async fn tasks_of(story: &Story, by: &Actor) -> Vec<T> {
    let today = weerklank_app::App::today(story, by).await.unwrap();
    today.own.iter().map(|task| task.kind).collect()
}

#[tokio::test]
async fn art_4_2_to_4_5_each_partner_is_asked_by_himself_and_finds_nothing_of_the_other() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (fleur, reference) = about_both(&story).await;
        let taken = story.post().await;
        let told = told(&taken);
        assert_eq!(told.len(), 1, "Fleur alone is told: {told:?}");
        assert!(taken[0].text().contains(&reference.to_string()));
        assert!(!OF_ANNA.iter().any(|word| taken[0].text().contains(word)));
        let (anna, bram) = (&story.anna, &story.bram);
        story.does(&fleur, reference, |it| consult(&story, it, "Fleurnachtegaal?")).await;
        story.does(anna, reference, |it| consult(&story, it, "Annaleeuwerik?")).await;
        let on = story.today();
        for (by, view) in [(&fleur, "Fleurzwaluw zag het zo."), (anna, "Annameeuw zag het zo.")] {
            story
                .does(by, reference, |enclosed| C::RecordView {
                    side: Side::Partner,
                    on,
                    view: enclosed.text(words(view)),
                })
                .await;
        }
        let advice = |enclosed: &mut weerklank_app::envelope::Enclosures| {
            of_fleur(C::Advise { advice: enclosed.text(words("Fleurnachtegaal, bel haar.")) })
        };
        story.does(bram, reference, advice).await;
        let taken = story.post().await;
        let addressees: Vec<_> = taken.iter().map(|mail| &mail.to).collect();
        assert!(!format!("{addressees:?}").contains("anna"), "of her advice: {addressees:?}");
        for (by, own, other) in [(&fleur, OF_FLEUR, OF_ANNA), (anna, OF_ANNA, OF_FLEUR)] {
            let found = finds(&story, by, reference).await;
            for word in own {
                assert!(found.contains(word), "{} misses {word}", own[2]);
            }
            for word in other {
                assert!(!found.contains(word), "{} finds {word}: {found}", own[2]);
            }
            for number in ["of_partner", "partner_added", "\"further\":[{"] {
                assert!(!found.contains(number), "{} learns of another: {number}", own[2]);
            }
            assert!(is_found(&story, by, own[0]).await && is_found(&story, by, own[1]).await);
            assert!(!is_found(&story, by, other[0]).await && !is_found(&story, by, other[1]).await);
            assert!(is_found(&story, by, own[3]).await && !is_found(&story, by, other[3]).await);
            assert!(is_found(&story, by, "Kanarie").await, "the complaint itself is for each");
        }
        let found = finds(&story, bram, reference).await;
        assert!(OF_ANNA.iter().chain(&OF_FLEUR).all(|word| found.contains(word)));
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn tasks_and_reminders_are_of_each_partner() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (fleur, reference) = about_both(&story).await;
        story.post().await;
        assert!(tasks_of(&story, &fleur).await.contains(&T::Consult));
        assert!(tasks_of(&story, &story.anna).await.contains(&T::Consult));
        story.does(&story.anna, reference, |it| consult(&story, it, "Wat nu?")).await;
        assert!(!tasks_of(&story, &story.anna).await.contains(&T::Consult));
        assert!(tasks_of(&story, &fleur).await.contains(&T::Consult), "she did not ask yet");
        let today = weerklank_app::App::today(&story, &story.bram).await.unwrap();
        let waits = today.others.iter().filter(|task| task.kind == T::Consult);
        assert_eq!(waits.map(|task| task.party).collect::<Vec<_>>(), [Some(SECOND)]);
        story.later(jiff::SignedDuration::from_hours(24 * 7));
        story.remind().await.unwrap();
        let reminded = story.post().await;
        let of = |name: &str| {
            let mine = reminded.iter().filter(|mail| format!("{:?}", mail.to).contains(name));
            mine.map(Taken::text).collect::<Vec<_>>().join("\n")
        };
        let word = "artikel 4.5";
        assert!(of("fleur").to_lowercase().contains(word), "{}", of("fleur"));
        assert!(!of("anna").to_lowercase().contains(word), "{}", of("anna"));
        story.build_tasks().await.unwrap();
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn files_and_contacts_for_one_partner_are_not_for_the_other() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (fleur, reference) = about_both(&story).await;
        let note = |enclosed: &mut weerklank_app::envelope::Enclosures, word: &str| {
            let visibility = Visibility::OfficerAndPartner;
            let name = words(&format!("{word}.txt"));
            let bytes = ("text/plain".to_owned(), word.as_bytes().to_vec());
            let files = vec![enclosed.file(name, bytes, visibility)];
            C::RecordCommunication {
                communication: Box::new(Communication {
                    kind: CommunicationKind::Note,
                    direction: Direction::Internal,
                    on: story.today(),
                    with: None,
                    content: enclosed.text(words(word)),
                    visibility,
                    files,
                }),
            }
        };
        let bram = &story.bram;
        story.does(bram, reference, |it| note(it, "Annameeuw")).await;
        story.does(bram, reference, |it| of_fleur(note(it, "Fleurzwaluw"))).await;
        let files_of = |by: Actor| {
            let story = &story;
            async move {
                let dossier = story.dossier(&by, reference).await.unwrap();
                dossier.files.into_iter().map(|it| (it.name, it.id)).collect::<Vec<_>>()
            }
        };
        let (of_anna, of_her) = (files_of(story.anna.clone()).await, files_of(fleur.clone()).await);
        let names = |files: &[(String, FileId)]| {
            files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&of_anna), ["Annameeuw.txt"]);
        assert_eq!(names(&of_her), ["Fleurzwaluw.txt"]);
        assert!(story.file(&fleur, reference, of_her[0].1).await.is_ok());
        assert!(story.file(&fleur, reference, of_anna[0].1).await.is_err());
        assert!(story.file(&story.anna, reference, of_her[0].1).await.is_err());
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn the_decision_asks_for_each_partner_and_tells_each_of_them() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (fleur, reference) = about_both(&story).await;
        story.post().await;
        let (bram, anna) = (&story.bram, &story.anna);
        story.does(anna, reference, |it| consult(&story, it, "Wat nu?")).await;
        let not_heard = |side| C::ExplainNotHeard {
            side,
            reason: weerklank_domain::complaint::facts::NotHeardReason::AlreadyInWriting,
            explanation: None,
        };
        for side in [Side::Complainant, Side::Partner] {
            story.does(bram, reference, |_| not_heard(side)).await;
        }
        let ready = weerklank_domain::complaint::facts::HandOverReason::PartnerReady;
        let hand_over = || C::HandOver { reason: ready, explanation: None };
        let by_her = story.tries(&fleur, reference, |_| hand_over()).await;
        assert!(refused(&by_her, Reason::NotAboutOnePartner));
        let of_her = story.dossier(&fleur, reference).await.unwrap();
        assert!(of_her.permit(CommandKind::HandOver).is_err(), "nor does her page offer it");
        story.does(anna, reference, |_| hand_over()).await;
        let point = PointId::from_uuid(story.draw_id());
        story
            .does(bram, reference, |enclosed| C::AddPoint { point, summary: reason(enclosed) })
            .await;
        let start = story.tries(bram, reference, |_| C::StartDecision).await;
        assert!(refused(&start, Reason::NotConsulted));
        story
            .does(bram, reference, |enclosed| {
                let article = Article::Art4_5;
                of_fleur(C::Deviate { article, reason: reason(enclosed) })
            })
            .await;
        let start = story.tries(bram, reference, |_| C::StartDecision).await;
        assert!(refused(&start, Reason::SidesNotHeard));
        story.does(bram, reference, |_| of_fleur(not_heard(Side::Partner))).await;
        story.does(bram, reference, |_| C::StartDecision).await;
        story
            .does(bram, reference, |enclosed| C::AnswerPoint {
                point,
                answer: weerklank_domain::complaint::facts::Answer {
                    finding: reason(enclosed),
                    judgment: weerklank_domain::complaint::facts::Judgment::Upheld,
                    reason: reason(enclosed),
                },
            })
            .await;
        story.drafted(reference).await;
        story.post().await;
        story.send_letter(request(bram, reference), Way::Email).await.unwrap();
        let taken = story.post().await;
        let to = format!("{:?}", taken.iter().map(|mail| &mail.to).collect::<Vec<_>>());
        assert!(to.contains("anna") && to.contains("fleur"), "{to}");
        let dossier = story.seen_by_bram(reference).await;
        let own = &dossier.complaint.further[0].own;
        assert!(own.told_of_outcome_on.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_partner_who_turns_out_not_to_be_concerned_sees_it_no_more() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (fleur, reference) = about_both(&story).await;
        story.post().await;
        let bram = &story.bram;
        let seen = |by: Actor| {
            let story = &story;
            async move { story.dossier(&by, reference).await.is_ok() }
        };
        assert!(seen(fleur.clone()).await);
        story
            .does(bram, reference, |enclosed| C::EndPartner {
                partner: SECOND,
                reason: reason(enclosed),
            })
            .await;
        assert!(!seen(fleur.clone()).await);
        assert!(tasks_of(&story, &fleur).await.is_empty());
        assert!(!is_found(&story, &fleur, "Kanarie").await);
        let again =
            story.tries(bram, reference, |it| of_fleur(C::Advise { advice: reason(it) })).await;
        assert!(refused(&again, Reason::UnknownPartner));
        let to_complainant =
            story.dossier(bram, reference).await.unwrap().permit(CommandKind::SendCorrespondence);
        assert!(to_complainant.is_ok(), "{:?}", Correspondent::Complainant);
    })
    .await;
}
