//! Passwords: what one must be like, and argon2id on threads that may take long.
use std::fmt;
use std::sync::{Arc, OnceLock};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Semaphore;

use crate::AppError;

/// The shortest and the longest password, in characters.
pub const CHARACTERS_MIN: usize = 12;
pub const CHARACTERS_MAX: usize = 256;
/// A password of fewer different characters is a pattern.
const DIFFERENT_MIN: usize = 5;

/// The first recommendation of OWASP: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// Hashes at once; the rest waits, so that a flood of tries takes no more than 80 MiB.
const AT_ONCE: usize = 4;

/// A password that is long enough to be chosen.
#[derive(Clone)]
pub struct Password(SecretString);

/// Why a password can't be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    #[error("the password has fewer than {CHARACTERS_MIN} characters")]
    TooShort,
    #[error("the password has more than {CHARACTERS_MAX} characters")]
    TooLong,
    #[error("the password has too few different characters")]
    TooSimple,
}

/// Hashes and compares, a few at a time.
pub(crate) struct Passwords {
    permits: Arc<Semaphore>,
    /// Compared with when there is no account, which takes as long as when there is one.
    decoy: Arc<OnceLock<String>>,
}

impl Password {
    /// The digits of an access code, which nobody chose and which are secret enough.
    pub(crate) fn of_digits(digits: &str) -> Self {
        Self(SecretString::from(digits))
    }

    pub fn parse(chosen: &str) -> Result<Self, PasswordProblem> {
        let characters = chosen.chars().count();
        if characters < CHARACTERS_MIN {
            return Err(PasswordProblem::TooShort);
        }
        if characters > CHARACTERS_MAX {
            return Err(PasswordProblem::TooLong);
        }
        let mut different: Vec<char> = chosen.chars().collect();
        different.sort_unstable();
        different.dedup();
        if different.len() < DIFFERENT_MIN {
            return Err(PasswordProblem::TooSimple);
        }
        Ok(Self(SecretString::from(chosen)))
    }
}

impl PasswordProblem {
    /// The key of the sentence that tells it.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::TooShort => "accounts-password-too-short",
            Self::TooLong => "accounts-password-too-long",
            Self::TooSimple => "accounts-password-too-simple",
        }
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl Passwords {
    pub(crate) fn new() -> Self {
        Self { permits: Arc::new(Semaphore::new(AT_ONCE)), decoy: Arc::default() }
    }

    /// What is stored of a password. The salt is chance, fresh for each.
    pub(crate) async fn hash(
        &self,
        password: &Password,
        salt: [u8; 16],
    ) -> Result<String, AppError> {
        let password = password.clone();
        self.at_leisure(move || hash(password.0.expose_secret(), salt)).await?
    }

    /// Whether this is the password behind the hash. Without a hash it is not, after as long.
    /// `still` is asked when it is this one's turn: those who waited may not all go on.
    pub(crate) async fn matches(
        &self,
        tried: &str,
        hash: Option<String>,
        still: impl FnOnce() -> bool,
    ) -> Result<Option<bool>, AppError> {
        let decoy = Arc::clone(&self.decoy);
        // Hashing a novel takes long, and it is nobody's password.
        let is_possible = tried.chars().count() <= CHARACTERS_MAX;
        let tried = SecretString::from(if is_possible { tried } else { "" });
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let permit = permit.map_err(|_| AppError::Stopped)?;
        if !still() {
            return Ok(None);
        }
        let work = move || {
            let _held_until_the_end = permit;
            let exists = hash.is_some();
            let hash = match hash {
                Some(hash) => hash,
                None => decoy_hash(&decoy)?,
            };
            let matches = compare(tried.expose_secret(), &hash)?;
            Ok::<_, AppError>(matches && exists && is_possible)
        };
        let matches = tokio::task::spawn_blocking(work).await;
        matches.map_err(|_| AppError::Stopped)?.map(Some)
    }

    async fn at_leisure<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let permit = Arc::clone(&self.permits).acquire_owned().await;
        let permit = permit.map_err(|_| AppError::Stopped)?;
        let work = move || {
            let _held_until_the_end = permit;
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| AppError::Stopped)
    }
}

fn hasher() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("argon2 allows these numbers");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &str, salt: [u8; 16]) -> Result<String, AppError> {
    hasher()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|_| AppError::Unreadable("the password could not be hashed"))
}

fn decoy_hash(decoy: &OnceLock<String>) -> Result<String, AppError> {
    if let Some(hash) = decoy.get() {
        return Ok(hash.clone());
    }
    // Nobody's password, so it needs no chance.
    let made = hash("the password of nobody", [0; 16])?;
    Ok(decoy.get_or_init(|| made).clone())
}

fn compare(tried: &str, hash: &str) -> Result<bool, AppError> {
    let hash = PasswordHash::new(hash).map_err(|_| AppError::Unreadable("a password hash"))?;
    Ok(hasher().verify_password(tried.as_bytes(), &hash).is_ok())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::{CHARACTERS_MAX, CHARACTERS_MIN, Password, PasswordProblem, Passwords};

    #[test]
    fn a_password_is_long_but_not_endless_and_no_pattern() {
        let problem = |text: &str| Password::parse(text).err();
        assert_eq!(problem("elf tekens!"), Some(PasswordProblem::TooShort));
        assert_eq!(problem("éééééabcdefg"), None);
        assert_eq!(problem("aaaaaaaaaaaaaaaa"), Some(PasswordProblem::TooSimple));
        assert_eq!(problem("abababababab"), Some(PasswordProblem::TooSimple));
        let longest = "abcdefgh".repeat(CHARACTERS_MAX / 8);
        assert_eq!(problem(&longest), None);
        assert_eq!(problem(&format!("{longest}x")), Some(PasswordProblem::TooLong));
        assert_eq!(CHARACTERS_MIN, 12);
        let shown = format!("{:?}", Password::parse("een geheim woord").unwrap());
        assert_eq!(shown, "Password(…)");
    }

    #[tokio::test]
    async fn only_the_right_password_matches_and_none_without_a_hash() {
        let passwords = Passwords::new();
        let chosen = Password::parse("een geheim woord").unwrap();
        let hash = passwords.hash(&chosen, [7; 16]).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        let tried = |tried: &'static str, hash: Option<String>| {
            let passwords = &passwords;
            async move { passwords.matches(tried, hash, || true).await.unwrap() }
        };
        assert_eq!(tried("een geheim woord", Some(hash.clone())).await, Some(true));
        assert_eq!(tried("een ander woord", Some(hash.clone())).await, Some(false));
        assert_eq!(tried("een geheim woord", None).await, Some(false));
        assert_eq!(tried("the password of nobody", None).await, Some(false));
        let novel = "x".repeat(1_000_000);
        let matches = passwords.matches(&novel, Some(hash.clone()), || true).await;
        assert_eq!(matches.unwrap(), Some(false));
        let stopped = passwords.matches("een geheim woord", Some(hash), || false).await;
        assert_eq!(stopped.unwrap(), None);
    }
}
