//! The keyboard: which keys do what, as the shell obeys them and the help lists them.

use super::route::Place;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyDeed {
    /// Goes to a page.
    Go(Place),
    /// Puts the cursor into the search over everybody.
    Search,
    /// Goes to the next entry of the list in sight.
    Next,
    /// Goes to the one before.
    Previous,
    /// Shows what the keys do.
    Help,
    /// Opens the command palette.
    Palette,
    /// Undoes the latest action.
    Undo,
    /// Does it again.
    Redo,
}

/// One line of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyLine {
    /// The keys, one after the other, parted by spaces; `Ctrl+K` is one with a modifier.
    pub keys: &'static str,
    /// What they do, in words.
    pub words: &'static str,
    /// What they do.
    pub deed: KeyDeed,
}

/// Single letters, obeyed outside of text fields, unless the user switched them off.
pub const SINGLE_KEYS: [KeyLine; 15] = [
    line("/", "Search everybody", KeyDeed::Search),
    line("n", "Somebody new", KeyDeed::Go(Place::AddPerson)),
    line("l", "Log what happened", KeyDeed::Go(Place::Log)),
    line("j", "Next in the list", KeyDeed::Next),
    line("k", "The one before", KeyDeed::Previous),
    line("g t", "Go to Today", KeyDeed::Go(Place::Today)),
    line("g p", "Go to People", KeyDeed::Go(Place::People)),
    line("g i", "Go to Introductions", KeyDeed::Go(Place::Introductions)),
    line("g o", "Go to Targets", KeyDeed::Go(Place::Targets)),
    line("g g", "Go to Give and take", KeyDeed::Go(Place::GiveAndTake)),
    line("g l", "Go to Plan", KeyDeed::Go(Place::Plan)),
    line("g d", "Go to Data", KeyDeed::Go(Place::Data)),
    line("g h", "Go to History", KeyDeed::Go(Place::History)),
    line("g s", "Go to Settings", KeyDeed::Go(Place::Settings)),
    line("?", "What the keys do", KeyDeed::Help),
];

/// Keys with Ctrl (Cmd on a Mac), obeyed always.
pub const MODIFIED_KEYS: [KeyLine; 3] = [
    line("Ctrl+K", "Find a page, a person or an action", KeyDeed::Palette),
    line("Ctrl+Z", "Undo", KeyDeed::Undo),
    line("Ctrl+Shift+Z", "Do again", KeyDeed::Redo),
];

const fn line(keys: &'static str, words: &'static str, deed: KeyDeed) -> KeyLine {
    KeyLine { keys, words, deed }
}

/// What a single letter does after those typed just before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// It does this.
    Deed(KeyDeed),
    /// It begins something: the next letter decides.
    Begins,
    /// Nothing.
    Nothing,
}

/// What typing `key` does where `before` is the letter that began something, if any.
pub fn typed(before: Option<&str>, key: &str) -> Typed {
    let keys = before.map_or_else(|| key.to_owned(), |before| format!("{before} {key}"));
    let begins = |line: &&KeyLine| line.keys.split_once(' ').is_some_and(|(first, _)| first == keys);
    match SINGLE_KEYS.iter().find(|line| line.keys == keys) {
        Some(line) => Typed::Deed(line.deed),
        None if SINGLE_KEYS.iter().any(|line| begins(&line)) => Typed::Begins,
        None => Typed::Nothing,
    }
}

/// What `key` does while Ctrl or Cmd is held.
pub fn typed_with_ctrl(key: &str, shift: bool) -> Option<KeyDeed> {
    match (key.to_ascii_lowercase().as_str(), shift) {
        ("k", false) => Some(KeyDeed::Palette),
        ("z", false) => Some(KeyDeed::Undo),
        ("z", true) | ("y", false) => Some(KeyDeed::Redo),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_do_what_the_help_says() {
        for line in SINGLE_KEYS {
            let mut keys = line.keys.split(' ');
            let first = keys.next().unwrap();
            let done = match keys.next() {
                None => typed(None, first),
                Some(second) => {
                    assert_eq!(typed(None, first), Typed::Begins);
                    typed(Some(first), second)
                }
            };
            assert_eq!(done, Typed::Deed(line.deed), "{}", line.keys);
        }
        assert_eq!((typed(None, "x"), typed(Some("g"), "x")), (Typed::Nothing, Typed::Nothing));
    }

    #[test]
    fn ctrl_keys_leave_the_browsers_own_alone() {
        assert_eq!(typed_with_ctrl("K", false), Some(KeyDeed::Palette));
        assert_eq!(typed_with_ctrl("Z", true), Some(KeyDeed::Redo));
        assert_eq!((typed_with_ctrl("t", false), typed_with_ctrl("k", true)), (None, None));
    }
}
