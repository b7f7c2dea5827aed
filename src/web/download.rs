//! Downloads: hands bytes to the browser as a file to keep.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Has the browser save `bytes` under `name`.
///
/// # Errors
/// Where the browser has no room for the bytes, or no page to put a link on.
pub fn download(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let link = link(name, kind, bytes)?;
    link.click();
    Url::revoke_object_url(&link.href())
}

/// A link that saves `bytes` under `name` when it is followed.
///
/// # Errors
/// As [`download`].
pub fn link(name: &str, kind: &str, bytes: &[u8]) -> Result<HtmlAnchorElement, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&Url::create_object_url_with_blob(&blob)?);
    link.set_download(name);
    Ok(link)
}
