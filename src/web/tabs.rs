//! A nudge from one tab to the others: "something was written, look". It carries nothing else, and
//! nothing depends on it: a tab that misses it notices when it writes or is looked at again.

use wasm_bindgen::prelude::*;
use web_sys::BroadcastChannel;

/// The other tabs over one database, until it is dropped.
pub struct Tabs {
    /// `None` where the browser has no such channel.
    channel: Option<BroadcastChannel>,
    _nudged: Closure<dyn Fn()>,
}

impl Tabs {
    /// Joins the tabs over the database `name`; `nudged` is called when another one wrote.
    pub fn join(name: &str, nudged: impl Fn() + 'static) -> Tabs {
        let nudged = Closure::<dyn Fn()>::new(nudged);
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(nudged.as_ref().unchecked_ref()));
        }
        Tabs { channel, _nudged: nudged }
    }

    /// Tells the other tabs that this one wrote.
    pub fn nudge(&self) {
        if let Some(channel) = &self.channel {
            // Refused only once closed, and then nobody listens.
            let _ = channel.post_message(&JsValue::NULL);
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
