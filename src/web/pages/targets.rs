//! Targets: the organizations the user is after.

use leptos::prelude::*;

/// The page.
#[component]
pub fn TargetsPage() -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title">"Targets"</h1>
        </div>
    }
}
