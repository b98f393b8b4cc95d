//! `weerklank user`: accounts from the command line.
use crate::house::{DAAN, House};
use crate::program::{done, on};

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_added_found_let_in_and_closed() {
    let house = House::build().await;
    let data = house.folder.path();
    let add = ["user", "add", "--email", "Noor@Organisatie.example", "--name", "Noor Bakker"];
    let said = done(data, &[add.as_slice(), &["--role", "officer", "--role", "staff"]].concat());
    assert!(said.contains("http://localhost:8080/uitnodiging/"), "{said}");
    let list = done(data, &["user", "list"]);
    let line = list.lines().find(|line| line.contains("noor@organisatie.example")).unwrap();
    assert!(
        line.contains("staff") && line.contains("officer") && line.contains("actief"),
        "{line}"
    );

    let link = done(data, &["user", "reset-link", DAAN]);
    let token = link.trim().rsplit('/').next().unwrap();
    assert_eq!(house.app.invited_person(token).await.unwrap().as_deref(), Some("Daan Bos"));
    done(data, &["user", "deactivate", DAAN]);
    assert_eq!(house.app.invited_person(token).await.unwrap(), None);
    assert_eq!(on(data, &["user", "reset-link", DAAN]).code, Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_not_be_is_refused_with_a_reason() {
    let house = House::build().await;
    let data = house.folder.path();
    let taken = ["user", "add", "--name", "Nog een Daan", "--role", "staff", "--email", DAAN];
    let refused = on(data, &taken);
    assert_eq!(refused.code, Some(1));
    assert!(refused.err.contains("kan niet zo"), "{}", refused.err);
    let last = on(data, &["user", "deactivate", "farid@organisatie.example"]);
    assert_eq!(last.code, Some(1), "somebody has to administrate");
    let nobody = on(data, &["user", "reset-link", "niemand@organisatie.example"]);
    assert!(nobody.err.contains("niemand@organisatie.example"), "{}", nobody.err);
    let role = ["user", "add", "--name", "N", "--email", "n@o.example", "--role", "king"];
    assert_eq!(on(data, &role).code, Some(2));
}
