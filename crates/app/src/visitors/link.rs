//! A fresh link to the status page by mail, for who has lost his code.
use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use weerklank_domain::Language;
use weerklank_domain::chain::Digest;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::correspondence::CorrespondenceKind as Kind;
use weerklank_domain::people::Role;
use weerklank_domain::reference::Reference;
use weerklank_store::outbox::Purpose;
use weerklank_store::{Tx, content, dossiers, visits};

use super::{EntryProblem, mails};
use crate::accounts::Token;
use crate::card::ContactCard;
use crate::post_room::{self, Mail};
use crate::{App, AppError};

/// A link works for this long, and once.
const WORKS: SignedDuration = SignedDuration::from_mins(30);

impl App {
    /// Mails a link when this reference and this address belong together. What is answered is the
    /// same in either case; every asking counts, so that nobody's mailbox is filled.
    pub async fn mail_status_link(
        &self,
        (reference, address): (&str, &str),
        from: IpAddr,
    ) -> Result<(), EntryProblem> {
        let (asked, address) = (reference.trim().to_uppercase(), address.trim().to_lowercase());
        let key = format!("link {asked} {address}");
        if let Some(wait_seconds) = self.visitors_slow_down().wait_seconds(&key, from) {
            return Err(EntryProblem::TooManyTries { wait_seconds });
        }
        self.visitors_slow_down().failed(&key, from);
        let Ok(reference) = asked.parse::<Reference>() else { return Ok(()) };
        let token = Token::draw(&self.chance);
        let (app, now) = (self.clone(), self.clock.now());
        let send = move |tx: &mut Tx<'_>| {
            let Some(id) = dossiers::id_of(tx, reference)? else { return Ok(()) };
            let Some(stored) = dossiers::by_id(tx, id)? else { return Ok(()) };
            let Some(role) = whose(tx, &stored.complaint, &address)? else { return Ok(()) };
            let ends = now.saturating_add(WORKS).unwrap_or(Timestamp::MAX);
            let digest = token.digest();
            visits::add_link(tx, &digest, (id, role), ends)?;
            let link = format!("{}/status/link/{}", app.public_url, token.as_str());
            let placed = ("status_link", link.as_str());
            let asked = (Kind::StatusLink, placed, address.as_str());
            let message = mails::written(tx, &app, &stored.complaint, asked)?;
            let key = format!("{id}/status-link/{digest}");
            let complaint = Some((id, reference));
            let purpose = Purpose::Invitation;
            let mail = Mail { key, complaint, recipient: None, purpose, message };
            post_room::enqueue(tx, &app, mail, now).map(|_| ())
        };
        self.store.write::<_, AppError, _>(send).await?;
        self.wake_post_room();
        Ok(())
    }

    /// Lets somebody in by a link, once. Answers the token of the visit.
    pub async fn enter_by_link(
        &self,
        token: &str,
        language: Language,
    ) -> Result<Option<Token>, AppError> {
        let (digest, now) = (Digest::sha256(token.as_bytes()), self.clock.now());
        let used = self.store.write(move |tx| visits::use_link(tx, &digest, now)).await?;
        match used {
            Some(entrance) => Ok(Some(self.begin_visit(entrance, language).await?)),
            None => Ok(None),
        }
    }
}

/// As whom the holder of this address may come in.
fn whose(tx: &mut Tx<'_>, complaint: &Complaint, address: &str) -> Result<Option<Role>, AppError> {
    let representative = complaint.represented.as_ref().and_then(|it| it.representative.card);
    let cards =
        [(Role::Complainant, complaint.complainant.card), (Role::Representative, representative)];
    for (role, card) in cards {
        let Some(card) = card else { continue };
        let known = content::words(tx, card.id)?.map(|words| ContactCard::read(&words).email);
        if known.is_some_and(|known| !known.is_empty() && known.to_lowercase() == address) {
            return Ok(Some(role));
        }
    }
    Ok(None)
}
