//! Files: reads what the user chose or dropped.

use js_sys::Uint8Array;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The browser could not hand the file over: it was moved or removed, or may not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// The bytes of a file. Look at its size first: all of it goes into memory.
///
/// # Errors
/// [`Unreadable`] if the browser could not read it.
pub async fn read(file: &File) -> Result<Vec<u8>, Unreadable> {
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Comes back when the browser has had time to draw: between the steps of long work.
pub async fn let_the_page_draw() {
    let drawn = js_sys::Promise::new(&mut |done, _| {
        set_timeout(
            move || {
                // A plain callback of the browser's own does not throw.
                drop(done.call0(&wasm_bindgen::JsValue::UNDEFINED));
            },
            TIME_TO_DRAW,
        );
    });
    // It is only ever resolved.
    drop(JsFuture::from(drawn).await);
}

/// A little more than two frames.
const TIME_TO_DRAW: Duration = Duration::from_millis(40);
