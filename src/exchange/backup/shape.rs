//! The shape of a file, looked at before anything is built from it: how deep, and how long its texts are.

use super::{BackupError, DEEPEST, Excess, LONGEST_TEXT};

/// Whether the file stays within the limits of depth and of the length of a text. Says nothing about whether
/// it is JSON.
pub(super) fn check(bytes: &[u8]) -> Result<(), BackupError> {
    let (mut depth, mut at) = (0_u32, 0);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let length = text_length(&bytes[at..]);
                at += length + 1;
                if length > LONGEST_TEXT {
                    return Err(BackupError::TooLarge(Excess::Text { line: line_at(bytes, at) }));
                }
            }
            _ => {}
        }
        if depth > DEEPEST {
            return Err(BackupError::TooLarge(Excess::Depth { line: line_at(bytes, at) }));
        }
    }
    Ok(())
}

/// The line of a place in the file, from 1.
pub(super) fn line_at(bytes: &[u8], at: usize) -> u32 {
    let before = &bytes[..at.min(bytes.len())];
    before.iter().filter(|byte| **byte == b'\n').count() as u32 + 1
}

/// How many bytes a text has whose opening quote stands before `bytes`.
fn text_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}
