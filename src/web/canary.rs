//! What is kept beside the database, in localStorage: the canary of each database and the device's
//! own number. All of it may be missing at any time, and nothing depends on it being there.

use crate::moment::Device;
use crate::persist::canary::Canary;
use crate::web::clock;
use gloo_storage::{LocalStorage, Storage};
use serde::{Serialize, de::DeserializeOwned};

/// The canary of the database `name`, if there is one.
pub fn read(name: &str) -> Option<Canary> {
    get(&key(name))
}

/// Remembers what is in the database `name`; call it after something was saved.
pub fn write(name: &str, canary: &Canary) {
    set(&key(name), canary);
}

/// Forgets the database `name`; call it before a wipe.
pub fn clear(name: &str) {
    if is_there() {
        LocalStorage::delete(key(name));
    }
}

/// This browser profile's number, drawn when it is first asked for.
pub fn device() -> Device {
    const KEY: &str = "kith.device";
    get(KEY).unwrap_or_else(|| {
        let device = Device(clock::seed() as u32);
        set(KEY, &device);
        device
    })
}

fn key(name: &str) -> String {
    format!("{name}.canary")
}

fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
    if is_there() { LocalStorage::get(key).ok() } else { None }
}

fn set<T: Serialize>(key: &str, value: &T) {
    if is_there() {
        // Refused only where there is no room; the canary then is an older one.
        let _ = LocalStorage::set(key, value);
    }
}

/// Whether the browser gives this page a localStorage; gloo takes it for granted.
fn is_there() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
