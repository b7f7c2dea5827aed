//! The form for somebody new.

use crate::book::Contact;
use crate::book::contact::HowMet;
use crate::book::record::Each;
use crate::book::values::Labelled;
use crate::command::{NewContact, Position};
use crate::id::{FreshIds, Id};
use crate::text::split_name;
use serde::{Deserialize, Serialize};

/// What the form for somebody new holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewPerson {
    /// The whole name.
    pub name: String,
    /// What the user calls them.
    pub called: String,
    /// An e-mail address.
    pub email: String,
    /// A telephone number.
    pub phone: String,
    /// Where they work or study.
    pub organization: String,
    /// As what.
    pub title: String,
    /// How the two met.
    pub met_how: HowMet,
    /// Who brought them together.
    pub introducer: Option<Id<Contact>>,
    /// Where they met.
    pub met_where: String,
    /// Tags.
    pub tags: Vec<String>,
}

impl NewPerson {
    /// A form that begins with what was searched for: a name or an e-mail address.
    pub fn named(text: &str) -> NewPerson {
        let text = text.trim().to_owned();
        match text.contains('@') && !text.contains(' ') {
            true => NewPerson { email: text, ..NewPerson::default() },
            false => NewPerson { name: text, ..NewPerson::default() },
        }
    }

    /// Whether there is enough to know them by.
    pub fn is_named(&self) -> bool {
        [&self.name, &self.called, &self.email].iter().any(|text| !text.trim().is_empty())
    }

    /// The contact that the form describes; `ids` are for the items of its lists.
    pub fn contact(&self, ids: &mut FreshIds) -> NewContact {
        let (given, family) = split_name(&self.name);
        let met_how = if self.introducer.is_some() { HowMet::Introducer } else { self.met_how };
        let contact = Contact {
            given,
            family,
            called: self.called.trim().into(),
            emails: item(ids, &self.email),
            phones: item(ids, &self.phone),
            met_how,
            introducer: self.introducer,
            met_where: self.met_where.trim().into(),
            tags: self.tags.iter().cloned().collect(),
            ..Contact::default()
        };
        let (title, organization) = (self.title.trim().into(), self.organization.trim().into());
        NewContact { contact, position: Position { title, organization } }
    }
}

fn item(ids: &mut FreshIds, value: &str) -> Each<Labelled> {
    let value = value.trim().to_owned();
    let item = (!value.is_empty()).then(|| Labelled { id: ids.fresh(), label: String::new(), value });
    item.into_iter().collect()
}
