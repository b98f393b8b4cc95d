//! What a form takes: how large, how many, and what kinds.
use super::Kind;

/// Set for the whole installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRules {
    /// The largest file.
    pub file_bytes_max: u64,
    /// All files of one form together.
    pub form_bytes_max: u64,
    /// The most files of one form.
    pub files_max: usize,
    pub groups: Vec<Group>,
}

/// Kinds of files that are allowed or refused together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Of a word processor, a spreadsheet or a presentation.
    Office,
    Pdf,
    Image,
    Mail,
    Text,
    Audio,
    Zip,
}

impl Group {
    pub const ALL: [Self; 7] =
        [Self::Office, Self::Pdf, Self::Image, Self::Mail, Self::Text, Self::Audio, Self::Zip];

    /// As the settings name it, and the texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Pdf => "pdf",
            Self::Image => "image",
            Self::Mail => "mail",
            Self::Text => "text",
            Self::Audio => "audio",
            Self::Zip => "zip",
        }
    }

    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.key() == key)
    }
}

impl FileRules {
    /// Whether a form takes a file of this kind.
    pub fn allow(&self, kind: Kind) -> bool {
        kind.group.is_some_and(|group| self.groups.contains(&group))
    }
}

impl Default for FileRules {
    fn default() -> Self {
        Self {
            file_bytes_max: 50 << 20,
            form_bytes_max: 100 << 20,
            files_max: 10,
            groups: Group::ALL.to_vec(),
        }
    }
}
