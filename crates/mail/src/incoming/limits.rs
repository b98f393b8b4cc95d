//! How much of one message is read. A limit never loses anything: the raw message is kept, what
//! was not read is said, and the part that goes over stays a file.

/// The limits for one message. `Limits::default()` is generous for people and tight for bombs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of the raw message; what comes after is not read.
    pub message_bytes: usize,
    /// Of the headers of one part.
    pub header_bytes: usize,
    pub parts: usize,
    /// Of parts in parts, and of messages in messages.
    pub depth: usize,
    pub files: usize,
    /// In one header, such as `To`.
    pub recipients: usize,
    /// In bytes of UTF-8.
    pub text_bytes: usize,
    pub html_bytes: usize,
    /// In bytes looked at, all rounds together. It bounds the time without a clock: about a
    /// billion a second.
    pub work: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            message_bytes: 50 << 20,
            header_bytes: 1 << 20,
            parts: 1_000,
            depth: 20,
            files: 500,
            recipients: 5_000,
            text_bytes: 2 << 20,
            html_bytes: 2 << 20,
            work: 1 << 30,
        }
    }
}

/// What is left of the work that one message may cost.
#[derive(Debug)]
pub(super) struct Budget(u64);

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self(limits.work)
    }

    /// Takes the work of looking at so many bytes; false when there is too little left.
    pub(super) fn take(&mut self, bytes: usize) -> bool {
        let left = self.0.checked_sub(bytes as u64);
        self.0 = left.unwrap_or(0);
        left.is_some()
    }
}
