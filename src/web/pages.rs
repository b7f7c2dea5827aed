//! Pages: a file each, of the same name as its words in `src/page/`: one memo, one `view!`, commands sent.

mod nowhere;
mod today;

use crate::page::route::Place;
use leptos::prelude::*;
use nowhere::Nowhere;
use today::TodayView;

/// The page at a place. A change of the query alone leaves the page as it is: it reads `use_route()`.
pub fn page_at(place: Place) -> AnyView {
    match place {
        Place::Today => view! { <TodayView /> }.into_any(),
        Place::Nowhere => view! { <Nowhere /> }.into_any(),
        _ => view! { <Nowhere /> }.into_any(),
    }
}
