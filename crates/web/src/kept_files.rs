//! The files of a form that is shown again: they stay chosen, until the form is sent or a week has
//! gone by. The key is a secret of the page; nobody else can name them.
use uuid::Uuid;
use weerklank_app::AppError;
use weerklank_app::visitors::{DraftKey, KeptFile, NewDraftFile};

use crate::problem::Problem;
use crate::sent_files::{RefusedFile, SentFile, Why};
use crate::state::Web;
use crate::submitted::Submitted;

/// The field that carries the key.
pub(crate) const FIELD: &str = "kept_files";
/// The field of the button that takes one out.
const REMOVE: &str = "remove";

impl Submitted {
    /// Puts the files that were kept before those that were chosen now, as far as they fit.
    pub(crate) async fn with_kept(mut self, web: &Web) -> Result<Self, Problem> {
        let Ok(key) = self.text(FIELD).parse::<DraftKey>() else { return Ok(self) };
        self.kept_key = Some(key);
        let removed = self.removes_file();
        let known = web.app.draft(&key).await?.unwrap_or_default().files;
        let new = std::mem::take(&mut self.files);
        let known = known.into_iter().filter(|file| Some(file.id) != removed).map(sent);
        for file in known.chain(new) {
            match self.why_not(&file, web) {
                None => self.files.push(file),
                Some(why) => self.refused_files.push(RefusedFile { name: file.name, why }),
            }
        }
        Ok(self)
    }

    /// The kept file that is to be taken out; then the form isn't sent but shown again.
    pub(crate) fn removes_file(&self) -> Option<Uuid> {
        self.text(REMOVE).parse().ok()
    }

    /// The same form with its files kept, to be shown again.
    pub(crate) async fn keeping_files(&self, web: &Web) -> Self {
        let mut again = self.clone();
        if let Err(error) = again.keep(web).await {
            // The page says nothing of files that it doesn't list.
            tracing::warn!(error = &error as &dyn std::error::Error, "could not keep files");
        }
        again
    }

    async fn keep(&mut self, web: &Web) -> Result<(), AppError> {
        let removed = self.removes_file();
        let new = self.files.iter().filter(|file| file.id.is_none());
        let new: Vec<NewDraftFile> = new
            .map(|file| NewDraftFile {
                name: file.name.clone(),
                media_type: file.media_type.clone(),
                kept: file.kept,
            })
            .collect();
        if new.is_empty() && removed.is_none() {
            return Ok(());
        }
        let key = self.kept_key.unwrap_or_else(|| web.app.new_draft_key());
        web.app.save_draft(&key, &[], (new, removed)).await?;
        let draft = web.app.draft(&key).await?.unwrap_or_default();
        self.files = draft.files.into_iter().map(sent).collect();
        self.kept_key = Some(key);
        Ok(())
    }

    fn why_not(&self, file: &SentFile, web: &Web) -> Option<Why> {
        let rules = &web.app.files.rules;
        let bytes: u64 = self.files.iter().map(|known| known.kept.size_bytes).sum();
        if self.files.len() >= rules.files_max {
            return Some(Why::TooMany);
        }
        (bytes + file.kept.size_bytes > rules.form_bytes_max).then_some(Why::TooMuch)
    }
}

fn sent(file: KeptFile) -> SentFile {
    let kept = weerklank_app::files::Kept { digest: file.blob, size_bytes: file.size_bytes };
    SentFile { name: file.name, media_type: file.media_type, kept, id: Some(file.id) }
}
