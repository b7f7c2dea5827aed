//! The header around every stored value.
//!
//! Twenty bytes, little-endian, then the payload:
//!
//! | bytes | meaning |
//! |---|---|
//! | 0-3 | `KITH` |
//! | 4 | the kind, a [`Kind`] |
//! | 5 | flags; none is in use, so any that is set comes from a newer Kith (a cipher will be one) |
//! | 6-7 | the version of the payload's format |
//! | 8-15 | the mark: see [`Sealed::mark`] |
//! | 16-19 | CRC-32 of everything else |

const MAGIC: [u8; 4] = *b"KITH";

/// Bytes of the header, before the payload.
pub const HEADER_LENGTH: usize = 20;

/// Where the checksum stands in the header.
const CHECKSUM: std::ops::Range<usize> = 16..20;

/// What a stored value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The whole book at one moment. Its mark is the journal key up to which it covers.
    Snapshot,
    /// One user action. Its mark is when it was recorded.
    Change,
    /// Stands in the journal for a large action, for which the snapshot was written instead: who
    /// meets it reads the snapshot anew. Its payload is what history keeps of the action; its mark
    /// is when it was recorded.
    Turn,
    /// Stands in the journal where the book was written anew and nothing older was left (a forget,
    /// a restore). Its payload tells one from another; its mark is when it was asked for.
    Replaced,
    /// Stands in the journal where everything was wiped on purpose. No payload.
    Wipe,
    /// A half-typed form. Its mark is when it was typed.
    Draft,
}

impl Kind {
    fn number(self) -> u8 {
        match self {
            Kind::Snapshot => 1,
            Kind::Change => 2,
            Kind::Turn => 3,
            Kind::Replaced => 4,
            Kind::Wipe => 5,
            Kind::Draft => 6,
        }
    }

    fn of(number: u8) -> Option<Kind> {
        let all = [Kind::Snapshot, Kind::Change, Kind::Turn, Kind::Replaced, Kind::Wipe, Kind::Draft];
        all.into_iter().find(|kind| kind.number() == number)
    }
}

/// A value with its header taken off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sealed<'a> {
    /// What it is.
    pub kind: Kind,
    /// The version of the payload's format.
    pub version: u16,
    /// For a snapshot the journal key up to which it covers, else milliseconds since 1970.
    pub mark: u64,
    /// The payload.
    pub payload: &'a [u8],
}

/// Why a stored value could not be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EnvelopeError {
    /// The checksum does not match: altered or cut short.
    Damaged,
    /// Written by a newer Kith.
    Newer {
        /// The version it carries.
        version: u16,
    },
    /// Not one of ours.
    Foreign,
}

/// Wraps `payload` into an envelope.
pub fn seal(kind: Kind, version: u16, mark: u64, payload: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER_LENGTH + payload.len());
    bytes.extend_from_slice(&MAGIC);
    bytes.extend_from_slice(&[kind.number(), 0]);
    bytes.extend_from_slice(&version.to_le_bytes());
    bytes.extend_from_slice(&mark.to_le_bytes());
    bytes.extend_from_slice(&[0; 4]);
    bytes.extend_from_slice(payload);
    let sum = checksum(&bytes);
    bytes[CHECKSUM].copy_from_slice(&sum);
    bytes
}

/// Takes the header off, if `bytes` are whole and no newer than `newest_version`.
///
/// # Errors
/// [`EnvelopeError`], in this order: foreign, damaged, newer.
pub fn open(newest_version: u16, bytes: &[u8]) -> Result<Sealed<'_>, EnvelopeError> {
    if !bytes.starts_with(&MAGIC) && !MAGIC.starts_with(bytes) {
        return Err(EnvelopeError::Foreign);
    }
    let (header, payload) = bytes.split_at_checked(HEADER_LENGTH).ok_or(EnvelopeError::Damaged)?;
    if header[CHECKSUM] != checksum(bytes) {
        return Err(EnvelopeError::Damaged);
    }
    let version = u16::from_le_bytes([header[6], header[7]]);
    let newer = EnvelopeError::Newer { version };
    let kind = Kind::of(header[4]).ok_or(newer)?;
    if header[5] != 0 || version > newest_version {
        return Err(newer);
    }
    Ok(Sealed { kind, version, mark: mark(header), payload })
}

fn mark(header: &[u8]) -> u64 {
    header[8..16].iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The checksum of an envelope: CRC-32 of all its bytes but the checksum's own.
fn checksum(bytes: &[u8]) -> [u8; 4] {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&bytes[..CHECKSUM.start]);
    sum.update(&bytes[CHECKSUM.end..]);
    sum.finalize().to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_was_sealed_opens_again() {
        let bytes = seal(Kind::Snapshot, 3, u64::MAX - 7, b"hello");
        let opened = Sealed { kind: Kind::Snapshot, version: 3, mark: u64::MAX - 7, payload: b"hello" };
        assert_eq!(open(3, &bytes), Ok(opened));
    }

    #[test]
    fn data_of_a_newer_version_is_told_apart_from_damage() {
        let bytes = seal(Kind::Change, 4, 0, b"hello");
        assert_eq!(open(3, &bytes), Err(EnvelopeError::Newer { version: 4 }));
    }

    #[test]
    fn a_flag_this_version_does_not_know_is_newer() {
        let mut bytes = seal(Kind::Change, 1, 0, b"hello");
        bytes[5] = 1;
        let sum = checksum(&bytes);
        bytes[CHECKSUM].copy_from_slice(&sum);
        assert_eq!(open(1, &bytes), Err(EnvelopeError::Newer { version: 1 }));
    }

    #[test]
    fn every_flipped_bit_and_every_cut_is_found() {
        let whole = seal(Kind::Turn, 1, 42, b"hello");
        for bit in 0..whole.len() * 8 {
            let mut bytes = whole.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let error = open(1, &bytes).unwrap_err();
            assert!(!matches!(error, EnvelopeError::Newer { .. }), "bit {bit}: {error:?}");
        }
        for length in 0..whole.len() {
            assert_eq!(open(1, &whole[..length]), Err(EnvelopeError::Damaged), "length {length}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered_without_a_panic(bytes: Vec<u8>) {
            let _ = open(1, &bytes);
        }

        #[test]
        fn any_payload_survives(payload: Vec<u8>, version in 0..9u16, mark: u64) {
            let bytes = seal(Kind::Change, version, mark, &payload);
            let opened = open(9, &bytes).unwrap();
            prop_assert_eq!((opened.version, opened.mark, opened.payload), (version, mark, &payload[..]));
        }
    }
}
