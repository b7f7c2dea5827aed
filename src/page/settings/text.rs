//! What the user writes of themselves and of their search, a line each.

use super::{edit_campaign, edit_me, words_of_line};
use crate::book::record::Each;
use crate::book::values::Labelled;
use crate::book::{Book, Campaign, Me};
use crate::command::Command;
use crate::day::Day;
use crate::id::FreshIds;

/// One text of Settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnText {
    /// The names the user goes by.
    Names,
    /// Their e-mail addresses.
    Emails,
    /// Their profile on the web.
    Profile,
    /// Employers, past and present.
    Employers,
    /// Schools.
    Schools,
    /// Their zone.
    Zone,
    /// Sixty seconds about themselves (R51).
    Snapshot,
    /// The roles they look for.
    Roles,
    /// Their title.
    Title,
    /// Their skills.
    Skills,
}

impl OwnText {
    /// Every text; what `SettingsPage::texts` holds, in this order.
    pub const ALL: [OwnText; 10] = [
        OwnText::Names,
        OwnText::Emails,
        OwnText::Profile,
        OwnText::Employers,
        OwnText::Schools,
        OwnText::Zone,
        OwnText::Snapshot,
        OwnText::Roles,
        OwnText::Title,
        OwnText::Skills,
    ];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            OwnText::Names => "Your names, parted by commas",
            OwnText::Emails => "Your e-mail addresses, parted by commas",
            OwnText::Profile => "Your profile on the web",
            OwnText::Employers => "Where you work and worked, parted by commas",
            OwnText::Schools => "Your schools, parted by commas",
            OwnText::Zone => "Your time zone, if not this device’s",
            OwnText::Snapshot => "You in sixty seconds",
            OwnText::Roles => "Roles you look for, parted by commas",
            OwnText::Title => "What you call yourself",
            OwnText::Skills => "What you are good at, parted by commas",
        }
    }

    /// A sentence of help, or an example.
    pub fn hint(self) -> &'static str {
        match self {
            OwnText::Names | OwnText::Emails => {
                "So that a file of messages or contacts knows which of them is you."
            }
            OwnText::Profile => "The address that you would put below a letter.",
            OwnText::Employers | OwnText::Schools => "Those who were there too come first in the sorting.",
            OwnText::Zone => "Such as: Europe/Paris.",
            OwnText::Snapshot => "Two things that went well, and what comes next.",
            OwnText::Roles => "Such as: analyst, head of analytics.",
            OwnText::Title => "Such as: data analyst.",
            OwnText::Skills => "Such as: SQL, teaching, plain writing.",
        }
    }

    /// Whether it may take several lines.
    pub fn is_long(self) -> bool {
        self == OwnText::Snapshot
    }

    /// As it stands.
    pub fn read(self, me: &Me, campaign: Option<&Campaign>) -> String {
        let of_campaign = |read: fn(&Campaign) -> String| campaign.map(read).unwrap_or_default();
        match self {
            OwnText::Names => me.names.join(", "),
            OwnText::Emails => {
                me.emails.iter().map(|email| email.value.as_str()).collect::<Vec<_>>().join(", ")
            }
            OwnText::Profile => me.profile.clone(),
            OwnText::Employers => me.employers.join(", "),
            OwnText::Schools => me.schools.join(", "),
            OwnText::Zone => me.zone.clone(),
            OwnText::Snapshot => me.snapshot.clone(),
            OwnText::Roles => of_campaign(|campaign| campaign.target_roles.join(", ")),
            OwnText::Title => of_campaign(|campaign| campaign.my_title.clone()),
            OwnText::Skills => of_campaign(|campaign| campaign.skills.join(", ")),
        }
    }

    /// Writes it; `fresh` gives ids to addresses that are new.
    pub fn write(self, book: &Book, text: &str, today: Day, fresh: &mut FreshIds) -> Command {
        let trimmed = text.trim().to_owned();
        match self {
            OwnText::Names => edit_me(book, |me| me.names = words_of_line(text)),
            OwnText::Emails => edit_me(book, |me| me.emails = addresses(&me.emails, text, fresh)),
            OwnText::Profile => edit_me(book, |me| me.profile = trimmed),
            OwnText::Employers => edit_me(book, |me| me.employers = words_of_line(text)),
            OwnText::Schools => edit_me(book, |me| me.schools = words_of_line(text)),
            OwnText::Zone => edit_me(book, |me| me.zone = trimmed),
            OwnText::Snapshot => edit_me(book, |me| me.snapshot = trimmed),
            OwnText::Roles => {
                edit_campaign(book, today, |campaign| campaign.target_roles = words_of_line(text))
            }
            OwnText::Title => edit_campaign(book, today, |campaign| campaign.my_title = trimmed),
            OwnText::Skills => edit_campaign(book, today, |campaign| campaign.skills = words_of_line(text)),
        }
    }
}

/// The addresses of a line; one that was there keeps its id and label.
fn addresses(before: &Each<Labelled>, line: &str, fresh: &mut FreshIds) -> Each<Labelled> {
    let address = |value: &String| {
        let known = before.iter().find(|email| email.value == *value).cloned();
        known.unwrap_or_else(|| Labelled { id: fresh.fresh(), value: value.clone(), ..Labelled::default() })
    };
    words_of_line(line).iter().map(address).collect()
}
