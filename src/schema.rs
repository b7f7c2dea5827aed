//! Stored versions: how a book becomes the bytes of a snapshot, and bytes become a book.

use crate::book::record::{Unreadable, encode};
use crate::book::{Book, EachNoun, Gone, Noun, Row};
use crate::moment::Stamp;

/// The version of the stored data. Until 0.1.0 is named in CHANGELOG.md it may still change without a
/// migration; from then on each version keeps its own raw types here.
pub const VERSION: u16 = 1;

/// The whole book as bytes (postcard): the latest stamp, then for every noun its rows and what is left of
/// removed ones.
pub fn encode_book(book: &Book) -> Vec<u8> {
    let mut writing = Writing { book, bytes: encode(&book.latest_stamp()) };
    Book::for_each_noun(&mut writing);
    writing.bytes
}

/// Reads what [`encode_book`] wrote. Errs if the bytes are anything else.
pub fn decode_book(bytes: &[u8]) -> Result<Book, Unreadable> {
    let (latest, rest) = postcard::take_from_bytes::<Stamp>(bytes).map_err(|_| Unreadable)?;
    let mut book = Book::default();
    book.see_stamp(latest);
    let mut reading = Reading { book, rest, done: Ok(()) };
    Book::for_each_noun(&mut reading);
    reading.done?;
    if reading.rest.is_empty() { Ok(reading.book) } else { Err(Unreadable) }
}

struct Writing<'a> {
    book: &'a Book,
    bytes: Vec<u8>,
}

impl EachNoun for Writing<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        let table = T::table(self.book);
        let rows: Vec<&Row<T>> = table.iter_any().collect();
        self.bytes.extend(encode(&rows));
        self.bytes.extend(encode(&table.gone()));
    }
}

/// No row is shorter: damaged bytes cannot make room for more rows than they could hold.
const LEAST_BYTES_A_ROW: usize = 8;

struct Reading<'a> {
    book: Book,
    rest: &'a [u8],
    done: Result<(), Unreadable>,
}

impl Reading<'_> {
    fn take<V: serde::de::DeserializeOwned>(&mut self) -> Option<V> {
        match postcard::take_from_bytes(self.rest) {
            Ok((value, rest)) => {
                self.rest = rest;
                Some(value)
            }
            Err(_) => {
                self.done = Err(Unreadable);
                None
            }
        }
    }
}

impl EachNoun for Reading<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        // Row by row as postcard writes a sequence, for collecting them first costs moving each once more.
        let rows: usize = self.take().unwrap_or_default();
        T::table_mut(&mut self.book).reserve(rows.min(self.rest.len() / LEAST_BYTES_A_ROW));
        for _ in 0..rows {
            let Some(row) = self.take::<Row<T>>() else { return };
            self.book.load_row(row);
        }
        let gone: Vec<Gone> = self.take().unwrap_or_default();
        gone.into_iter().for_each(|gone| self.book.load_gone::<T>(gone));
    }
}
