//! Give and take: what was given and received, and what could be given.

use leptos::prelude::*;

/// The page.
#[component]
pub fn GiveAndTakePage() -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title">"Give and take"</h1>
        </div>
    }
}
