//! Marks of people forgotten: a salted hash of an address, by which an import passes them over without Kith
//! knowing who they were.

use crate::book::{Book, Contact, SETTINGS};
use crate::text::{fold, profile_key};
use sha2::{Digest, Sha256};

/// The address of a profile or an e-mail address as it is hashed.
fn key(address: &str) -> String {
    profile_key(address).unwrap_or_else(|| fold(address))
}

/// The marks of a contact: one for each profile and e-mail address.
pub(super) fn marks_of(contact: &Contact, salt: u64) -> Vec<String> {
    let addresses = contact.links.iter().chain(&contact.emails).map(|address| key(&address.value));
    addresses.filter(|key| !key.is_empty()).map(|key| mark(salt, &key)).collect()
}

/// `salt-hash`: 64 bits of salt, then 128 of SHA-256 over salt and key.
fn mark(salt: u64, key: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(salt.to_be_bytes());
    hasher.update(key.as_bytes());
    let hash = hasher.finalize();
    let hash: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("{salt:016x}-{hash}")
}

/// Whether an address (a profile or an e-mail address) belongs to somebody who was forgotten and is to be
/// passed over. For an import, which asks it of every row.
pub fn is_passed_over(book: &Book, address: &str) -> bool {
    let Some(settings) = book.get(SETTINGS) else { return false };
    let key = key(address);
    !key.is_empty()
        && settings.passed_over.iter().any(|known| {
            let salt = known.split('-').next().and_then(|salt| u64::from_str_radix(salt, 16).ok());
            salt.is_some_and(|salt| mark(salt, &key) == *known)
        })
}
