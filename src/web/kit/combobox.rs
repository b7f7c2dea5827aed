//! A text field that offers what it knows: pick with arrows and Enter, or make something new.

use super::field::{FieldFrame, described_by, invalid};
use super::float::{FloatWidth, keep_in_place, place};
use super::fresh_id;
use super::icon::{Glyph, Icon};
use super::list::List;
use leptos::{ev, html, prelude::*};

/// One thing to pick.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ComboOption {
    /// What tells it from the others.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Second rank beside it: role and organization.
    pub hint: String,
}

impl ComboOption {
    /// An option with nothing beside it.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> ComboOption {
        ComboOption { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// The same with something beside it.
    #[must_use]
    pub fn hint(self, hint: impl Into<String>) -> ComboOption {
        ComboOption { hint: hint.into(), ..self }
    }
}

/// A line of the open list.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Line {
    Pick(ComboOption),
    Create(String),
}

/// Picks one or several things by typing a part of their name. What is picked becomes a chip that can be removed.
#[component]
pub fn Combobox(
    /// What is being picked.
    #[prop(into)]
    label: Signal<String>,
    /// What is picked already.
    #[prop(into)]
    chosen: Signal<Vec<ComboOption>>,
    /// Called with all that is picked, after each change.
    #[prop(into)]
    on_change: Callback<Vec<ComboOption>>,
    /// What to offer for the text typed so far, best first; at most some twenty.
    #[prop(into)]
    options: Callback<String, Vec<ComboOption>>,
    /// More than one may be picked.
    #[prop(optional)]
    multiple: bool,
    /// Offers to make something new of the text, and is called with it; the caller adds it to `chosen`.
    #[prop(optional, into)]
    on_create: Option<Callback<String>>,
    /// Text left in the field when it loses the focus is made something new, rather than left alone.
    #[prop(optional)]
    keep_typed: bool,
    /// The same, but only where nothing known matches it: part of a known name is no new one.
    #[prop(optional)]
    keep_unmatched: bool,
    /// A sentence of help below it.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with what is picked, if anything.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// An example, shown while it is empty.
    #[prop(optional, into)]
    placeholder: Signal<String>,
) -> impl IntoView {
    let id = fresh_id("combobox");
    let state = Combo::new(chosen, on_change, options, multiple, on_create);
    let list_id = format!("{id}-list");
    let described = described_by(&id, hint, problem);
    let active_id = {
        let list_id = list_id.clone();
        move || state.active.get().filter(|_| state.open.get()).map(|at| format!("{list_id}-{at}"))
    };
    keep_in_place(state.open.into(), move || state.put_list());
    Effect::new(move |_| state.show_list(state.open.get() && state.lines.with(|lines| !lines.is_empty())));
    view! {
        <FieldFrame id=id.clone() label hint problem>
            <div class="control combobox" node_ref=state.frame on:click=move |_| state.focus()>
                <List each=move || chosen.get() key=|option| format!("{}={}", option.value, option.label) let:option>
                    <PickedChip option state />
                </List>
                <input
                    id=id
                    class="combobox-input"
                    class:combobox-full=move || state.is_full()
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="words"
                    spellcheck="false"
                    node_ref=state.input
                    placeholder=move || chosen.with(Vec::is_empty).then(|| placeholder.get())
                    aria-expanded=move || state.open.get().to_string()
                    aria-controls=list_id.clone()
                    aria-autocomplete="list"
                    aria-activedescendant=active_id
                    aria-describedby=described
                    aria-invalid=move || invalid(problem)
                    prop:value=state.text
                    on:input=move |event| state.typed(event_target_value(&event))
                    on:keydown=move |event| state.key(&event)
                    on:click=move |_| state.open_list()
                    on:blur=move |_| state.leave(keep_typed, keep_unmatched)
                />
            </div>
            <ul id=list_id.clone() class="combobox-list" role="listbox" popover="manual" aria-label=label node_ref=state.list>
                {
                    let list_id = list_id.clone();
                    move || lines_view(state, &list_id)
                }
            </ul>
        </FieldFrame>
    }
}

#[component]
fn PickedChip(option: ComboOption, state: Combo) -> impl IntoView {
    let remove = format!("Remove {}", option.label);
    view! {
        <span class="tag">
            {option.label}
            <button
                type="button"
                class="tag-remove"
                aria-label=remove
                on:click=move |_| {
                    state.remove(&option.value);
                    state.focus();
                }
            >
                <Icon glyph=Glyph::Close />
            </button>
        </span>
    }
}

fn lines_view(state: Combo, list_id: &str) -> impl IntoView + use<> {
    let line = |(at, line): (usize, Line)| {
        let picked = line.clone();
        view! {
            <li
                id=format!("{list_id}-{at}")
                class="combobox-line"
                role="option"
                aria-selected=move || (state.active.get() == Some(at)).to_string()
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| state.pick(picked.clone())
            >
                {line_view(line)}
            </li>
        }
    };
    state.lines.get().into_iter().enumerate().map(line).collect_view()
}

fn line_view(line: Line) -> impl IntoView {
    match line {
        Line::Pick(option) => view! {
            <span>{option.label}</span>
            <span class="combobox-hint">{option.hint}</span>
        }
        .into_any(),
        Line::Create(text) => view! {
            <Icon glyph=Glyph::Plus />
            <span>"Add “" <b>{text}</b> "”"</span>
        }
        .into_any(),
    }
}

/// All that one combobox remembers; copied into its handlers.
#[derive(Clone, Copy)]
struct Combo {
    text: RwSignal<String>,
    open: RwSignal<bool>,
    active: RwSignal<Option<usize>>,
    lines: Memo<Vec<Line>>,
    chosen: Signal<Vec<ComboOption>>,
    on_change: Callback<Vec<ComboOption>>,
    on_create: Option<Callback<String>>,
    multiple: bool,
    frame: NodeRef<html::Div>,
    input: NodeRef<html::Input>,
    list: NodeRef<html::Ul>,
}

impl Combo {
    fn new(
        chosen: Signal<Vec<ComboOption>>,
        on_change: Callback<Vec<ComboOption>>,
        options: Callback<String, Vec<ComboOption>>,
        multiple: bool,
        on_create: Option<Callback<String>>,
    ) -> Combo {
        let text = RwSignal::new(String::new());
        let open = RwSignal::new(false);
        let lines = Memo::new(move |_| match open.get() {
            true => lines_for(text.get(), chosen.get(), options, on_create.is_some()),
            false => Vec::new(),
        });
        Combo {
            text,
            open,
            active: RwSignal::new(None),
            lines,
            chosen,
            on_change,
            on_create,
            multiple,
            frame: NodeRef::new(),
            input: NodeRef::new(),
            list: NodeRef::new(),
        }
    }

    /// One is picked and no more are wanted.
    fn is_full(self) -> bool {
        !self.multiple && !self.chosen.with(Vec::is_empty)
    }

    fn typed(self, text: String) {
        let ended_by_comma = self.multiple && self.on_create.is_some() && text.ends_with(',');
        self.text.set(text.trim_end_matches(',').to_owned());
        self.open_list();
        self.active.set((!text.trim().is_empty()).then_some(0));
        if ended_by_comma {
            self.settle(true);
        }
    }

    fn key(self, event: &ev::KeyboardEvent) {
        let handled = match event.key().as_str() {
            "ArrowDown" => self.step(1),
            "ArrowUp" => self.step(-1),
            "Enter" => self.pick_active(),
            "Escape" if self.open.get_untracked() => self.close_list(),
            "Backspace" if self.text.with_untracked(String::is_empty) => self.remove_last(),
            key => self.is_full() && key.chars().count() == 1 && !event.ctrl_key() && !event.meta_key(),
        };
        if handled {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    fn step(self, by: isize) -> bool {
        self.open_list();
        let count = self.lines.with_untracked(Vec::len) as isize;
        if count > 0 {
            let from = self.active.get_untracked().map_or(if by > 0 { -1 } else { 0 }, |at| at as isize);
            self.active.set(Some((from + by).rem_euclid(count) as usize));
            self.reveal_active();
        }
        true
    }

    fn pick_active(self) -> bool {
        let line = self.lines.with_untracked(|lines| lines.get(self.active.get_untracked()?).cloned());
        line.map(|line| self.pick(line)).is_some()
    }

    fn pick(self, line: Line) {
        self.text.set(String::new());
        // Closed, so that it covers nothing of what comes next; typing opens it for one more.
        self.close_list();
        match (line, self.on_create) {
            (Line::Pick(option), _) => self.add(option),
            (Line::Create(text), Some(on_create)) => on_create.run(text),
            (Line::Create(_), None) => {}
        }
    }

    fn add(self, option: ComboOption) {
        let mut all = if self.multiple { self.chosen.get_untracked() } else { Vec::new() };
        all.push(option);
        self.on_change.run(all);
    }

    fn remove(self, value: &str) {
        let mut all = self.chosen.get_untracked();
        all.retain(|option| option.value != value);
        self.on_change.run(all);
    }

    fn remove_last(self) -> bool {
        let mut all = self.chosen.get_untracked();
        let removed = all.pop().is_some();
        if removed {
            self.on_change.run(all);
        }
        removed
    }

    fn leave(self, keep_typed: bool, keep_unmatched: bool) {
        // The browser takes the focus from an element that is being removed, too.
        if self.text.try_get_untracked().is_some() {
            self.settle(keep_typed || keep_unmatched && !self.matches_something());
            self.close_list();
        }
    }

    fn matches_something(self) -> bool {
        self.lines.with_untracked(|lines| lines.iter().any(|line| matches!(line, Line::Pick(_))))
    }

    /// Takes text that names exactly one of the lines for a pick, and other text for something new if it may.
    fn settle(self, may_create: bool) {
        let text = self.text.get_untracked().trim().to_lowercase();
        let exact = |line: &&Line| match line {
            Line::Pick(option) => option.label.to_lowercase() == text,
            Line::Create(_) => may_create,
        };
        let line = self.lines.with_untracked(|lines| lines.iter().find(exact).cloned());
        if let (false, Some(line)) = (text.is_empty(), line) {
            self.pick(line);
        }
    }

    fn open_list(self) {
        if !self.open.get_untracked() && !self.is_full() {
            self.open.set(true);
        }
    }

    fn close_list(self) -> bool {
        self.open.set(false);
        self.active.set(None);
        true
    }

    fn show_list(self, show: bool) {
        let Some(list) = self.list.get_untracked() else { return };
        self.put_list();
        // Refused only where it is so already.
        drop(if show { list.show_popover() } else { list.hide_popover() });
    }

    fn put_list(self) {
        if let (Some(frame), Some(list)) = (self.frame.get_untracked(), self.list.get_untracked()) {
            place(&frame, &list, FloatWidth::Control);
        }
    }

    fn reveal_active(self) {
        request_animation_frame(move || {
            let list = self.list.get_untracked();
            let line = list.and_then(|list| list.query_selector("[aria-selected=true]").ok().flatten());
            if let Some(line) = line {
                super::row_pool::scroll_into_nearest_view(&line);
            }
        });
    }

    fn focus(self) {
        if let Some(input) = self.input.get_untracked() {
            drop(input.focus());
        }
    }
}

/// What is offered and not yet chosen, then the offer to make something new if no line has just that name.
fn lines_for(
    text: String,
    chosen: Vec<ComboOption>,
    options: Callback<String, Vec<ComboOption>>,
    may_create: bool,
) -> Vec<Line> {
    let name = text.trim().to_owned();
    let mut offered = options.run(text);
    offered.retain(|option| chosen.iter().all(|picked| picked.value != option.value));
    let same = |option: &ComboOption| option.label.to_lowercase() == name.to_lowercase();
    let is_new = may_create && !name.is_empty() && !offered.iter().chain(&chosen).any(same);
    offered.into_iter().map(Line::Pick).chain(is_new.then_some(Line::Create(name))).collect()
}
