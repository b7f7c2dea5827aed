//! Stored versions: how a book becomes the bytes of a snapshot, and bytes become a book.

use crate::book::record::{Unreadable, encode};
use crate::book::{Book, Kind};
use crate::moment::Stamp;

/// The version of the stored data. Until 0.1.0 is named in CHANGELOG.md it may still change without a
/// migration; from then on each version keeps its own raw types here.
pub const VERSION: u16 = 1;

/// The whole book as bytes (postcard): the latest stamp, then for every noun its rows and what is left of
/// removed ones.
pub fn encode_book(book: &Book) -> Vec<u8> {
    let mut bytes = encode(&book.latest_stamp());
    Kind::ALL.iter().for_each(|kind| bytes.extend(book.table(*kind).encode()));
    bytes
}

/// Reads what [`encode_book`] wrote. Errs if the bytes are anything else.
pub fn decode_book(bytes: &[u8]) -> Result<Book, Unreadable> {
    let (latest, mut rest) = postcard::take_from_bytes::<Stamp>(bytes).map_err(|_| Unreadable)?;
    let mut book = Book::default();
    book.see_stamp(latest);
    for kind in Kind::ALL {
        rest = book.load_table(*kind, rest)?;
    }
    if rest.is_empty() { Ok(book) } else { Err(Unreadable) }
}
