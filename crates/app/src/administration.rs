//! What an administrator keeps: people, firms, advisers, relations and lists. He sees no dossier,
//! but what he changes may change who sees one, so that is tested again in the same transaction.
mod changes;
mod lists;
mod people;
mod register;
mod shipped;

pub use weerklank_store::advisers::Adviser;
pub use weerklank_store::firms::Firm;
pub use weerklank_store::lists::{List, ListItem};
pub use weerklank_store::people::Account;
pub use weerklank_store::relations::{After, Relation, RelationPage};

use weerklank_domain::people::{Actor, Role};

use crate::{App, AppError};

/// In characters.
const NAME_MAX: usize = 200;
const ADDRESS_MAX: usize = 600;

impl App {
    /// An id for something new: the form carries it, so that a double click adds one thing.
    pub fn draw_id(&self) -> uuid::Uuid {
        self.chance.id(self.clock.now())
    }
}

fn administrates(by: &Actor) -> Result<(), AppError> {
    if by.is(Role::Administrator) { Ok(()) } else { Err(AppError::NotAllowed) }
}

/// The row was not there in the version that was seen.
fn saved(is_saved: bool) -> Result<(), AppError> {
    if is_saved { Ok(()) } else { Err(AppError::Changed) }
}
