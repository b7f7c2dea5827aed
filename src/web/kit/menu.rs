//! Menus: a button that opens a short list of further actions.

use super::float::{FloatWidth, keep_in_place, place};
use super::focus::step_focus;
use super::fresh_id;
use super::icon::{Glyph, Icon};
use super::list::List;
use leptos::{ev, html, prelude::*};

/// One line of a menu.
#[derive(Clone, Debug)]
pub struct MenuItem {
    /// What it does.
    pub label: String,
    /// An icon before the words.
    pub icon: Option<Glyph>,
    /// Takes something away: set in brick red.
    pub danger: bool,
    /// Called when it is picked, after the menu has closed.
    pub on_pick: Callback<()>,
}

impl MenuItem {
    /// An ordinary line.
    pub fn new(
        icon: Glyph,
        label: impl Into<String>,
        on_pick: impl Fn() + Send + Sync + 'static,
    ) -> MenuItem {
        let on_pick = Callback::new(move |()| on_pick());
        MenuItem { label: label.into(), icon: Some(icon), danger: false, on_pick }
    }

    /// A line that takes something away.
    #[must_use]
    pub fn danger(self) -> MenuItem {
        MenuItem { danger: true, ..self }
    }
}

/// A button with a menu. Arrow keys, Home, End; Escape and a click elsewhere close it. Its lines are made when it
/// is opened for the first time: a page may have many menus.
#[component]
pub fn Menu(
    /// What the button says or, with `icon_only`, what is read out for it.
    #[prop(into)]
    label: Signal<String>,
    /// The lines.
    #[prop(into)]
    items: Signal<Vec<MenuItem>>,
    /// The button's icon: three dots unless said otherwise.
    #[prop(default = Glyph::More)]
    icon: Glyph,
    /// Shows only the icon.
    #[prop(default = true)]
    icon_only: bool,
) -> impl IntoView {
    let id = fresh_id("menu");
    let button = NodeRef::<html::Button>::new();
    let list = NodeRef::<html::Div>::new();
    let (wanted, open) = (RwSignal::new(false), RwSignal::new(false));
    let put = move || {
        if let (Some(button), Some(list)) = (button.get_untracked(), list.get_untracked()) {
            place(&button, &list, FloatWidth::Own);
        }
    };
    let close = move || {
        if let Some(list) = list.get_untracked() {
            drop(list.hide_popover());
        }
    };
    let lines = move || {
        keep_in_place(open.into(), put);
        view! {
            <List each=move || items.get() key=|item| item.label.clone() let:item>
                <MenuLine item on_close=close />
            </List>
        }
    };
    view! {
        <button
            type="button"
            node_ref=button
            class=if icon_only { "button button-icon" } else { "button button-quiet" }
            aria-label=move || icon_only.then(|| label.get())
            title=move || icon_only.then(|| label.get())
            aria-haspopup="menu"
            aria-expanded=move || open.get().to_string()
            popovertarget=id.clone()
            on:click=move |_| {
                wanted.set(true);
                put();
            }
        >
            <Icon glyph=icon />
            {move || (!icon_only).then(|| label.get())}
        </button>
        <div
            id=id
            node_ref=list
            class="menu"
            role="menu"
            popover="auto"
            aria-label=label
            on:toggle=move |_| open.set(opened(list))
            on:keydown=move |event| on_menu_key(&event, list)
        >
            {move || wanted.get().then(lines)}
        </div>
    }
}

#[component]
fn MenuLine(item: MenuItem, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    view! {
        <button
            type="button"
            class="menu-item"
            class:menu-danger=item.danger
            role="menuitem"
            tabindex="-1"
            on:click=move |_| {
                on_close.run(());
                item.on_pick.run(());
            }
        >
            {item.icon.map(|glyph| view! { <Icon glyph /> })}
            {item.label}
        </button>
    }
}

/// Whether the list is open now; puts the focus on its first line if so.
fn opened(list: NodeRef<html::Div>) -> bool {
    let Some(list) = list.get_untracked() else { return false };
    let open = list.matches(":popover-open").unwrap_or(false);
    if open {
        step_focus(&list, "[role=menuitem]", "Home");
    }
    open
}

fn on_menu_key(event: &ev::KeyboardEvent, list: NodeRef<html::Div>) {
    let Some(list) = list.get_untracked() else { return };
    if event.key() == "Tab" {
        drop(list.hide_popover());
    } else if step_focus(&list, "[role=menuitem]", &event.key()) {
        event.prevent_default();
        event.stop_propagation();
    }
}
