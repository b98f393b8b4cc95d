//! The working mandate that the rules look at: an amount, grounds, words.
use axum::extract::State;
use axum::response::Response;
use weerklank_app::mandate::CurrentMandate;
use weerklank_app::{FieldProblem, SaveError};
use weerklank_domain::complaint::facts::ScopeGround;
use weerklank_domain::mandate::Mandate;
use weerklank_domain::people::Actor;

use super::sheet::{self, Beside, Saving, Sheet, Standing, saving};
use super::{AREA, Administrator};
use crate::complaints::controls::{Need, options};
use crate::complaints::euros;
use crate::form::Form;
use crate::frame::Place;
use crate::page::FooterLink;
use crate::state::Web;
use crate::submitted::Submitted;
use crate::text::Tongue;

pub(super) async fn show(State(web): State<Web>, reader: Administrator) -> Response {
    match web.app.mandate().await {
        Ok(current) => page(&web, &reader, (&known(&current), Standing::Fresh)).await,
        Err(error) => reader.problem(&web, error).await,
    }
}

pub(super) async fn save(
    State(web): State<Web>,
    reader: Administrator,
    sent: Submitted,
) -> Response {
    let standing = match saving(store(&web, reader.actor(), &sent, reader.tongue()).await) {
        Saving::Done => return sheet::done("/beheer"),
        Saving::Again(standing) => standing,
        Saving::Overtaken => match web.app.mandate().await {
            Ok(now) => Standing::Overtaken(known(&now), now.version),
            Err(error) => return reader.problem(&web, error).await,
        },
        Saving::Failed(error) => return reader.problem(&web, error).await,
    };
    page(&web, &reader, (&sent, standing)).await
}

async fn store(web: &Web, by: &Actor, sent: &Submitted, tongue: Tongue) -> Result<(), SaveError> {
    let form = Form::new(sent, AREA, tongue);
    let typed = form.typed("payment_limit").trim();
    let payment_limit_cents = euros(typed);
    if payment_limit_cents.is_none() && !typed.is_empty() {
        let problem = FieldProblem { field: "payment_limit", text_key: "form-amount-wrong" };
        return Err(SaveError::Invalid(vec![problem]));
    }
    let words = form.lines("liability_words").unwrap_or_default();
    let mandate = Mandate {
        payment_limit_cents,
        scope_grounds: sent.all("scope_grounds").filter_map(ScopeGround::from_key).collect(),
        liability_words: words.lines().map(str::to_lowercase).collect(),
    };
    web.app.save_mandate(by, mandate, sent.seen().unwrap_or_default()).await
}

fn draw(form: &mut Form<'_>) {
    form.typed_line("payment_limit", Need::Optional, ("text", "off"));
    let further: Vec<ScopeGround> =
        ScopeGround::ALL.iter().copied().filter(|ground| !ground.is_of_article_1()).collect();
    let grounds = options(&further, "scope_ground", ScopeGround::key, form.tongue());
    form.ticks("scope_grounds", grounds);
    form.area("liability_words", Need::Optional, 10);
}

fn known(current: &CurrentMandate) -> Submitted {
    let mandate = &current.mandate;
    let mut known = Submitted::default();
    known.set("seen", current.version.to_string());
    if let Some(cents) = mandate.payment_limit_cents {
        known.set("payment_limit", format!("{},{:02}", cents / 100, cents % 100));
    }
    for ground in &mandate.scope_grounds {
        known.set(&format!("scope_grounds_{}", ground.key()), "on");
    }
    known.set("liability_words", mandate.liability_words.join("\n"));
    known
}

async fn page(web: &Web, reader: &Administrator, filled: (&Submitted, Standing)) -> Response {
    let tongue = reader.tongue();
    let sheet = Sheet {
        title: tongue.say("admin-part-mandate"),
        lead: tongue.say("admin-mandate-lead"),
        place: Place::Settings,
        up: FooterLink { label: tongue.say("admin-title"), href: "/beheer".to_owned() },
        draw: &draw,
        action: None,
        table: None,
        beside: Beside::default(),
    };
    sheet::page(web, reader, sheet, filled).await
}
