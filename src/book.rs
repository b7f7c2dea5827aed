//! The book: all that the user owns, in dense tables, altered by [`Book::absorb`] alone.

mod any;
pub mod ask;
pub mod contact;
pub mod decision;
pub mod favor;
pub mod give;
pub mod id_map;
mod indexes;
pub mod intel;
pub mod interaction;
pub mod introduction;
mod links;
pub mod marks;
pub mod me;
pub mod meeting;
pub mod next_step;
pub mod organization;
pub mod plan;
pub mod promise;
pub mod record;
pub mod search_event;
mod slots;
pub mod table;
pub mod values;

pub use any::{AnyRow, AnyTable, RowHead, image, read_image, set_in_row};
pub use ask::{Ask, AskKind, AskState};
pub use contact::{Cadence, Contact, Role, Situation, Strength, Tier};
pub use decision::{Decision, ReasonKind, Verdict};
pub use favor::{Favor, FavorKind};
pub use give::{Give, GiveKind, Piece};
pub use intel::{Intel, IntelKind, Problem};
pub use interaction::{CallResult, Direction, Interaction, Outcome, Purpose, Serves, With};
pub use introduction::{Introduction, Party};
pub use links::{Link, Links, Naming};
pub use marks::Marks;
pub use me::{ME, Me, SETTINGS, Settings};
pub use meeting::{Meeting, MeetingState};
pub use next_step::NextStep;
pub use organization::{Affiliation, Organization, OwnEmployer, Starter};
pub use plan::{Away, Campaign, Commitment, Mode, Period, Unit};
pub use promise::Promise;
pub use search_event::{SearchEvent, SearchEventKind};
pub use table::{Gone, Row, Table};
pub use values::{Channel, KnownDay, Side};

use crate::changes::{Changes, Edit};
use crate::day::Day;
use crate::id::Id;
use crate::moment::Stamp;
use indexes::Indexes;
use record::{Record, Unreadable};
use serde::{Deserialize, Serialize};

/// Declares the tables of the book: each noun with its stable number.
macro_rules! tables {
    ($($number:literal $noun:ident $table:ident,)*) => {
        /// Which noun a record is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(into = "u8", try_from = "u8")]
        pub enum Kind { $(#[doc = stringify!($noun)] $noun = $number,)* }

        impl Kind {
            /// Every noun, in the order of numbers.
            pub const ALL: &'static [Kind] = &[$(Kind::$noun),*];

            /// The name of its table, as JSON writes it.
            pub const fn table_name(self) -> &'static str {
                match self { $(Kind::$noun => stringify!($table),)* }
            }
        }

        impl TryFrom<u8> for Kind {
            type Error = &'static str;
            fn try_from(number: u8) -> Result<Kind, &'static str> {
                match number { $($number => Ok(Kind::$noun),)* _ => Err("a noun of a newer version") }
            }
        }

        /// All that the user owns, with the indexes that make it quick to look up.
        #[derive(Clone, Debug, Default)]
        pub struct Book {
            $(#[doc = concat!("Every ", stringify!($noun), ".")] pub $table: Table<$noun>,)*
            indexes: Indexes,
            latest: Stamp,
        }

        /// A noun with a table in the book.
        pub trait Noun: Record {
            /// Its table.
            fn table(book: &Book) -> &Table<Self>;
            /// Its table, for those who build a book row by row.
            fn table_mut(book: &mut Book) -> &mut Table<Self>;
        }

        $(impl Noun for $noun {
            fn table(book: &Book) -> &Table<Self> { &book.$table }
            fn table_mut(book: &mut Book) -> &mut Table<Self> { &mut book.$table }
        })*

        impl Book {
            /// The table of a noun that is known only by its kind.
            pub fn table(&self, kind: Kind) -> &dyn AnyTable {
                match kind { $(Kind::$noun => &self.$table,)* }
            }

            fn table_mut(&mut self, kind: Kind) -> &mut dyn AnyTable {
                match kind { $(Kind::$noun => &mut self.$table,)* }
            }

            /// Runs code that depends on the nouns' own fields once for every noun.
            pub fn for_each_noun<V: EachNoun>(visit: &mut V) {
                $(visit.noun::<$noun>(stringify!($table));)*
            }
        }
    };
}

/// Something done once for every noun of the book.
pub trait EachNoun {
    /// `name` is the table's name, as JSON writes it.
    fn noun<T: Noun>(&mut self, name: &'static str);
}

tables! {
    1 Me me,
    2 Settings settings,
    3 Contact contacts,
    4 Organization organizations,
    5 Affiliation affiliations,
    6 Interaction interactions,
    7 Meeting meetings,
    8 NextStep next_steps,
    9 Promise promises,
    10 Ask asks,
    11 Favor favors,
    12 Introduction introductions,
    13 Campaign campaigns,
    14 Commitment commitments,
    15 Away away,
    16 Decision decisions,
    17 Intel intel,
    18 Problem problems,
    19 Give gives,
    20 Piece pieces,
    21 SearchEvent search_events,
}

impl From<Kind> for u8 {
    fn from(kind: Kind) -> u8 {
        kind as u8
    }
}

impl Book {
    /// Puts changes into effect: the only thing that alters a book. Errs at the first edit that does not
    /// read, leaving the edits before it in effect: callers then load the book anew.
    pub fn absorb(&mut self, changes: &Changes) -> Result<(), Unreadable> {
        self.latest = self.latest.max(changes.latest_stamp());
        changes.edits.iter().try_for_each(|edit| self.absorb_edit(edit, edit.stamp.unwrap_or(changes.stamp)))
    }

    /// The latest stamp ever written here.
    pub fn latest_stamp(&self) -> Stamp {
        self.latest
    }

    /// Notes a stamp seen elsewhere, so that every later one is later: for loading and merging.
    pub fn see_stamp(&mut self, stamp: Stamp) {
        self.latest = self.latest.max(stamp);
    }

    /// The record with this id, unless it is in the trash.
    pub fn get<T: Noun>(&self, id: Id<T>) -> Option<&Row<T>> {
        T::table(self).get(id)
    }

    /// The records of one noun that name `id`, in the order in which they were made.
    pub fn naming<T: Noun>(&self, id: u64) -> impl DoubleEndedIterator<Item = &Row<T>> {
        self.among(self.indexes.links.naming(id))
    }

    /// The records of one noun among those that name somebody: for whoever asks for many nouns.
    pub fn among<'a, T: Noun>(&'a self, naming: &'a Naming) -> impl DoubleEndedIterator<Item = &'a Row<T>> {
        let (table, links) = (T::table(self), naming.of(T::KIND));
        links.iter().filter_map(|link| table.at(link.slot))
    }

    /// The interactions from one day to another, both included, the earliest day first.
    pub fn interactions_between(&self, from: Day, until: Day) -> impl Iterator<Item = &Row<Interaction>> {
        self.indexes.interactions_between(from, until).filter_map(|slot| self.interactions.at(slot))
    }

    /// The links themselves.
    pub fn links(&self) -> &Links {
        &self.indexes.links
    }

    /// Puts a whole row and its links: for loading.
    pub fn load_row<T: Noun>(&mut self, row: Row<T>) {
        self.latest = self.latest.max(row.latest_stamp());
        let record = (T::KIND, row.id.number());
        self.leave(record);
        T::table_mut(self).insert(row);
        self.enter(record);
    }

    /// Puts a row as its image tells it, and its links: for loading and merging. Errs if the image does not
    /// read.
    pub fn load_image(&mut self, kind: Kind, image: &[u8]) -> Result<(), Unreadable> {
        let head = RowHead::read(&mut &*image)?;
        self.latest = self.latest.max(head.latest_stamp());
        self.leave((kind, head.id));
        let loaded = self.table_mut(kind).load_row(image);
        self.enter((kind, head.id));
        loaded
    }

    /// Notes a removed record: for loading and merging.
    pub fn load_gone(&mut self, kind: Kind, gone: Gone) {
        self.latest = self.latest.max(gone.stamp);
        self.table_mut(kind).load_gone(gone);
    }

    /// Puts a whole table as [`AnyTable::encode`] wrote it, with its links, and tells the rest of the bytes.
    pub fn load_table<'b>(&mut self, kind: Kind, bytes: &'b [u8]) -> Result<&'b [u8], Unreadable> {
        let mut indexes = std::mem::take(&mut self.indexes);
        let mut enter = |slot, row: &dyn AnyRow| indexes.enter(Link { kind, id: row.id(), slot }, row);
        let rest = self.table_mut(kind).load(bytes, &mut enter);
        self.indexes = indexes;
        rest
    }

    fn absorb_edit(&mut self, edit: &Edit, stamp: Stamp) -> Result<(), Unreadable> {
        let record = (edit.kind, edit.id);
        self.leave(record);
        let applied = self.table_mut(edit.kind).apply(edit.id, &edit.act, stamp);
        self.enter(record);
        applied
    }

    /// Puts a record into the indexes.
    fn enter(&mut self, record: (Kind, u64)) {
        self.index(record, Indexes::enter);
    }

    /// Takes a record out of the indexes.
    fn leave(&mut self, record: (Kind, u64)) {
        self.index(record, Indexes::leave);
    }

    fn index(&mut self, (kind, id): (Kind, u64), act: fn(&mut Indexes, Link, &dyn AnyRow)) {
        let mut indexes = std::mem::take(&mut self.indexes);
        let table = self.table(kind);
        if let Some((row, slot)) = table.row(id).zip(table.slot(id)) {
            act(&mut indexes, Link { kind, id, slot }, row);
        }
        self.indexes = indexes;
    }
}
