//! Reminders by mail: once each, on working days, between the hours, whatever stood still; and
//! nothing in them but what has to be done, the reference and a link.
use jiff::{SignedDuration, Timestamp};
use weerklank_app::absences::Absence;
use weerklank_app::reminders::{Hours, When};
use weerklank_app::{AppError, SaveError};
use weerklank_domain::complaint::command::Command;
use weerklank_domain::people::Role;
use weerklank_domain::reference::Reference;

use crate::story::{CANARIES, Story, request, words};
use crate::test_app::{Taken, TestApp, on_both};

/// A complaint of Monday 23 November 2026, and the mails about it sent.
async fn begun(app: TestApp) -> (Story, Reference) {
    let story = Story::begin(app).await;
    let reference = story.taken_in().await;
    story.post().await;
    (story, reference)
}

/// The clock stands at this moment.
fn at(story: &Story, moment: &str) {
    let moment: Timestamp = moment.parse().unwrap();
    story.later(moment.duration_since(story.now()));
}

/// Who got a reminder now.
async fn reminded(story: &Story) -> Vec<Taken> {
    let written = story.remind().await.unwrap();
    let taken = story.post().await;
    assert_eq!(taken.len(), written, "each is sent");
    for mail in &taken {
        for canary in CANARIES.iter().chain(&["Zuiderlicht", "Anna"]) {
            let subject = mail.header("Subject").unwrap_or_default();
            assert!(!mail.text().contains(canary) && !subject.contains(canary), "{canary}");
        }
    }
    taken
}

fn to(mails: &[Taken]) -> Vec<&str> {
    let mut names: Vec<&str> =
        mails.iter().map(|mail| mail.to.split('@').next().unwrap()).collect();
    names.sort_unstable();
    names
}

#[tokio::test]
async fn what_is_due_is_told_once_on_its_day_with_the_reference_and_a_link() {
    on_both(|app| async move {
        let (story, reference) = begun(app).await;
        assert!(reminded(&story).await.is_empty(), "nothing is due on the first day");
        at(&story, "2026-11-25T09:00:00Z");
        let mails = reminded(&story).await;
        assert_eq!(to(&mails), ["bram"]);
        let text = mails[0].text();
        assert!(
            text.contains(&format!("https://weerklank.example/klachten/{reference}")),
            "{text}"
        );
        assert!(text.contains("Informeer de partner (artikel 4.2)"), "{text}");
        assert!(reminded(&story).await.is_empty(), "not twice");
        at(&story, "2026-11-25T15:00:00Z");
        assert!(reminded(&story).await.is_empty());
        at(&story, "2026-11-26T09:00:00Z");
        let text = reminded(&story).await[0].text();
        assert!(text.contains("Te laat: Informeer de partner"), "{text}");
        assert!(text.contains("Bevestig de ontvangst"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn after_a_week_of_standstill_one_mail_says_all_that_counts_now() {
    on_both(|app| async move {
        let (story, _) = begun(app).await;
        at(&story, "2026-12-04T09:00:00Z");
        let mails = reminded(&story).await;
        assert_eq!(to(&mails), ["bram"]);
        let of_bram = mails[0].text();
        // As text and as HTML.
        assert_eq!(of_bram.matches("Informeer de partner").count(), 2, "{of_bram}");
        assert!(reminded(&story).await.is_empty());
    })
    .await;
}

/// Both go on at the same moment, and each is told once.
#[tokio::test(flavor = "multi_thread")]
async fn two_workers_at_once_tell_it_once() {
    on_both(|app| async move {
        let (story, _) = begun(app).await;
        at(&story, "2026-11-25T09:00:00Z");
        let (one, other) = tokio::join!(story.remind(), story.remind());
        assert_eq!(one.unwrap() + other.unwrap(), 1);
        assert_eq!(to(&story.post().await), ["bram"]);
        story.set_when_reminded(&story.bram, When::AtOnce).await.unwrap();
        at(&story, "2026-11-26T09:00:00Z");
        let (one, other) = tokio::join!(story.remind(), story.remind());
        assert_eq!(one.unwrap() + other.unwrap(), 1);
        assert_eq!(to(&story.post().await), ["bram"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_reminded_on_a_free_day_or_outside_the_hours_also_when_the_clock_is_changed() {
    on_both(|app| async move {
        let (story, _) = begun(app).await;
        // Wednesday before eight and after six, in winter one hour ahead of UTC.
        for quiet in ["2026-11-25T06:59:59Z", "2026-11-25T17:00:00Z"] {
            at(&story, quiet);
            assert!(reminded(&story).await.is_empty(), "{quiet}");
        }
        at(&story, "2026-11-25T07:00:00Z");
        assert_eq!(reminded(&story).await.len(), 1);
        for christmas in ["2026-12-25T09:00:00Z", "2026-12-26T09:00:00Z", "2026-12-27T09:00:00Z"] {
            at(&story, christmas);
            assert!(reminded(&story).await.is_empty(), "{christmas}");
        }
        at(&story, "2026-12-28T06:59:59Z");
        assert!(reminded(&story).await.is_empty());
        at(&story, "2026-12-28T07:00:00Z");
        assert!(!reminded(&story).await.is_empty());
        // Summer time begins on Sunday 28 March 2027: eight o'clock is an hour earlier in UTC.
        for quiet in ["2027-03-28T09:00:00Z", "2027-03-29T09:00:00Z", "2027-03-30T05:59:59Z"] {
            at(&story, quiet);
            assert!(
                reminded(&story).await.is_empty(),
                "a Sunday, Easter Monday, too early: {quiet}"
            );
        }
        at(&story, "2027-03-30T06:00:00Z");
        assert!(!reminded(&story).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_wants_it_at_once_gets_a_mail_for_each_dossier_and_others_one_a_day() {
    on_both(|app| async move {
        let (story, first) = begun(app).await;
        let second = story.taken_in().await;
        story.post().await;
        story.set_when_reminded(&story.bram, When::AtOnce).await.unwrap();
        assert_eq!(story.when_reminded(&story.bram).await.unwrap(), When::AtOnce);
        at(&story, "2026-11-25T09:00:00Z");
        let mails = reminded(&story).await;
        assert_eq!(to(&mails), ["bram", "bram"]);
        for reference in [first, second] {
            let subject = format!("Klacht {reference}");
            let found = mails.iter().filter(|mail| mail.raw.contains(&subject)).count();
            assert_eq!(found, 1, "{reference}");
        }
        story.set_when_reminded(&story.bram, When::Digest).await.unwrap();
        assert!(reminded(&story).await.is_empty(), "what was told stays told");
        at(&story, "2026-11-26T09:00:00Z");
        let mails = reminded(&story).await;
        assert_eq!(to(&mails), ["bram"], "all of a day in one");
        assert!(mails[0].text().contains(&first.to_string()));
        assert!(mails[0].text().contains(&second.to_string()));
    })
    .await;
}

/// Art. 1: what waits in the outbox is not sent to who is shut out meanwhile, and who takes it
/// over hears of it.
#[tokio::test]
async fn art_1_who_is_shut_out_hears_nothing_more() {
    on_both(|app| async move {
        let (story, reference) = begun(app).await;
        let other = story.taken_in().await;
        story.post().await;
        at(&story, "2026-11-25T09:00:00Z");
        assert_eq!(story.remind().await.unwrap(), 1, "one mail to Bram, of both");
        let mut enclosed = story.enclosures();
        let reason = enclosed.text(words("Ik ken haar."));
        let declare = Command::DeclareConflict { reason };
        story.execute(request(&story.bram, reference), declare, enclosed).await.unwrap();
        let mails = story.post().await;
        let of_bram = mails.iter().filter(|mail| mail.to.starts_with("bram"));
        assert!(of_bram.clone().all(|mail| !mail.text().contains(&reference.to_string())));
        assert_eq!(to(&reminded(&story).await), ["carla"], "she is in charge now");
        at(&story, "2026-11-26T09:00:00Z");
        let mails = reminded(&story).await;
        let of_bram = mails.iter().find(|mail| mail.to.starts_with("bram")).unwrap().text();
        assert!(of_bram.contains(&other.to_string()), "what was not sent is still told");
        assert!(!of_bram.contains(&reference.to_string()));
    })
    .await;
}

/// The last call of day 28, and each week after it until the answer is sent.
#[tokio::test]
async fn management_hears_that_an_answer_is_late_without_a_word_of_the_dossier() {
    on_both(|app| async move {
        let (story, reference) = begun(app).await;
        // Received on 23 November: due on Monday 21 December.
        let mut told = Vec::new();
        for day in 18..=31 {
            at(&story, &format!("2026-12-{day}T09:00:00Z"));
            for mail in reminded(&story).await.iter().filter(|mail| mail.to.starts_with("dirk")) {
                assert!(mail.text().contains(&reference.to_string()));
                told.push((day, mail.text().contains("Laatste kans")));
            }
        }
        assert_eq!(told, [(21, true), (22, false), (28, false)]);
    })
    .await;
}

#[tokio::test]
async fn the_hours_are_set_by_an_administrator_and_make_sense() {
    on_both(|app| async move {
        let (story, _) = begun(app).await;
        let ada = story.person("Ada de Wit", &[Role::Administrator]).await;
        let late = Hours { from: 12, until: 20, digest: 19 };
        let refused = story.set_reminder_hours(&story.bram, (late, 0)).await;
        assert!(matches!(refused, Err(SaveError::App(AppError::NotAllowed))));
        for (wrong, field) in [
            (Hours { from: 24, ..late }, "from_hour"),
            (Hours { until: 12, ..late }, "until_hour"),
            (Hours { until: 25, ..late }, "until_hour"),
            (Hours { digest: 20, ..late }, "digest_hour"),
        ] {
            let refused = story.set_reminder_hours(&ada, (wrong, 0)).await;
            let Err(SaveError::Invalid(problems)) = refused else { panic!("{refused:?}") };
            assert!(problems.iter().any(|problem| problem.field == field), "{wrong:?}");
        }
        story.set_reminder_hours(&ada, (late, 0)).await.unwrap();
        story.set_when_reminded(&story.eva, When::AtOnce).await.unwrap();
        at(&story, "2026-11-25T10:59:59Z");
        assert!(reminded(&story).await.is_empty());
        at(&story, "2026-11-25T17:59:59Z");
        assert!(reminded(&story).await.is_empty(), "Bram wants one mail a day, at seven");
        at(&story, "2026-11-25T18:00:00Z");
        assert_eq!(to(&reminded(&story).await), ["bram"]);
    })
    .await;
}

#[tokio::test]
async fn one_process_reminds_at_a_time_and_another_takes_over_within_a_minute() {
    on_both(|app| async move {
        let (one, other) = (app.draw_id(), app.draw_id());
        assert!(app.hold_reminders(one).await.unwrap());
        assert!(!app.hold_reminders(other).await.unwrap());
        app.later(SignedDuration::from_secs(30));
        assert!(app.hold_reminders(one).await.unwrap(), "it goes on");
        app.later(SignedDuration::from_secs(30));
        assert!(!app.hold_reminders(other).await.unwrap());
        // The first one was killed.
        app.later(SignedDuration::from_secs(20));
        assert!(app.hold_reminders(other).await.unwrap());
        assert!(!app.hold_reminders(one).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn transition_31_who_stands_in_is_reminded_and_only_while_he_does() {
    on_both(|app| async move {
        let (story, reference) = begun(app).await;
        let day = |text: &str| text.parse().unwrap();
        let absence = Absence {
            id: story.draw_id(),
            person: story.bram.person,
            from_on: day("2026-11-25"),
            until_on: Some(day("2026-11-25")),
            stand_in: Some(story.carla.person),
        };
        story.note_absence(&story.bram, absence).await.unwrap();
        story.post().await;
        at(&story, "2026-11-25T09:00:00Z");
        story.begin_day().await.unwrap();
        story.post().await;
        let mails = reminded(&story).await;
        assert_eq!(to(&mails), ["carla"], "his mail goes along with the tasks");
        assert!(mails.iter().all(|mail| mail.text().contains(&reference.to_string())));
        at(&story, "2026-11-26T09:00:00Z");
        story.begin_day().await.unwrap();
        story.post().await;
        assert_eq!(to(&reminded(&story).await), ["bram"], "he is back");
    })
    .await;
}
