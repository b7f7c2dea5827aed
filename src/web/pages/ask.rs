//! Ask: putting a request into words, and whether now is the time for it.

use leptos::prelude::*;

/// The page.
#[component]
pub fn AskPage() -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title">"Ask"</h1>
        </div>
    }
}
