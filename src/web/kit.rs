//! The kit: small, dumb, accessible parts that every page is made of. It knows nothing of people or promises.

mod button;
mod card;
mod choice;
mod combobox;
mod dialog;
mod empty;
mod field;
mod float;
mod focus;
mod icon;
mod menu;
mod row_pool;
mod status;
mod tabs;
mod timer;
mod toast;

pub use button::{Button, ButtonKind, IconButton, LinkButton};
pub use card::{Avatar, Badge, Card, Tag, Tone};
pub use choice::{ChipGroup, ChoiceGroup};
pub use combobox::{ComboOption, Combobox, TagInput};
pub use dialog::{Dialog, DialogSize, ModalFrame};
pub use empty::{Drawing, EmptyState};
pub use field::{CheckField, Choice, DateField, Field, FieldKind, SelectField};
pub use focus::{Announcer, SkipLink, announce, focus_first, focus_heading};
pub use icon::{Glyph, Icon};
pub use menu::{Menu, MenuItem};
pub use row_pool::{Row, RowPool};
pub use status::{Progress, SaveState, SaveTone};
pub use tabs::{Disclosure, Tabs};
pub use timer::Timer;
pub use toast::{Toast, ToastAction, ToastRegion};

use std::sync::atomic::{AtomicU32, Ordering};

/// An id that no other element on the page has.
pub(crate) fn fresh_id(what: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{what}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
