//! Our own addresses and ids, signed for one dossier and one correspondent: an answer to them is
//! known without looking at its subject (RFC 5233).
use uuid::Uuid;
use weerklank_domain::reference::Reference;

use crate::keys::Keys;

const REPLY: &str = "reply address";
const MESSAGE: &str = "message id";
const BODY: &str = "body marker";

/// What an address, an id or a marker of ours says, before it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) reference: Reference,
    token: String,
}

/// `klachten+k-2026-7h3q2m-TOKEN@organisatie.example` for who writes from this address.
pub(crate) fn reply_address(
    keys: &Keys,
    mailbox: &str,
    (reference, correspondent): (Reference, &str),
) -> Option<String> {
    let (local, domain) = mailbox.split_once('@')?;
    let token = keys.token(REPLY, &parts(&reference.to_string(), &fold(correspondent)));
    let local = format!("{local}+{}-{token}", reference.to_string().to_lowercase());
    // A server need not take a longer one (RFC 5321).
    (local.len() <= 64).then(|| format!("{local}@{domain}"))
}

fn parts<'a>(reference: &'a str, other: &'a str) -> [&'a [u8]; 2] {
    [reference.as_bytes(), other.as_bytes()]
}

fn fold(address: &str) -> String {
    address.trim().to_lowercase()
}

/// What stands behind the plus of an address.
pub(crate) fn in_address(address: &str) -> Option<Claim> {
    let (local, _) = address.rsplit_once('@')?;
    let (_, detail) = local.split_once('+')?;
    let (reference, token) = detail.rsplit_once('-')?;
    let reference = reference.to_uppercase().parse().ok()?;
    Some(Claim { reference, token: token.to_lowercase() })
}

/// Whether an address of ours was given to this correspondent.
pub(crate) fn is_for(keys: &Keys, claim: &Claim, correspondent: &str) -> bool {
    let reference = claim.reference.to_string();
    keys.holds(&claim.token, REPLY, &parts(&reference, &fold(correspondent)))
}

/// The signature in a message id of ours.
pub(crate) fn message_token(keys: &Keys, id: Uuid, reference: Reference) -> String {
    keys.token(MESSAGE, &parts(&id.to_string(), &reference.to_string()))
}

/// The dossier of a message id of ours, `uuid.K-2026-7H3Q2M.TOKEN@domain`; nothing when we never
/// made it.
pub(crate) fn in_message_id(keys: &Keys, message_id: &str) -> Option<Reference> {
    let left = message_id.trim_matches(['<', '>']).split_once('@')?.0;
    let mut words = left.split('.');
    let (id, reference, token) = (words.next()?, words.next()?, words.next()?);
    let id: Uuid = id.parse().ok()?;
    let reference: Reference = reference.parse().ok()?;
    let right = parts_of(id, reference);
    keys.holds(token, MESSAGE, &parts(&right.0, &right.1)).then_some(reference)
}

fn parts_of(id: Uuid, reference: Reference) -> (String, String) {
    (id.to_string(), reference.to_string())
}

/// The line at the foot of a mail, for programs that keep nothing else of what they answer.
pub(crate) fn marker(keys: &Keys, reference: Reference) -> String {
    let reference = reference.to_string();
    format!("[{reference}:{}]", keys.token(BODY, &parts(&reference, "")))
}

/// The dossier of the first marker of ours in a text.
pub(crate) fn in_text(keys: &Keys, text: &str) -> Option<Reference> {
    text.split('[').skip(1).take(50).find_map(|rest| {
        let inside = rest.split_once(']')?.0;
        let (reference, token) = inside.split_once(':')?;
        let known: Reference = reference.trim().parse().ok()?;
        let written = known.to_string();
        keys.holds(token.trim(), BODY, &parts(&written, "")).then_some(known)
    })
}

/// By what an address is remembered: a keyed digest, so that nobody reads it back.
pub(crate) fn remembered(keys: &Keys, address: &str) -> [u8; 16] {
    keys.sign("correspondent", &[fold(address).as_bytes()])
}
