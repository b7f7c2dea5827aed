//! The moment of a command: everything about the world that a decision may depend on, as data.

use crate::day::Day;
use crate::id::FreshIds;
use serde::{Deserialize, Serialize};

/// The device a change was made on: a random number made once for each browser profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Device(pub u32);

/// Who brought a record or a change: the user's own hand, or a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Typed, tapped or ticked by the user.
    #[default]
    User,
    /// Read from a file of another program.
    Import,
}

/// Read once by the shell for each command; the same book, command and moment give the same changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The civil day in the user's zone.
    pub today: Day,
    /// Minutes since the user's midnight (0-1439).
    pub minute: u16,
    /// Milliseconds since 1970-01-01 UTC.
    pub now: u64,
    /// Random bits for the ids of new records.
    pub seed: u64,
    /// This browser profile.
    pub device: Device,
}

impl Moment {
    /// The ids that this moment gives to new records.
    pub fn fresh_ids(&self) -> FreshIds {
        FreshIds::new(self.now, self.seed)
    }
}

/// When and where a value was written: a hybrid logical clock (Kulkarni, Demirbas and others, "Logical
/// Physical Clocks", 2014). Stamps of one book only grow, also when a device's clock is set back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Stamp {
    /// Milliseconds since 1970 in the upper 48 bits, a counter in the lower 16.
    pub time: u64,
    /// Breaks ties between devices.
    pub device: Device,
    /// Who brought the value.
    pub source: Source,
}

const COUNTER_BITS: u32 = 16;

impl Stamp {
    /// The first stamp after `latest` that this moment may give.
    #[must_use]
    pub fn next(latest: Stamp, moment: &Moment, source: Source) -> Stamp {
        let time = (moment.now << COUNTER_BITS).max(latest.time + 1);
        Stamp { time, device: moment.device, source }
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub fn millis(self) -> u64 {
        self.time >> COUNTER_BITS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_grow_when_the_clock_is_set_back() {
        let moment = |now| Moment { today: Day::default(), minute: 0, now, seed: 7, device: Device(1) };
        let first = Stamp::next(Stamp::default(), &moment(5_000), Source::User);
        let second = Stamp::next(first, &moment(1_000), Source::User);
        let third = Stamp::next(second, &moment(6_000), Source::User);
        assert!(first < second && second < third);
        assert_eq!((second.millis(), third.millis()), (5_000, 6_000));
    }
}
