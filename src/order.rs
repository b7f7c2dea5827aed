//! Order: the sorts of everything but the hot paths.
//!
//! The standard library's sort is compiled anew for every type and key it is used with, five kilobytes each
//! time. Here one sort of places serves them all; what differs from type to type is a few lines.

use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Sorts items, equals in the order they had.
///
/// ```
/// let mut names = vec!["Tom", "Ana"];
/// kith::order::sort(&mut names);
/// assert_eq!(names, ["Ana", "Tom"]);
/// ```
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

/// Sorts items by a key, equals in the order they had.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts items by a key that takes work to find, equals in the order they had.
pub fn sort_by_cached_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    put(items, places(keys.len(), &|one, other| keys[one].cmp(&keys[other])));
}

/// Sorts items as `compare` says, equals in the order they had.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let in_order = items.is_sorted_by(|one, next| compare(one, next).is_le());
    if !in_order {
        let places = places(items.len(), &|one, other| compare(&items[one], &items[other]));
        put(items, places);
    }
}

/// The items as a set. Collecting would sort them first, by a sort of their own.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// The places of so many items in their order.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

/// Puts items in the order of their places, of which each comes once.
fn put<T>(items: &mut Vec<T>, places: Vec<usize>) {
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(places.into_iter().filter_map(|place| taken[place].take()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items: Vec<(u8, u16)>) {
            let (mut plain, mut by_key, mut by_cached_key) = (items.clone(), items.clone(), items.clone());
            let (mut std_plain, mut std_by_key) = (items.clone(), items.clone());
            sort(&mut plain);
            std_plain.sort();
            prop_assert_eq!(plain, std_plain);
            sort_by_key(&mut by_key, |item| item.0);
            sort_by_cached_key(&mut by_cached_key, |item| item.0);
            std_by_key.sort_by_key(|item| item.0);
            prop_assert_eq!(&by_key, &std_by_key);
            prop_assert_eq!(&by_cached_key, &std_by_key);
            prop_assert_eq!(set(items.clone()), items.into_iter().collect::<BTreeSet<_>>());
        }
    }
}
