//! The refresh token of a mailbox with `OAuth2`, which its provider may renew at any time: what it
//! gave last is kept, so that we get in after a restart too (RFC 6749, 6).
use secrecy::{ExposeSecret as _, SecretString};
use weerklank_mail::imap::ImapMailbox;
use weerklank_store::{Tx, secrets};

use crate::{App, AppError};

impl App {
    /// Goes on with the token that was kept, unless the settings name another one since.
    pub(super) async fn recall_token(
        &self,
        name: &str,
        mailbox: &ImapMailbox,
    ) -> Result<(), AppError> {
        let Some(digest) = mailbox.refresh_token_digest() else { return Ok(()) };
        if mailbox.renewed_refresh_token().is_some() {
            return Ok(());
        }
        let key = key(name);
        let kept = self.store.read(move |tx| secrets::kept(tx, &key)).await?;
        let of_these_settings = kept.as_deref().and_then(|kept| kept.strip_prefix(&digest));
        if let Some(token) = of_these_settings.and_then(|token| std::str::from_utf8(token).ok()) {
            mailbox.resume(SecretString::from(token));
        }
        Ok(())
    }

    /// Keeps the token that the provider gave last.
    pub(super) async fn keep_token(
        &self,
        name: &str,
        mailbox: &ImapMailbox,
    ) -> Result<(), AppError> {
        let (Some(digest), Some(token)) =
            (mailbox.refresh_token_digest(), mailbox.renewed_refresh_token())
        else {
            return Ok(());
        };
        // Before it stands which token of the settings it follows from.
        let kept = [digest.as_slice(), token.expose_secret().as_bytes()].concat();
        let key = key(name);
        let keep = move |tx: &mut Tx<'_>| {
            if secrets::kept(tx, &key)?.as_ref() != Some(&kept) {
                secrets::keep(tx, &key, &kept)?;
            }
            Ok::<_, AppError>(())
        };
        self.store.write(keep).await
    }
}

fn key(mailbox: &str) -> String {
    format!("refresh token of {mailbox}")
}
