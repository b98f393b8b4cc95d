//! A complaint by the public form: recorded, the sender let in, the receipt on its way
//! (transitions 1 and 33; 3.1, 3.2, 4.1).
use jiff::Timestamp;
use jiff::civil::Date;
use weerklank_domain::Language;
use weerklank_domain::calendar::{Explanation, FreeDayRule};
use weerklank_domain::chain::Digest;
use weerklank_domain::complaint::Complaint;
use weerklank_domain::complaint::correspondence::CorrespondenceKind as Kind;
use weerklank_domain::complaint::facts::{Recording, Visibility};
use weerklank_domain::ids::ComplaintId;
use weerklank_domain::people::{Actor, Role};
use weerklank_domain::reference::Reference;
use weerklank_domain::text::Words;
use weerklank_store::blobs::Kept;
use weerklank_store::outbox::Purpose;
use weerklank_store::{Tx, content, dossiers, drafts, visits};

use super::{AccessCode, DraftKey, mails};
use crate::envelope::Enclosures;
use crate::execute::Submission;
use crate::mail_in::answer;
use crate::post_room::{self, Mail};
use crate::{App, AppError, Parts, agreements};

/// What is filed: the recording without its reference, and the files that were chosen.
#[derive(Clone, Debug)]
pub struct Filing {
    pub recording: Recording,
    pub enclosed: Enclosures,
    /// Complainant or representative, whoever fills in the form.
    pub role: Role,
    /// Where the receipt goes, as it was typed: nobody has confirmed it yet.
    pub mail: Option<String>,
    /// The lines that say what was sent, but for the files.
    pub manifest: String,
}

/// A complaint that was filed.
#[derive(Clone, Copy, Debug)]
pub struct Filed {
    pub reference: Reference,
}

/// What the sender gets on his screen.
#[derive(Clone, Debug)]
pub struct Receipt {
    pub reference: Reference,
    pub code: AccessCode,
    pub received_on: Date,
    pub due: Explanation,
    pub procedure_version: u32,
    /// All that was received, and its digest.
    pub manifest: String,
    pub digest: Digest,
    pub is_signal: bool,
    pub language: Language,
}

impl App {
    /// Records what was filled in under this key. Sent twice, it is recorded once.
    pub async fn file_complaint(
        &self,
        key: &DraftKey,
        mut filing: Filing,
    ) -> Result<Filed, AppError> {
        let form = key.form();
        self.enclose_files(key, &mut filing).await?;
        let code = AccessCode::derive(key, ComplaintId::from_uuid(form));
        let hash = self.hash_code(&code).await?;
        let by = match filing.role {
            Role::Representative => Actor::representative(),
            _ => Actor::complainant(),
        };
        let (draft, app, at) = (key.digest(), self.clone(), self.clock.now());
        let Filing { recording, enclosed, role, mail, .. } = filing;
        let after = move |tx: &mut Tx<'_>, complaint: &Complaint| {
            visits::grant(tx, complaint.id, (role, &hash), at)?;
            drafts::forget(tx, &draft)?;
            if let Some(address) = &mail {
                send_receipt(tx, &app, (complaint, &code), (address, at))?;
            }
            Ok(())
        };
        let recording = move |reference| Recording { reference, ..recording.clone() };
        let sent = Submission { form, content: form };
        let reference = self.record_then(by, sent, recording, (enclosed, after)).await?;
        Ok(Filed { reference })
    }

    /// The files that were chosen, as files of the dossier, and the manifest that names them.
    async fn enclose_files(&self, key: &DraftKey, filing: &mut Filing) -> Result<(), AppError> {
        let digest = key.digest();
        for file in self.store.read(move |tx| drafts::files_of(tx, &digest)).await? {
            let line = format!("{}, {} bytes, SHA-256 {}", file.name, file.size_bytes, file.blob);
            filing.manifest.push_str(&line);
            filing.manifest.push('\n');
            let name = Words::parse(&file.name).or_else(|_| Words::parse("bestand"));
            let name = name.map_err(|_| AppError::Unreadable("the name of a file"))?;
            let kept = Kept { digest: file.blob, size_bytes: file.size_bytes };
            let content = (file.media_type, kept);
            let kept = filing.enclosed.kept_file(name, content, Visibility::Everybody);
            filing.recording.files.push(kept);
        }
        let manifest = Words::parse(&filing.manifest);
        let manifest = manifest.map_err(|_| AppError::Unreadable("the manifest"))?;
        filing.recording.receipt = Some(filing.enclosed.text(manifest));
        Ok(())
    }

    /// The receipt of what was filed under this key; nothing when nothing was.
    pub async fn receipt(&self, key: &DraftKey) -> Result<Option<Receipt>, AppError> {
        let id = ComplaintId::from_uuid(key.form());
        let code = AccessCode::derive(key, id);
        let read = move |tx: &mut Tx<'_>| {
            let Some(stored) = dossiers::by_id(tx, id)? else { return Ok(None) };
            let complaint = stored.complaint;
            let Some(text) = complaint.recording.receipt else { return Ok(None) };
            let manifest = content::words(tx, text.id)?.unwrap_or_default();
            Ok::<_, AppError>(Some(Receipt {
                reference: complaint.recording.reference,
                code: code.clone(),
                received_on: complaint.received_on,
                due: agreements::load(tx)?
                    .calendar
                    .explain(complaint.round().started_on, FreeDayRule::Stays),
                procedure_version: complaint.recording.procedure_version,
                digest: Digest::sha256(manifest.as_bytes()),
                manifest,
                is_signal: complaint.is_signal(),
                language: complaint.complainant.language,
            }))
        };
        self.store.read(read).await
    }
}

/// The receipt by mail: to an address that nobody has confirmed, so without a word of what was
/// sent and without a name.
pub(crate) fn send_receipt(
    tx: &mut Tx<'_>,
    parts: &Parts,
    (complaint, code): (&Complaint, &AccessCode),
    (address, at): (&str, Timestamp),
) -> Result<(), AppError> {
    // Anybody can fill in another's address, by form and by mail: he gets so many a day at most.
    if !answer::may_write_to(tx, parts, (address, at))? {
        return Ok(());
    }
    let code = code.to_string();
    let receipt = (Kind::Receipt, ("access_code", code.as_str()), address);
    let message = mails::written(tx, parts, complaint, receipt)?;
    let mail = Mail {
        key: format!("{}/receipt/{address}", complaint.id),
        complaint: Some((complaint.id, complaint.recording.reference)),
        recipient: None,
        // It holds the code, so what was sent is forgotten once it has gone.
        purpose: Purpose::Invitation,
        message,
    };
    post_room::enqueue(tx, parts, mail, at).map(|_| ())
}
