//! Me and Settings: the user, and how Kith is to work for them. One record each.

use super::marks::Marks;
use super::record::{Each, noun};
use super::values::{Channel, Labelled};
use crate::day::Day;
use crate::id::Id;

noun! {
    /// The user.
    Me {
        /// The names they go by.
        1 names: each Each<String>,
        /// Their e-mail addresses.
        2 emails: each Each<Labelled>,
        /// Their profile on the web.
        3 profile: one String,
        /// Their zone as an IANA name; empty: the device's.
        4 zone: one String,
        /// Employers, past and present, where no organization of the book says so.
        5 employers: each Each<String>,
        /// Schools.
        6 schools: each Each<String>,
        /// Sixty seconds about themselves (R51).
        7 snapshot: one String,
        /// Channels they do not use.
        9 avoids: each Marks<Channel>,
        /// "I know few people here" (R112).
        10 knows_few: one bool,
    } names |_me, _see| {}
}

noun! {
    /// How Kith is to work for the user; the defaults are in `defaults`.
    Settings {
        /// Which days are working days, Monday first.
        1 working_days: one Option<[bool; 7]>,
        /// Days that are none although the week says so.
        2 holidays: each Each<Holiday>,
        /// Days between touches for the tiers close, near, wide and yearly.
        3 tier_days: one Option<[u16; 4]>,
        /// Places on Today.
        4 places: one Option<u8>,
        /// The day of "your aim: later", each time (R112).
        5 aim_later: each Each<AimLater>,
        /// Marks of people forgotten, by which an import passes them over (R115): see `forget::mark`.
        6 passed_over: each Each<String>,
    } names |_settings, _see| {}
}

/// The one record of the user.
pub const ME: Id<Me> = Id::from_number(1);
/// The one record of the settings.
pub const SETTINGS: Id<Settings> = Id::from_number(2);

/// A day off.
pub type Holiday = KeyedDay;
/// A day on which "later" was said.
pub type AimLater = KeyedDay;

/// A day as an item of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct KeyedDay(pub Day);

impl super::record::Keyed for KeyedDay {
    fn key(&self) -> u64 {
        // Shifted so that keys sort as the days do, also before 1970.
        (i64::from(self.0.number()) + (1 << 40)) as u64
    }
}
