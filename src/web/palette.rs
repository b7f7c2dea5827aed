//! The command palette: one field, a list below it, everything by keyboard.

use crate::page::palette::{LineKind, PaletteDeed, PaletteLine, palette};
use crate::web::desk::use_desk;
use crate::web::keyboard::use_overlays;
use crate::web::kit::{Glyph, Icon, ModalFrame};
use crate::web::router::go;
use crate::web::say::Say;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The palette, over the whole frame while it is open.
#[component]
pub fn Palette() -> impl IntoView {
    let overlays = use_overlays();
    view! {
        <ModalFrame
            open=overlays.palette
            class="palette"
            label="Find a page, a person or an action"
            on_close=move || overlays.palette.set(false)
        >
            <PaletteBody />
        </ModalFrame>
    }
}

#[component]
fn PaletteBody() -> impl IntoView {
    let (desk, overlays) = (use_desk(), use_overlays());
    let text = RwSignal::new(String::new());
    let lines = desk.page_of_people(move |book, people, _| text.with(|text| palette(book, people, text)));
    let active = RwSignal::new(0_usize);
    let pick = move |at: usize| {
        let deed = lines.with_untracked(|lines| lines.get(at).map(|line| line.deed.clone()));
        overlays.palette.set(false);
        match deed {
            Some(PaletteDeed::Go(route)) => go(&route),
            Some(PaletteDeed::Key(deed)) => overlays.obey(deed, desk),
            None => {}
        }
    };
    let key = move |event: KeyboardEvent| {
        let last = lines.with_untracked(Vec::len).saturating_sub(1);
        let at = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => active.set(if at >= last { 0 } else { at + 1 }),
            "ArrowUp" => active.set(if at == 0 { last } else { at - 1 }),
            "Enter" => pick(at),
            _ => return,
        }
        event.prevent_default();
        show_active();
    };
    view! {
        <input
            class="palette-input"
            type="text"
            role="combobox"
            aria-label="Find a page, a person or an action"
            aria-expanded="true"
            aria-controls="palette-lines"
            aria-autocomplete="list"
            aria-activedescendant=move || format!("palette-line-{}", active.get())
            placeholder="A page, a person, or “log ana”"
            autocomplete="off"
            spellcheck="false"
            autofocus
            prop:value=text
            on:input=move |event| {
                text.set(event_target_value(&event));
                active.set(0);
            }
            on:keydown=key
        />
        <ul class="palette-list" id="palette-lines" role="listbox" aria-label="What was found">
            {move || {
                let line = |(at, line): (usize, PaletteLine)| {
                    view! { <PaletteRow at line active=active.into() on_pick=pick /> }
                };
                lines.get().into_iter().enumerate().map(line).collect_view()
            }}
        </ul>
        <p class="palette-hint">
            <span><kbd>"↑"</kbd> <kbd>"↓"</kbd> " choose"</span>
            <span><kbd>"Enter"</kbd> " go"</span>
            <span><kbd>"Esc"</kbd> " close"</span>
        </p>
    }
}

#[component]
fn PaletteRow(
    at: usize,
    line: PaletteLine,
    active: Signal<usize>,
    #[prop(into)] on_pick: Callback<usize>,
) -> impl IntoView {
    let keys = (!line.keys.is_empty()).then(|| view! { <kbd>{line.keys}</kbd> });
    view! {
        <li
            id=format!("palette-line-{at}")
            class="palette-line"
            role="option"
            aria-selected=move || (active.get() == at).to_string()
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| on_pick.run(at)
        >
            <Icon glyph=glyph(line.kind) />
            <span><Say sentence=line.label /></span>
            <span class="quiet" data-own="">{line.hint}</span>
            {keys}
        </li>
    }
}

fn glyph(kind: LineKind) -> Glyph {
    match kind {
        LineKind::Page => Glyph::Forward,
        LineKind::Action => Glyph::Plus,
        LineKind::Person => Glyph::Person,
    }
}

/// Scrolls the chosen line into sight.
fn show_active() {
    request_animation_frame(|| {
        let line = document().query_selector(".palette-line[aria-selected=true]").ok().flatten();
        if let Some(line) = line {
            line.scroll_into_view_with_bool(false);
        }
    });
}
