//! Stamps and parts as short texts: `019cafe01234-0000-1a2b3c4d`, `emails/0a1b2c3d4e5f6071`.

use crate::book::record::{Part, TRASHED};
use crate::moment::{Device, Source, Stamp};

/// The name under which a part's stamp stands in `later` when it is the trash.
pub(super) const TRASHED_NAME: &str = "trashed";
/// What follows the stamp of something that came from a file.
const IMPORTED: &str = "-import";

/// Milliseconds, counter and device in hexadecimal.
pub(super) fn print_stamp(stamp: Stamp) -> String {
    let Stamp { time, device, source } = stamp;
    let from = if source == Source::Import { IMPORTED } else { "" };
    format!("{:012x}-{:04x}-{:08x}{from}", time >> 16, time & 0xffff, device.0)
}

/// Reads what `print_stamp` wrote.
pub(super) fn parse_stamp(text: &str) -> Option<Stamp> {
    let (text, source) = match text.strip_suffix(IMPORTED) {
        Some(text) => (text, Source::Import),
        None => (text, Source::User),
    };
    let mut numbers = text.splitn(3, '-').map(hexadecimal);
    let (millis, counter, device) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let fits = millis < 1 << 48 && counter < 1 << 16;
    let device = Device(u32::try_from(device).ok()?);
    fits.then_some(Stamp { time: millis << 16 | counter, device, source })
}

/// The part as the name of its field and, in a list or set, the item's key.
pub(super) fn print_part(part: Part, fields: &[(u8, &str)]) -> String {
    if part == TRASHED {
        return TRASHED_NAME.to_owned();
    }
    let name = fields.iter().find(|(number, _)| *number == part.field).map_or("", |(_, name)| name);
    match part.item {
        0 => name.to_owned(),
        item => format!("{name}/{item:016x}"),
    }
}

/// Reads what `print_part` wrote; `None` for a field of a newer version.
pub(super) fn parse_part(text: &str, fields: &[(u8, &str)]) -> Option<Part> {
    if text == TRASHED_NAME {
        return Some(TRASHED);
    }
    let (name, item) = match text.split_once('/') {
        Some((name, item)) => (name, hexadecimal(item)?),
        None => (text, 0),
    };
    let (field, _) = fields.iter().find(|(_, known)| *known == name)?;
    Some(Part { field: *field, item })
}

/// Digits only: `from_str_radix` alone would take a sign.
fn hexadecimal(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if digits { u64::from_str_radix(text, 16).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_a_stamp_and_a_part_come_back() {
        for source in [Source::User, Source::Import] {
            let stamp = Stamp { time: 0x019c_afe0_1234_0007, device: Device(0x1a2b_3c4d), source };
            assert_eq!(parse_stamp(&print_stamp(stamp)), Some(stamp));
        }
        let fields = [(1, "given"), (6, "emails")];
        for part in [TRASHED, Part { field: 1, item: 0 }, Part { field: 6, item: 0xabc }] {
            assert_eq!(parse_part(&print_part(part, &fields), &fields), Some(part));
        }
    }

    #[test]
    fn err_anything_else_is_no_stamp() {
        for text in ["", "1-2", "+1-0-0", "1-10000-0", "1000000000000-0-0", "1-0-100000000", "1-0-0-0"] {
            assert_eq!(parse_stamp(text), None, "{text}");
        }
        assert_eq!(parse_part("pronouns", &[(1, "given")]), None);
    }
}
