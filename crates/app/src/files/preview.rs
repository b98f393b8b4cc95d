//! A file to look at without saving it, when that is safe: a photograph as it is, a mail without
//! anything that is remote or runs. Everything else is only given as a download.
use std::io::{Read as _, Seek as _, SeekFrom};

use weerklank_domain::ids::FileId;
use weerklank_domain::people::Actor;
use weerklank_domain::reference::Reference;
use weerklank_mail::incoming::{Limits, parse, preview_html};

use super::{FileContent, FileToRead, kind_of};
use crate::{App, AppError};

/// Enough of a file to know what it is.
const HEAD_BYTES: usize = 8 * 1024;
/// A larger mail is only given as a download: it is read as a whole.
const MAIL_BYTES_MAX: u64 = 10 << 20;

/// Kinds of images that hold no script.
const IMAGES: [&str; 4] = ["image/jpeg", "image/png", "image/gif", "image/webp"];
const MAIL: &str = "message/rfc822";

/// What is shown of a file.
#[derive(Debug)]
pub enum Preview {
    /// With the media type that its content shows.
    Image(FileToRead, &'static str),
    /// A whole page, without remote content.
    Mail(String),
    /// It is only given as a download.
    None,
}

/// Whether a file of this media type may have something to show.
pub fn may_be_shown(media_type: &str) -> bool {
    IMAGES.contains(&media_type) || media_type == MAIL
}

impl App {
    /// What a person may see of a file, by what is in it.
    pub async fn preview(
        &self,
        by: &Actor,
        reference: Reference,
        id: FileId,
    ) -> Result<Preview, AppError> {
        let file = self.file(by, reference, id).await?;
        let shown = tokio::task::spawn_blocking(move || preview_of(file)).await;
        shown.map_err(|_| AppError::Stopped)?.map_err(|_| AppError::Unreadable("a file"))
    }
}

fn preview_of(mut file: FileToRead) -> std::io::Result<Preview> {
    let kind = kind_of(&head(&mut file.content)?);
    if IMAGES.contains(&kind.media_type) {
        return Ok(Preview::Image(file, kind.media_type));
    }
    if kind.media_type != MAIL || file.size_bytes > MAIL_BYTES_MAX {
        return Ok(Preview::None);
    }
    let mail = parse(&file.into_bytes()?, &Limits::default());
    Ok(Preview::Mail(preview_html(&mail)))
}

/// The first bytes; the file is at its start again.
fn head(content: &mut FileContent) -> std::io::Result<Vec<u8>> {
    match content {
        FileContent::Bytes(bytes) => Ok(bytes[..bytes.len().min(HEAD_BYTES)].to_vec()),
        FileContent::File(file) => {
            let mut head = Vec::new();
            file.by_ref().take(HEAD_BYTES as u64).read_to_end(&mut head)?;
            file.seek(SeekFrom::Start(0))?;
            Ok(head)
        }
    }
}
