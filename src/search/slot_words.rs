//! The words of one slot on their way into the index.

use super::Weight;
use super::columns::Entry;
use crate::text::fold_words;

/// What [`super::Index::set`] gathers from the fields of a slot.
#[derive(Clone, Debug, Default)]
pub(super) struct SlotWords {
    /// The words too long for an entry, each behind the digit of its weight, with a space after it.
    pub(super) long_words: String,
    /// How many words the first name has.
    pub(super) name_words: Option<u32>,
    /// The letters that words begin with.
    pub(super) letters: Letters,
    keys: Vec<(u128, Weight)>,
    folded: String,
}

/// In scripts without spaces a word begins at every character, up to this many.
const MOST_STARTS: usize = 32;

impl SlotWords {
    pub(super) fn clear(&mut self) {
        self.long_words.clear();
        self.name_words = None;
        self.letters = Letters::default();
        self.keys.clear();
    }

    pub(super) fn add(&mut self, weight: Weight, text: &str) {
        let mut folded = std::mem::take(&mut self.folded);
        fold_words(text, &mut folded);
        let mut count = 0;
        for word in folded.split_ascii_whitespace() {
            word_starts(word).for_each(|start| self.add_word(weight, &word[start..]));
            count += 1;
        }
        if weight == Weight::Name {
            self.name_words.get_or_insert(count);
        }
        self.folded = folded;
    }

    /// The key of each word once, with the most weight it has.
    pub(super) fn keys_with_best_weight(&mut self) -> &[(u128, Weight)] {
        self.keys.sort_unstable_by(|a, b| (a.0, b.1).cmp(&(b.0, a.1)));
        self.keys.dedup_by_key(|key| key.0);
        &self.keys
    }

    fn add_word(&mut self, weight: Weight, word: &str) {
        self.keys.push((Entry::key(word.as_bytes()), weight));
        self.letters.add(weight, word);
        if word.len() >= Entry::BYTES {
            self.long_words.push(char::from(b'0' + weight as u8));
            self.long_words.push_str(word);
            self.long_words.push(' ');
        }
    }
}

/// Which of the letters a-z and digits words begin with, one mask a class.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters([u64; 4]);

impl Letters {
    /// The bit of a word that is one letter or digit.
    pub(super) fn bit(word: &str) -> Option<u64> {
        match word.as_bytes() {
            [letter @ b'a'..=b'z'] => Some(1 << (letter - b'a')),
            [digit @ b'0'..=b'9'] => Some(1 << (digit - b'0' + 26)),
            _ => None,
        }
    }

    /// The best class of the words that begin so.
    pub(super) fn class(&self, bit: u64) -> Option<u16> {
        (0_u16..4).rev().find(|&class| self.0[usize::from(class)] & bit != 0)
    }

    fn add(&mut self, weight: Weight, word: &str) {
        let bit = word.get(..1).and_then(Letters::bit).unwrap_or(0);
        let whole = weight == Weight::Name && word.len() == 1;
        self.0[weight as usize + usize::from(whole)] |= bit;
    }
}

/// Where a word can be found from: its beginning, and each character of a script without spaces.
pub(super) fn word_starts(word: &str) -> impl Iterator<Item = usize> {
    let mut after_spaceless = true;
    let starts = word.char_indices().filter(move |&(_, c)| {
        let spaceless = is_spaceless(c);
        std::mem::replace(&mut after_spaceless, spaceless) || spaceless
    });
    starts.map(|(at, _)| at).take(MOST_STARTS)
}

/// Thai, Lao, Khmer, Myanmar, Hangul, kana and Han: where a name's parts may follow without a space.
fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
