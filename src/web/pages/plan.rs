//! Plan: mode, aims, the first week, the landing.

use leptos::prelude::*;

/// The page.
#[component]
pub fn PlanPage() -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title">"Plan"</h1>
        </div>
    }
}
