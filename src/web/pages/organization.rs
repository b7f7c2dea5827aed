//! Organization: who is there, what was learned of it, and how to get there.

use crate::book::Organization;
use crate::id::Id;
use crate::web::desk::use_desk;
use leptos::prelude::*;

/// The page.
#[component]
pub fn OrganizationPage(
    /// Which one.
    id: Id<Organization>,
) -> impl IntoView {
    let desk = use_desk();
    let name = desk.page(move |book, _| book.get(id).map(|row| row.name.clone()).unwrap_or_default());
    view! {
        <div class="page">
            <h1 class="page-title" data-own="">{move || name.get()}</h1>
        </div>
    }
}
