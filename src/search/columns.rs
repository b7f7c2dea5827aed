//! The entries of the index in sorted columns: a large one that stays, and a small one of what changed.

use super::Weight;

/// One word of one slot in 16 bytes that sort by the word: its first twelve bytes (nought where it is
/// shorter), the slot and the weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry(u128);

impl Entry {
    /// How many bytes of a word are in an entry.
    pub(super) const BYTES: usize = 12;

    /// The part of an entry that holds the word.
    pub(super) fn key(word: &[u8]) -> u128 {
        let mut bytes = [0; 16];
        let length = word.len().min(Entry::BYTES);
        bytes[..length].copy_from_slice(&word[..length]);
        u128::from_be_bytes(bytes)
    }

    pub(super) fn slot(self) -> u32 {
        (self.0 as u32) >> 2
    }

    pub(super) fn weight(self) -> u16 {
        (self.0 & 3) as u16
    }

    /// The first twelve bytes of the word.
    pub(super) fn bytes(self) -> [u8; Entry::BYTES] {
        let mut bytes = [0; Entry::BYTES];
        bytes.copy_from_slice(&self.0.to_be_bytes()[..Entry::BYTES]);
        bytes
    }

    /// The word itself, if all of it is here.
    pub(super) fn short_word(self) -> Option<ShortWord> {
        let bits = self.0 >> 32;
        let ends_with_nought = bits & 0xff == 0;
        ends_with_nought.then(|| ShortWord {
            bytes: self.bytes(),
            length: Entry::BYTES - bits.trailing_zeros() as usize / 8,
        })
    }
}

/// A word of fewer than twelve bytes.
pub(super) struct ShortWord {
    bytes: [u8; Entry::BYTES],
    length: usize,
}

impl ShortWord {
    pub(super) fn len(&self) -> usize {
        self.length
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

/// Every entry of the index, sorted.
///
/// A slot that was set again has a version above nought: its entries in `main` no longer count, and of
/// those in `recent` and `fresh` only the ones with that version. Now and then all is merged into `main`.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    main: Vec<Entry>,
    recent: Vec<Entry>,
    recent_versions: Vec<u32>,
    fresh: Vec<(Entry, u32)>,
    versions: Vec<u32>,
    /// Whether any version is above nought.
    superseding: bool,
    settled: bool,
}

/// Some neighbouring entries of one column.
#[derive(Clone, Debug)]
pub(super) struct Span {
    column: Column,
    from: usize,
    to: usize,
    /// Whether every entry in it matches; else each has to be looked at.
    pub(super) sure: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Column {
    Main,
    Recent,
}

impl Span {
    pub(super) fn len(&self) -> usize {
        self.to - self.from
    }
}

/// `recent` is merged into `main` when it holds more entries than this, and than a 32nd of `main`.
const MERGE_ABOVE: usize = 4096;

impl Columns {
    /// Puts the entries of a slot in place of those it had: their keys, each once, and weights.
    pub(super) fn set(&mut self, slot: u32, keys: &[(u128, Weight)]) {
        let at = slot as usize;
        if at >= self.versions.len() {
            self.versions.resize(at + 1, 0);
        }
        self.versions[at] += 1;
        self.superseding = true;
        self.settled = false;
        let version = self.versions[at];
        let entry = |&(key, weight)| Entry(key | u128::from(slot << 2 | weight as u32));
        self.fresh.extend(keys.iter().map(|key| (entry(key), version)));
    }

    /// Sorts in what was set since the last time.
    pub(super) fn settle(&mut self) {
        self.settle_up_to(MERGE_ABOVE);
    }

    /// Sorts in, and merges if more than `most` entries, and than a 32nd of all, are recent.
    pub(super) fn settle_up_to(&mut self, most: usize) {
        if self.settled {
            return;
        }
        let mut recent = std::mem::take(&mut self.fresh);
        recent.extend(self.recent.drain(..).zip(self.recent_versions.drain(..)));
        recent.retain(|(entry, version)| self.versions[entry.slot() as usize] == *version);
        recent.sort_unstable_by_key(|&(entry, _)| entry);
        if recent.len() > most.max(self.main.len() / 32) {
            self.merge(&recent);
        } else {
            (self.recent, self.recent_versions) = recent.into_iter().unzip();
        }
        self.settled = true;
    }

    /// Merges recent entries into `main`, without what no longer counts there.
    fn merge(&mut self, recent: &[(Entry, u32)]) {
        let main = std::mem::take(&mut self.main);
        let versions = &self.versions;
        let mut kept = main.iter().filter(|entry| versions[entry.slot() as usize] == 0).peekable();
        let mut merged = Vec::with_capacity(main.len() + recent.len());
        for (entry, _) in recent {
            while let Some(before) = kept.next_if(|kept| *kept < entry) {
                merged.push(*before);
            }
            merged.push(*entry);
        }
        merged.extend(kept);
        self.main = merged;
        self.versions.fill(0);
        self.superseding = false;
    }

    /// The entries whose words may begin with `word`.
    pub(super) fn spans(&self, word: &str) -> Vec<Span> {
        let spans = self.whole().into_iter().map(|column| self.within(&column, word.as_bytes()));
        spans.filter(|span| span.len() > 0).collect()
    }

    /// Both columns, whole.
    pub(super) fn whole(&self) -> [Span; 2] {
        let all = |column, entries: &[Entry]| Span { column, from: 0, to: entries.len(), sure: true };
        [all(Column::Main, &self.main), all(Column::Recent, &self.recent)]
    }

    /// The part of a span whose words may begin so: surely, unless an entry holds too little to tell.
    pub(super) fn within(&self, span: &Span, beginning: &[u8]) -> Span {
        let kept = beginning.len().min(Entry::BYTES);
        let first = Entry(Entry::key(beginning));
        let last = Entry(first.0 | u128::MAX.checked_shr(8 * kept as u32).unwrap_or(0));
        let entries = self.entries(span);
        let from = span.from + entries.partition_point(|&entry| entry < first);
        let to = span.from + entries.partition_point(|&entry| entry <= last);
        Span { column: span.column, from, to, sure: kept == beginning.len() }
    }

    /// The first entry of a span.
    pub(super) fn first(&self, span: &Span) -> Option<Entry> {
        self.entries(span).first().copied()
    }

    /// What is left of a span after a part of it.
    pub(super) fn after(span: &Span, part: &Span) -> Span {
        Span { from: part.to, ..span.clone() }
    }

    /// Hands over the entries of a span that count.
    pub(super) fn each(&self, span: &Span, mut visit: impl FnMut(Entry)) {
        let all_count = span.column == Column::Recent || !self.superseding;
        for &entry in self.entries(span) {
            if all_count || self.versions[entry.slot() as usize] == 0 {
                visit(entry);
            }
        }
    }

    fn entries(&self, span: &Span) -> &[Entry] {
        let column = match span.column {
            Column::Main => &self.main,
            Column::Recent => &self.recent,
        };
        &column[span.from..span.to]
    }
}
