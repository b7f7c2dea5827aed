//! Lists whose rows keep their place while others come and go.
//!
//! What each list has of its own is how a row is made; the rest is there once in the program.

use leptos::prelude::*;
use std::sync::Arc;

/// A row for each item; it stays, and keeps what is typed into it, as long as its key does.
#[component]
pub fn List<E, I, T, K, V>(
    /// The items.
    each: E,
    /// What tells them apart.
    key: fn(&T) -> K,
    /// Makes the row of an item.
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    E: Fn() -> I + Send + Sync + 'static,
    I: IntoIterator<Item = T>,
    T: Send + 'static,
    K: ToString + 'static,
    V: IntoView + 'static,
{
    let children = Arc::new(children);
    let row = move |item: T| {
        let (key, children) = (key(&item).to_string(), children.clone());
        ListRow { key, make: Box::new(move || children(item).into_any()) }
    };
    list_of(Box::new(move || each().into_iter().map(&row).collect()))
}

struct ListRow {
    key: String,
    make: Box<dyn FnOnce() -> AnyView + Send>,
}

fn list_of(rows: Box<dyn Fn() -> Vec<ListRow> + Send + Sync>) -> AnyView {
    view! { <For each=rows key=|row| row.key.clone() children=|row| (row.make)() /> }.into_any()
}
