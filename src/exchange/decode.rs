//! Bytes to text: byte order marks, UTF-16, and what is left over from Windows.

use super::{FileProblem, MOST_BYTES, Problem, Trouble};

/// The text of a file, and the lines that had bytes which are not UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Vec<Problem>), FileProblem> {
    match bytes {
        [] => Err(FileProblem::Empty),
        _ if bytes.len() > MOST_BYTES => Err(FileProblem::TooLarge { bytes: bytes.len() }),
        [b'P', b'K', 3, 4, ..] => Err(FileProblem::Archive),
        [0xff, 0xfe, rest @ ..] => Ok((from_utf16(rest, u16::from_le_bytes), Vec::new())),
        [0xfe, 0xff, rest @ ..] => Ok((from_utf16(rest, u16::from_be_bytes), Vec::new())),
        [0xef, 0xbb, 0xbf, rest @ ..] => Ok(from_utf8_or_windows(rest)),
        _ => match noughts(bytes) {
            Noughts::Few => Ok(from_utf8_or_windows(bytes)),
            Noughts::Odd => Ok((from_utf16(bytes, u16::from_le_bytes), Vec::new())),
            Noughts::Even => Ok((from_utf16(bytes, u16::from_be_bytes), Vec::new())),
            Noughts::Both => Err(FileProblem::NotText),
        },
    }
}

/// Where the zero bytes at a file's start are: UTF-16 has them in every second place.
enum Noughts {
    Few,
    Odd,
    Even,
    Both,
}

fn noughts(bytes: &[u8]) -> Noughts {
    let start = &bytes[..bytes.len().min(1024)];
    let count = |parity: usize| start.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let many = start.len() / 8 + 1;
    match (count(0) >= many, count(1) >= many) {
        (false, false) => Noughts::Few,
        (false, true) => Noughts::Odd,
        (true, false) => Noughts::Even,
        (true, true) => Noughts::Both,
    }
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn from_utf8_or_windows(bytes: &[u8]) -> (String, Vec<Problem>) {
    let mut text = String::with_capacity(bytes.len());
    let mut problems: Vec<Problem> = Vec::new();
    let mut line = 1;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if chunk.invalid().is_empty() {
            continue;
        }
        line += lines_ended(chunk.valid());
        text.extend(chunk.invalid().iter().map(|&byte| from_windows(byte)));
        if problems.last().is_none_or(|last| last.line != line) {
            problems.push(Problem { line, trouble: Trouble::OddLetters });
        }
    }
    (text, problems)
}

fn lines_ended(text: &str) -> u32 {
    let ends = text.bytes().filter(|&byte| byte == b'\n').count();
    u32::try_from(ends).unwrap_or(u32::MAX)
}

/// A byte as Windows-1252 has it, the most common of the old Western encodings.
fn from_windows(byte: u8) -> char {
    const FROM_80: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9f => FROM_80.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_encodings() {
        let utf16 = |unit: fn(u16) -> [u8; 2]| "José,李".encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for bytes in [
            "José,李".as_bytes().to_vec(),
            marked(&[0xef, 0xbb, 0xbf], "José,李".as_bytes()),
            marked(&[0xff, 0xfe], &utf16(u16::to_le_bytes)),
            marked(&[0xfe, 0xff], &utf16(u16::to_be_bytes)),
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
        ] {
            assert_eq!(decode(&bytes), Ok(("José,李".to_owned(), vec![])), "{bytes:x?}");
        }
    }

    #[test]
    fn ok_windows_letters_are_read_and_reported_once_a_line() {
        let (text, problems) = decode(b"a\nJos\xe9 \x96 Ren\xe9e\r\n\x80").unwrap();
        assert_eq!(text, "a\nJosé – Renée\r\n€");
        assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn err_what_is_no_text() {
        assert_eq!(decode(b""), Err(FileProblem::Empty));
        assert_eq!(decode(b"PK\x03\x04rest"), Err(FileProblem::Archive));
        assert_eq!(decode(&[0; 64]), Err(FileProblem::NotText));
        let bytes = MOST_BYTES + 1;
        assert_eq!(decode(&vec![b'a'; bytes]), Err(FileProblem::TooLarge { bytes }));
    }
}
