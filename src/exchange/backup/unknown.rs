//! What a newer version wrote into a record and this one does not know: kept beside it as JSON text.

use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// The fields of a newer version, by name, each with its JSON text; and the stamps among `later` that are
/// about them.
#[derive(Debug, Default)]
pub(super) struct Unknown {
    pub(super) fields: BTreeMap<String, String>,
    pub(super) later: BTreeMap<String, String>,
}

impl Unknown {
    /// The text that a row keeps; empty if there is nothing.
    pub(super) fn text(&self) -> String {
        let mut parts: Vec<String> = self.fields.iter().map(|(name, json)| entry(name, json)).collect();
        if !self.later.is_empty() {
            parts.push(entry("later", &json(&self.later)));
        }
        if parts.is_empty() { String::new() } else { format!("{{{}}}", parts.join(",")) }
    }

    /// Reads the text that a row keeps.
    pub(super) fn of(text: &str) -> Unknown {
        let fields: BTreeMap<String, &RawValue> = serde_json::from_str(text).unwrap_or_default();
        let mut unknown = Unknown::default();
        for (name, json) in fields {
            match name.as_str() {
                "later" => unknown.later = serde_json::from_str(json.get()).unwrap_or_default(),
                _ => _ = unknown.fields.insert(name, json.get().to_owned()),
            }
        }
        unknown
    }
}

/// `"name":value`.
pub(super) fn entry(name: &str, json_text: &str) -> String {
    format!("{}:{json_text}", json(name))
}

/// A value as JSON. Names and texts cannot fail to print.
pub(super) fn json<V: serde::Serialize + ?Sized>(value: &V) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
