//! Drafts: a half-typed form survives a reload. Saving the form drops it; so do a forget and a wipe.

use crate::persist::envelope::{self, Kind, seal};
use crate::schema::VERSION;
use crate::web::clock;
use crate::web::desk::{Desk, use_desk};
use crate::web::idb::DRAFT;
use crate::web::kit::Timer;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// How long nothing was typed when a draft is kept.
const QUIET: Duration = Duration::from_secs(1);

/// The draft of one form. A handle, for the form's own component.
#[derive(Clone, Copy)]
pub struct Draft {
    desk: Desk,
    name: StoredValue<String>,
    quiet: Timer,
}

impl Draft {
    /// The draft of the form `name` (one for each record that can be edited: `"log"`, `"person/7f..."`).
    pub fn new(name: impl Into<String>) -> Draft {
        let name = format!("{DRAFT}{}", name.into());
        Draft { desk: use_desk(), name: StoredValue::new(name), quiet: Timer::new() }
    }

    /// Keeps `text` once nothing has been typed for a second. A draft that cannot be kept is no harm.
    pub fn keep(self, text: String) {
        self.quiet.start(QUIET, move || self.keep_at_once(&text));
    }

    /// Keeps `text` now: the page is being left.
    pub fn keep_at_once(self, text: &str) {
        self.quiet.stop();
        let (desk, name) = (self.desk, self.name.get_value());
        let sealed = seal(Kind::Draft, VERSION, clock::now(), text.as_bytes());
        spawn_local(async move {
            if let Ok(database) = desk.database().await {
                _ = database.thing_put(&name, &sealed).await;
            }
        });
    }

    /// Hands over what was kept, if anything.
    pub fn when_found(self, take_up: impl FnOnce(String) + 'static) {
        let take_up: Box<dyn FnOnce(String)> = Box::new(take_up);
        spawn_local(async move {
            if let Some(text) = self.find().await {
                take_up(text);
            }
        });
    }

    async fn find(self) -> Option<String> {
        let name = self.name.get_value();
        let bytes = self.desk.database().await.ok()?.thing_get(&name).await.ok()??;
        let draft = envelope::open(VERSION, &bytes).ok()?;
        String::from_utf8(draft.payload.to_vec()).ok()
    }

    /// Keeps nothing any more: the form was saved or given up.
    pub fn forget(self) {
        self.quiet.stop();
        let (desk, name) = (self.desk, self.name.get_value());
        spawn_local(async move {
            if let Ok(database) = desk.database().await {
                _ = database.thing_delete(&name).await;
            }
        });
    }
}
