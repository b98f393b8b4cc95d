//! Mail comes in: kept first, then in its dossier, proposed as a complaint, or on the officer's
//! list; never in the wrong dossier and never nowhere (transition 4, 6.3).
use jiff::SignedDuration;
use weerklank_app::AppError;
use weerklank_app::mail_in::{Arrived, Kept, Sorted};
use weerklank_app::post_room::Answers;
use weerklank_domain::complaint::Stage;
use weerklank_domain::complaint::command::Command;
use weerklank_domain::complaint::correspondence::{Correspondent, DismissalGround};
use weerklank_domain::complaint::event::Event;
use weerklank_domain::complaint::facts::{Channel, Notice, Way};
use weerklank_domain::reference::Reference;

use crate::story::Story;
use crate::test_app::{Taken, TestApp, on_both};

pub(crate) fn raw(from: &str, to: &str, (subject, more, text): (&str, &str, &str)) -> Vec<u8> {
    format!(
        "Received: from mx.klager.example by mail.weerklank.example; \
         Mon, 23 Nov 2026 08:30:00 +0000\r\nFrom: {from}\r\nTo: {to}\r\nSubject: {subject}\r\n\
         Date: Mon, 23 Nov 2026 08:29:00 +0000\r\n{more}\r\n{text}\r\n"
    )
    .into_bytes()
}

pub(crate) async fn keep(app: &TestApp, raw: Vec<u8>) -> Kept {
    let mailbox = "klachten".to_owned();
    app.keep_mail(Arrived { raw, whole: true, mailbox, accepted_at: None }).await.unwrap()
}

pub(crate) async fn sorted(app: &TestApp, raw: Vec<u8>) -> Sorted {
    assert_eq!(keep(app, raw).await, Kept::New);
    app.sort_next_mail().await.unwrap().unwrap()
}

/// Mevrouw De Vries has an acknowledgement, which she can answer.
pub(crate) async fn acknowledged(story: &Story) -> (Reference, Taken) {
    let reference = story.taken_in().await;
    let notice = Notice { on: story.today(), way: Way::Email };
    story.does(&story.bram, reference, |_| Command::Acknowledge { notice }).await;
    let taken = story.post().await;
    let to_her = taken.into_iter().find(|mail| mail.to.contains("devries@klager.example"));
    (reference, to_her.unwrap())
}

pub(crate) fn reply_to(mail: &Taken) -> String {
    let line = mail.header("Reply-To").unwrap();
    line.trim_matches(|c| c == '<' || c == '>').to_owned()
}

/// The address with one letter of its token changed, at each place, and without the last.
fn forgeries(address: &str) -> Vec<String> {
    let (local, domain) = address.split_once('@').unwrap();
    let token_at = local.rfind('-').unwrap() + 1;
    let other = |letter: u8| if letter == b'a' { 'b' } else { 'a' };
    let changed = (token_at..local.len()).map(|place| {
        let mut forged = local.to_owned();
        forged.replace_range(place..=place, &other(local.as_bytes()[place]).to_string());
        forged
    });
    let shorter = local[..local.len() - 1].to_owned();
    let all: Vec<_> = changed.chain([shorter]).map(|local| format!("{local}@{domain}")).collect();
    assert!(all.len() > 26 && !all.contains(&address.to_owned()));
    all
}

pub(crate) async fn filed_from(story: &Story, reference: Reference) -> Vec<Correspondent> {
    let dossier = story.seen_by_bram(reference).await;
    let mails = dossier.entries.iter().filter_map(|stored| match &stored.entry.event {
        Event::MailFiled { mail } => Some(mail.from),
        _ => None,
    });
    mails.collect()
}

#[tokio::test]
async fn an_answer_of_a_known_party_to_our_own_address_is_filed_by_itself() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (reference, mail) = acknowledged(&story).await;
        let to = reply_to(&mail);
        assert!(to.contains('+') && to.split('@').next().unwrap().len() <= 64, "{to}");
        let answer = raw("Mevrouw De Vries <DeVries@klager.example>", &to, ("Re", "", "Dank u."));
        assert!(matches!(sorted(&story, answer).await, Sorted::Filed(_)));
        assert_eq!(filed_from(&story, reference).await, [Correspondent::Complainant]);
        // The officer is told, and nothing of it stands in that mail.
        let told = story.post().await;
        assert!(told.iter().any(|mail| mail.to.contains("bram")));
        assert!(told.iter().all(|mail| !mail.raw.contains("Dank u.")));
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_known_by_our_message_id_or_by_the_marker_too() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (reference, mail) = acknowledged(&story).await;
        let from = "devries@klager.example";
        let to = "klachten@weerklank.example";
        let id = mail.header("Message-ID").unwrap().to_owned();
        let more = format!("In-Reply-To: {id}\r\nMessage-ID: <1@klager.example>\r\n");
        let by_id = sorted(&story, raw(from, to, ("Re", &more, "Per nummer."))).await;
        assert!(matches!(by_id, Sorted::Filed(_)), "{by_id:?}");
        let text = mail.text();
        let marker = text.lines().find(|line| line.starts_with('[')).unwrap().to_owned();
        let by_marker =
            sorted(&story, raw(from, to, ("Re", "", &format!("Hoi\r\n> {marker}")))).await;
        assert!(matches!(by_marker, Sorted::Filed(_)), "{by_marker:?}");
        assert_eq!(filed_from(&story, reference).await.len(), 2);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn where_the_mail_server_knows_no_plus_the_message_id_brings_an_answer_home() {
    on_both(|app| async move {
        let plain = app.with_answers(Answers { plus_addressing: false, ..Answers::default() });
        let story = Story::begin(plain).await;
        let (reference, mail) = acknowledged(&story).await;
        assert_eq!(mail.header("Reply-To"), None, "it comes from the plain address itself");
        let more = format!("In-Reply-To: {}\r\n", mail.header("Message-ID").unwrap());
        let to = "klachten@weerklank.example";
        let answer = raw("devries@klager.example", to, ("Re", &more, "Dank u."));
        assert!(matches!(sorted(&story, answer).await, Sorted::Filed(_)));
        assert_eq!(filed_from(&story, reference).await, [Correspondent::Complainant]);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn no_more_receipts_go_to_an_address_than_was_agreed() {
    on_both(|app| async move {
        let none = app.with_answers(Answers { automatic_a_day: 0, ..Answers::default() });
        let to = "klachten@weerklank.example";
        let mail = raw("boer@klant.example", to, ("Klacht", "", "Ik ben het niet eens."));
        assert!(matches!(sorted(&none, mail).await, Sorted::Proposed(_)));
        let taken = none.post().await;
        assert!(taken.iter().all(|mail| !mail.to.contains("boer@")), "{taken:?}");
    })
    .await;
}

#[tokio::test]
async fn a_strangers_mail_is_never_filed_on_what_anybody_can_type_or_forward() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (reference, mail) = acknowledged(&story).await;
        let to = reply_to(&mail);
        let subject = format!("Over {reference}");
        let guessed = raw("x@vreemd.example", "klachten@weerklank.example", (&subject, "", "Ha"));
        assert_eq!(sorted(&story, guessed).await, Sorted::Waiting);
        let forwarded = raw("x@vreemd.example", &to, ("Re", "", "Ik heb dit adres gekregen."));
        assert_eq!(sorted(&story, forwarded).await, Sorted::Waiting);
        let id = mail.header("Message-ID").unwrap().to_owned();
        let more = format!("References: {id}\r\n");
        let known_id = raw("x@vreemd.example", "klachten@weerklank.example", ("Re", &more, "Ha"));
        assert_eq!(sorted(&story, known_id).await, Sorted::Waiting);
        for forged in forgeries(&to) {
            let mail = raw("devries@klager.example", &forged, ("Re", "", &format!("Na: {forged}")));
            assert_eq!(sorted(&story, mail).await, Sorted::Waiting, "{forged}");
        }
        assert!(filed_from(&story, reference).await.is_empty());
        let waiting = story.waiting_mail(&story.bram).await.unwrap();
        assert!(waiting.len() >= 3);
        assert!(waiting.iter().all(|mail| mail.suggestions == [reference]));
        // The officer says where it belongs.
        let first = waiting[0].mail.id;
        let filing = (first, reference, Correspondent::ThirdParty);
        story.file_mail(&story.bram, filing).await.unwrap();
        assert_eq!(filed_from(&story, reference).await, [Correspondent::ThirdParty]);
        let again = story.file_mail(&story.bram, filing).await;
        assert!(matches!(again, Err(AppError::Changed)), "two tabs file it once");
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn transition_4_new_mail_is_a_proposed_complaint_of_the_day_it_was_accepted() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        story.later(SignedDuration::from_hours(48));
        let text = "Ik ben niet tevreden over de rekening. Kanarie.";
        let mail = raw(
            "\"J. de Boer\" <boer@klant.example>",
            "klachten@weerklank.example",
            ("Klacht", "", text),
        );
        let Sorted::Proposed(id) = sorted(&story, mail.clone()).await else {
            panic!("no proposal")
        };
        // The same mail in another mailbox, with another trace, is the same mail.
        let again =
            [b"Received: from b by c; Mon, 23 Nov 2026 09:00:00 +0000\r\n", mail.as_slice()];
        assert_eq!(keep(&story, again.concat()).await, Kept::Known);
        let taken = story.post().await;
        let receipt = taken.iter().find(|mail| mail.to.contains("boer@klant.example")).unwrap();
        assert!(!receipt.raw.contains("Kanarie") && !receipt.text().contains("Boer"));
        assert!(receipt.raw.contains("Auto-Submitted: auto-generated"));
        assert!(taken.iter().any(|mail| mail.to.contains("bram")), "4.1: the officers are told");
        let text = receipt.text();
        let reference: Reference = text
            .split_whitespace()
            .find_map(|word| word.trim_end_matches('.').parse().ok())
            .unwrap();
        let dossier = story.seen_by_bram(reference).await;
        assert_eq!(dossier.complaint.id, id);
        assert!(dossier.complaint.is_proposal);
        assert_eq!(dossier.complaint.recording.channel, Channel::Email);
        assert_eq!(dossier.complaint.received_on, "2026-11-23".parse().unwrap());
        let no = Command::DismissProposal { ground: DismissalGround::Unwanted, reason: None };
        story.does(&story.bram, reference, |_| no).await;
        assert_eq!(story.seen_by_bram(reference).await.complaint.stage, Stage::Closed);
    })
    .await;
}

#[tokio::test]
async fn who_writes_with_us_already_makes_no_second_complaint() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (reference, _) = acknowledged(&story).await;
        let loose =
            raw("devries@klager.example", "klachten@weerklank.example", ("Nog iets", "", "Ha"));
        assert_eq!(sorted(&story, loose).await, Sorted::Waiting);
        let waiting = story.waiting_mail(&story.bram).await.unwrap();
        assert_eq!(waiting[0].suggestions, [reference]);
        // It was another complaint after all.
        let id = waiting[0].mail.id;
        let other = story.propose_mail(&story.bram, id).await.unwrap();
        assert_ne!(other, reference);
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn machines_make_no_complaints_and_get_no_answers() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let to = "klachten@weerklank.example";
        for more in [
            "Auto-Submitted: auto-replied\r\n",
            "Precedence: bulk\r\nList-Id: <nieuws.example>\r\n",
            "Return-Path: <>\r\nAuto-Submitted: auto-generated\r\n",
        ] {
            let mail = raw("robot@klant.example", to, ("Automatisch", more, "Ik ben een machine."));
            assert_eq!(sorted(&story, mail).await, Sorted::Automatic, "{more}");
        }
        assert!(story.post().await.is_empty());
        // However many complaints somebody sends in another's name, he gets three mails a day.
        for number in 0..6 {
            let text = format!("Klacht nummer {number}");
            let mail = raw("slachtoffer@klant.example", to, (&text, "", "Ha"));
            sorted(&story, mail).await;
            for waiting in story.waiting_mail(&story.bram).await.unwrap() {
                story.propose_mail(&story.bram, waiting.mail.id).await.unwrap();
            }
        }
        let taken = story.post().await;
        let to_him = taken.iter().filter(|mail| mail.to.contains("slachtoffer")).count();
        assert_eq!(to_him, 3);
    })
    .await;
}

#[tokio::test]
async fn art_1_an_officer_who_is_shut_out_sees_no_mail_of_the_dossier() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (reference, _) = acknowledged(&story).await;
        let loose =
            raw("devries@klager.example", "klachten@weerklank.example", ("Nog iets", "", "Ha"));
        sorted(&story, loose).await;
        let id = story.waiting_mail(&story.bram).await.unwrap()[0].mail.id;
        let reason = {
            let mut enclosed = story.enclosures();
            let reason = enclosed.text(crate::story::words("Ik ken haar."));
            (Command::DeclareConflict { reason }, enclosed)
        };
        story
            .execute(crate::story::request(&story.bram, reference), reason.0, reason.1)
            .await
            .unwrap();
        assert!(story.waiting_mail(&story.bram).await.unwrap().is_empty());
        let read = story.received_mail(&story.bram, id).await;
        assert!(matches!(read, Err(AppError::NotFound)));
        assert_eq!(story.waiting_mail(&story.carla).await.unwrap().len(), 1);
        for other in [&story.eva, &story.anna, &story.dirk] {
            let refused = story.waiting_mail(other).await;
            assert!(matches!(refused, Err(AppError::NotAllowed)));
        }
        story.post().await;
    })
    .await;
}

#[tokio::test]
async fn a_partner_who_was_informed_files_by_mail_and_one_whose_account_closed_does_not() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let reference = story.taken_in().await;
        let notice = Notice { on: story.today(), way: Way::Email };
        story
            .does(&story.bram, reference, |_| Command::NotifyPartner { notice, letter: None })
            .await;
        let taken = story.post().await;
        let to_anna = taken.iter().find(|mail| mail.to.contains("anna")).unwrap();
        let id = to_anna.header("Message-ID").unwrap();
        let more = |number: u32| format!("In-Reply-To: {id}\r\nMessage-ID: <{number}@noord>\r\n");
        let address = to_anna.to.clone();
        let to = "klachten@weerklank.example";
        let first = raw(&address, to, ("Re", &more(1), "Mijn kant van het verhaal."));
        assert!(matches!(sorted(&story, first).await, Sorted::Filed(_)));
        assert_eq!(filed_from(&story, reference).await, [Correspondent::Partner]);
        let person = story.anna.person;
        let close = move |tx: &mut weerklank_store::Tx<'_>| {
            let mut account = weerklank_store::people::find(tx, person)?.unwrap();
            account.active = false;
            weerklank_store::people::update(tx, &account).map(|_| ())
        };
        story.store.write::<_, weerklank_store::StoreError, _>(close).await.unwrap();
        let second = raw(&address, to, ("Re", &more(2), "Nog een keer."));
        assert_eq!(sorted(&story, second).await, Sorted::Waiting);
        story.expect_waiting();
    })
    .await;
}

#[tokio::test]
async fn transition_23_a_reply_to_a_merged_dossier_is_filed_in_the_main_one() {
    on_both(|app| async move {
        let story = Story::begin(app).await;
        let (reference, mail) = acknowledged(&story).await;
        let main = story.taken_in().await;
        story.post().await;
        story
            .does(&story.bram, reference, |enclosed| Command::Merge {
                main,
                ground: weerklank_domain::complaint::links::MergeGround::SameFacts,
                reason: enclosed.text(crate::story::words("Het is dezelfde klacht.")),
            })
            .await;
        story.post().await;
        let answer = raw("devries@klager.example", &reply_to(&mail), ("Re", "", "Nog iets."));
        assert!(matches!(sorted(&story, answer).await, Sorted::Filed(_)));
        assert_eq!(filed_from(&story, main).await, [Correspondent::Complainant]);
        assert!(filed_from(&story, reference).await.is_empty(), "nothing is added to the merged");
        // Somebody else with the same address of ours doesn't get in there either.
        let stranger = raw("iemand@elders.example", &reply_to(&mail), ("Re", "", "Ik ook."));
        assert!(!matches!(sorted(&story, stranger).await, Sorted::Filed(_)));
        assert_eq!(filed_from(&story, main).await, [Correspondent::Complainant]);
        story.post().await;
    })
    .await;
}
