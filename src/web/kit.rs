//! The kit: small, dumb, accessible parts that every page is made of.
//!
//! It knows nothing of the book. Props are plain values or signals (`#[prop(into)] x: Signal<T>` takes a value, a signal or a
//! closure) and callbacks (`on_...`, a closure will do); state belongs to the caller. The words that pages write into
//! `class` stand at the head of each file in `style/`.
//!
//! ```text
//! Icon            <Icon glyph=Glyph::Mail/>                      decoration: never the only name of a control
//! Button          <Button kind=ButtonKind::Main icon=Glyph::Mail on_press=move || thank()>"Thank"</Button>
//!                 kinds Main (one a card), Quiet, Plain, Danger; submit=true sends the form around it; disabled=signal
//! IconButton      <IconButton icon=Glyph::Star label="Pin" pressed=pinned on_press=move || pin()/>
//! LinkButton      <LinkButton href="#/people" icon=Glyph::People>"People"</LinkButton>
//! Menu            <Menu label="More for Ana" items=Signal::stored(vec![MenuItem::new(Glyph::Clock, "In a week", later)])/>
//!                 icon_only=false shows the label; MenuItem::new(...).danger()
//!
//! Field           <Field label="Name" kind=FieldKind::Name value=name on_input=move |text| name.set(text) problem=problem/>
//!                 kinds Line Long Name Email Phone Link Number Search Secret Time; hint, placeholder, rows, hide_label
//! SelectField     <SelectField label="Role" choices=vec![Choice::new("peer", "Peer")] value=role on_pick=move |v| role.set(v)/>
//! DateField       <DateField label="When" value=day on_input=set quick=vec![Choice::new("2026-03-02", "Today")]/>
//! CheckField      <CheckField label="Remind me" checked=on on_change=move |yes| on.set(yes)/>
//! ChoiceGroup     <ChoiceGroup label="How" choices=ways value=way on_pick=move |v| way.set(v)/>           one of a few
//! ChipGroup       <ChipGroup label="Show" choices=filters chosen=chosen on_change=move |all| chosen.set(all)/>  several
//! Combobox        <Combobox label="With" multiple=true chosen=people on_change=set options=find on_create=add/>
//!                 options: Fn(String) -> Vec<ComboOption>, ComboOption::new(value, label).hint("Head of product, Acme")
//! FilePicker      <FilePicker label="Choose a file" hint="or drop it here" accept=".csv" on_file=move |file| read(file)/>
//! TagInput        <TagInput label="Tags" tags=tags on_change=set known=move |text: String| matching(&text)/>
//!
//! Dialog          <Dialog open=open title="Log" on_close=move || open.set(false)> ... <div class="dialog-actions">
//!                 a sheet on a phone; focus goes to [autofocus], the first field or the main button; size=DialogSize::Small
//! ModalFrame      <ModalFrame open=open class="palette" label="Commands" on_close=close> ...      a bare modal
//! ToastRegion     <ToastRegion toasts=toasts on_dismiss=move |id| remove(id)/>     once; Toast { id, text, action }
//!
//! Card            <Card headline=move || view! { <a href=link>{name}</a> } detail=role why=move || view! { <p>{why}</p> }
//!                       before=avatar corner=badge actions=buttons> what else </Card>
//! Avatar          <Avatar name="Ana Ruiz" large=true/>           Badge  <Badge text="today" tone=Tone::Due/>
//! Tag             <Tag text="product" on_remove=move || remove()/>
//! EmptyState      <EmptyState drawing=Drawing::Cup title="Nothing is owed." text="If you have five minutes: ..."> button
//! Tabs            <Tabs label="About Ana" tabs=choices current=tab on_pick=move |t| tab.set(t)> panel </Tabs>
//! Disclosure      <Disclosure summary="Why am I seeing this?" detail="3"> what it hides </Disclosure>
//! Progress        <Progress label="Reading" done=move || Some(0.4) on_cancel=stop/>      done=None while it is unknown
//! SaveState       <SaveState text=sentence tone=SaveTone::Saved href="#/data"/>
//!
//! List            <List each=move || lines.get() key=|line| line.id let:line> row </List>
//! RowPool         <RowPool label="People" count=count row_height=60.0 current=current on_current=set row=draw/>
//!                 draw: Fn(Row) -> view, once a slot; follow row.index (a signal) and set tabindex=move || row.tab_index()
//!
//! SkipLink, Announcer once in the frame; focus_heading() after navigating; announce("3 people found"); focus_first("#id")
//! Timer           let timer = Timer::new(); timer.start(Duration::from_secs(1), save)      restarts; stops with its component
//! ```

mod button;
mod card;
mod choice;
mod combobox;
mod dialog;
mod empty;
mod field;
mod file_picker;
mod float;
mod focus;
mod icon;
mod list;
mod menu;
mod row_pool;
mod status;
mod tabs;
mod tag_input;
mod timer;
mod toast;

pub use button::{Button, ButtonKind, IconButton, LinkButton};
pub use card::{Avatar, Badge, Card, Tag, Tone, avatar_class, initials};
pub use choice::{ChipGroup, ChoiceGroup};
pub use combobox::{ComboOption, Combobox};
pub use dialog::{Dialog, DialogSize, ModalFrame};
pub use empty::{Drawing, EmptyState};
pub use field::{CheckField, Choice, DateField, Field, FieldKind, SelectField};
pub use file_picker::FilePicker;
pub use focus::{Announcer, SkipLink, announce, focus_first, focus_heading};
pub use icon::{Glyph, Icon};
pub use list::List;
pub use menu::{Menu, MenuItem};
pub use row_pool::{Row, RowPool};
pub use status::{Progress, SaveState, SaveTone};
pub use tabs::{Disclosure, Tabs};
pub use tag_input::TagInput;
pub use timer::Timer;
pub use toast::{Toast, ToastAction, ToastRegion};

use std::sync::atomic::{AtomicU32, Ordering};

/// An id that no other element on the page has.
pub(crate) fn fresh_id(what: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{what}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
