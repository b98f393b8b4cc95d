//! The files that go out with a mail.
use weerklank_mail::{Attachment, OutgoingMail};
use weerklank_store::files::{ListedFile, Scan};

use super::Ready;
use crate::{App, AppError};

pub(super) const FILE_GONE: &str = "a file of the message is gone";
const OUT_OF_REACH: &str = "the place of the files can't be reached";

impl App {
    /// The mail with its files; without one of them it does not go.
    pub(super) async fn with_files(
        &self,
        mut mail: Box<OutgoingMail>,
        enclosed: Vec<ListedFile>,
    ) -> Result<Ready, AppError> {
        for file in enclosed {
            if matches!(file.scan, Scan::Infected(_)) {
                return Ok(Ready::Impossible("a file of the message is in quarantine"));
            }
            match self.bytes_of(file.blob).await {
                Ok(bytes) => {
                    let (name, media_type) = (file.name, file.media_type);
                    mail.attachments.push(Attachment { name, media_type, bytes });
                }
                Err(AppError::File(error)) if error.is_of_one_file() => {
                    return Ok(Ready::Impossible(FILE_GONE));
                }
                Err(AppError::File(_)) => return Ok(Ready::Later(OUT_OF_REACH)),
                Err(error) => return Err(error),
            }
        }
        Ok(Ready::Mail(mail))
    }
}
