//! Signing in, sessions, invitations.
use std::net::IpAddr;

use jiff::SignedDuration;
use weerklank_app::AppError;
use weerklank_app::accounts::invitations::{FirstAdministrator, LinkProblem};
use weerklank_app::accounts::{ChangeProblem, Session, SignInProblem, SignedIn};
use weerklank_domain::Language;
use weerklank_domain::ids::PersonId;
use weerklank_domain::people::{Actor, Role};

use crate::test_app::{TestApp, on_both};

const OFFICE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 0, 2, 1));
const SECRET: &str = "een lang geheim";

/// An administrator who signed in, by way of the set-up link.
async fn administrator(app: &TestApp) -> Session {
    let link = app.create_set_up_link().await.unwrap().unwrap();
    let token = link.strip_prefix("https://weerklank.example/inrichting/").unwrap();
    app.use_set_up_link(token, first(), SECRET).await.unwrap();
    sign_in(app, "ada@noord.example", SECRET).await.unwrap().session
}

fn first() -> FirstAdministrator {
    FirstAdministrator {
        name: " Ada de Wit ".to_owned(),
        email: "Ada@Noord.example".to_owned(),
        language: Language::Dutch,
    }
}

async fn sign_in(app: &TestApp, email: &str, password: &str) -> Result<SignedIn, SignInProblem> {
    app.sign_in(email, password, "Firefox", OFFICE).await
}

/// Invites this person and answers the token in the mail.
async fn invite(app: &TestApp, by: &Actor, person: PersonId) -> String {
    app.invite(by, person).await.unwrap();
    let mail = app.post().await.pop().unwrap().text();
    let (_, rest) = mail.split_once("https://weerklank.example/uitnodiging/").unwrap();
    rest.chars().take_while(char::is_ascii_hexdigit).collect()
}

#[tokio::test]
async fn the_set_up_link_makes_one_administrator_once() {
    on_both(|app| async move {
        let link = app.create_set_up_link().await.unwrap().unwrap();
        assert!(app.create_set_up_link().await.unwrap().is_none(), "printed a moment ago");
        let token = link.rsplit('/').next().unwrap();
        let short = app.use_set_up_link(token, first(), "kort").await;
        assert!(matches!(short, Err(LinkProblem::Password(_))));
        let nobody = FirstAdministrator { email: "ada".to_owned(), ..first() };
        let nobody = app.use_set_up_link(token, nobody, SECRET).await;
        assert!(matches!(nobody, Err(LinkProblem::Email)));
        let wrong = app.use_set_up_link("0000", first(), SECRET).await;
        assert!(matches!(wrong, Err(LinkProblem::NoSuchLink)));
        assert!(app.set_up_link_works(token).await.unwrap());
        app.use_set_up_link(token, first(), SECRET).await.unwrap();
        let again = app.use_set_up_link(token, first(), SECRET).await;
        assert!(matches!(again, Err(LinkProblem::NoSuchLink)));
        app.later(SignedDuration::from_hours(1));
        assert!(app.create_set_up_link().await.unwrap().is_none());
        let session = sign_in(&app, " ADA@noord.example", SECRET).await.unwrap().session;
        assert_eq!(session.name, "Ada de Wit");
        assert_eq!(session.actor.roles, [Role::Administrator]);
    })
    .await;
}

#[tokio::test]
async fn a_set_up_link_ends_after_a_day() {
    on_both(|app| async move {
        let link = app.create_set_up_link().await.unwrap().unwrap();
        app.later(SignedDuration::from_hours(24));
        let token = link.rsplit('/').next().unwrap();
        let late = app.use_set_up_link(token, first(), SECRET).await;
        assert!(matches!(late, Err(LinkProblem::NoSuchLink)));
        assert!(app.create_set_up_link().await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn who_guesses_learns_nothing_and_has_to_wait() {
    on_both(|app| async move {
        administrator(&app).await;
        app.person("Bram Visser", &[Role::Officer]).await;
        for (email, password) in [
            ("ada@noord.example", "een ander geheim"),
            ("nobody@noord.example", SECRET),
            ("bram@noord.example", ""),
            ("", ""),
        ] {
            let refused = sign_in(&app, email, password).await;
            assert!(matches!(refused, Err(SignInProblem::WrongPair)), "{email}");
        }
        for _ in 0..4 {
            let refused = sign_in(&app, "ada@noord.example", "nog een ander").await;
            assert!(matches!(refused, Err(SignInProblem::WrongPair)));
        }
        let refused = sign_in(&app, "ada@noord.example", SECRET).await;
        let Err(problem @ SignInProblem::TooManyTries { wait_seconds }) = refused else {
            panic!("{refused:?}");
        };
        assert!((1..=31).contains(&wait_seconds));
        let told = problem.sentence(Language::Dutch).unwrap();
        assert!(told.contains(&wait_seconds.to_string()), "{told}");
        let elsewhere = IpAddr::from([198, 51, 100, 7]);
        let elsewhere = app.sign_in("ada@noord.example", SECRET, "Firefox", elsewhere).await;
        assert!(matches!(elsewhere, Err(SignInProblem::TooManyTries { .. })));
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_after_eight_quiet_hours_and_after_seven_days() {
    on_both(|app| async move {
        administrator(&app).await;
        let quiet = sign_in(&app, "ada@noord.example", SECRET).await.unwrap();
        let busy = sign_in(&app, "ada@noord.example", SECRET).await.unwrap();
        for _ in 0..23 {
            app.later(SignedDuration::from_hours(7));
            assert!(app.session(busy.token.as_str()).await.unwrap().is_some());
        }
        assert!(app.session(quiet.token.as_str()).await.unwrap().is_none());
        app.later(SignedDuration::from_hours(7));
        assert!(app.session(busy.token.as_str()).await.unwrap().is_none());
        assert!(app.session("").await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_person_signs_out_here_and_there() {
    on_both(|app| async move {
        let here = administrator(&app).await;
        let there = sign_in(&app, "ada@noord.example", SECRET).await.unwrap();
        assert_eq!(app.sessions_of(&here).await.unwrap().len(), 2);
        app.revoke(&here, there.session.id).await.unwrap();
        assert!(app.session(there.token.as_str()).await.unwrap().is_none());
        let gone = app.revoke(&here, there.session.id).await;
        assert!(matches!(gone, Err(AppError::NotFound)));
        app.sign_out(&here).await.unwrap();
        assert!(app.sessions_of(&here).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_and_needs_the_old_one() {
    on_both(|app| async move {
        let here = administrator(&app).await;
        let there = sign_in(&app, "ada@noord.example", SECRET).await.unwrap();
        let new = "een nieuw geheim";
        let wrong = app.change_password(&here, ("een ander geheim", new), OFFICE).await;
        assert!(matches!(wrong, Err(ChangeProblem::WrongPassword)));
        let short = app.change_password(&here, (SECRET, "kort"), OFFICE).await;
        assert!(matches!(short, Err(ChangeProblem::NewPassword(_))));
        assert!(app.session(there.token.as_str()).await.unwrap().is_some());
        app.change_password(&here, (SECRET, new), OFFICE).await.unwrap();
        assert!(app.session(there.token.as_str()).await.unwrap().is_none());
        assert_eq!(app.sessions_of(&here).await.unwrap().len(), 1);
        assert!(sign_in(&app, "ada@noord.example", SECRET).await.is_err());
        app.set_language(&here, Language::English).await.unwrap();
        let signed_in = sign_in(&app, "ada@noord.example", new).await.unwrap();
        assert_eq!(signed_in.session.language, Language::English);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_lets_its_person_in_once_within_seven_days() {
    on_both(|app| async move {
        let ada = administrator(&app).await.actor;
        let bram = app.person("Bram Visser", &[Role::Officer]).await;
        let older = invite(&app, &ada, bram.person).await;
        let token = invite(&app, &ada, bram.person).await;
        assert!(app.invited_person(&older).await.unwrap().is_none());
        assert_eq!(app.invited_person(&token).await.unwrap().as_deref(), Some("Bram Visser"));
        app.later(SignedDuration::from_hours(7 * 24 - 1));
        app.accept_invitation(&token, SECRET).await.unwrap();
        let again = app.accept_invitation(&token, "een ander geheim").await;
        assert!(matches!(again, Err(LinkProblem::NoSuchLink)));
        let first = sign_in(&app, "bram@noord.example", SECRET).await.unwrap();
        // He forgot it: another link, and whoever knew the old one is out.
        let token = invite(&app, &ada, bram.person).await;
        app.accept_invitation(&token, "een ander geheim").await.unwrap();
        assert!(app.session(first.token.as_str()).await.unwrap().is_none());
        let late = invite(&app, &ada, bram.person).await;
        app.later(SignedDuration::from_hours(7 * 24));
        let late = app.accept_invitation(&late, SECRET).await;
        assert!(matches!(late, Err(LinkProblem::NoSuchLink)));
    })
    .await;
}

#[tokio::test]
async fn only_an_administrator_invites_and_only_who_has_an_account() {
    on_both(|app| async move {
        let ada = administrator(&app).await.actor;
        let bram = app.person("Bram Visser", &[Role::Officer]).await;
        let dirk = app.person_like("Dirk", &[Role::Staff], |dirk| dirk.active = false).await;
        let refused = app.invite(&bram, bram.person).await;
        assert!(matches!(refused, Err(AppError::NotAllowed)));
        let closed = app.invite(&ada, dirk.person).await;
        assert!(matches!(closed, Err(AppError::NotFound)));
    })
    .await;
}

#[tokio::test]
async fn the_token_of_an_invitation_is_kept_nowhere_once_it_was_sent() {
    on_both(|app| async move {
        let ada = administrator(&app).await.actor;
        let bram = app.person("Bram Visser", &[Role::Officer]).await;
        let token = invite(&app, &ada, bram.person).await;
        assert_eq!(token.len(), 64);
        let find = move |tx: &mut weerklank_store::Tx<'_>| {
            let like = format!("%{token}%");
            tx.query("select id from content where words like $1", &[like.into()])
        };
        assert!(app.store.read(find).await.unwrap().is_empty());
    })
    .await;
}
