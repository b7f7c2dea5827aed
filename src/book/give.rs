//! Give (what the user can give) and Piece (something they published).

use super::record::{Each, noun};
use crate::day::Day;
use serde::{Deserialize, Serialize};

noun! {
    /// Something the user can give (R61).
    Give {
        /// A skill, something to read, a circle of people, a tool.
        1 kind: one GiveKind,
        /// In a few words.
        2 text: one String,
        /// Words by which it is found.
        3 tags: each Each<String>,
        /// 1 = five minutes or less, 2, 3.
        4 size: one u8,
    } names |_give, _see| {}
}

noun! {
    /// Something the user published (R73).
    Piece {
        /// Its title.
        1 title: one String,
        /// Where it can be read.
        2 url: one String,
        /// What it is about.
        3 tags: each Each<String>,
        /// The day it came out.
        4 published_on: one Option<Day>,
    } names |_piece, _see| {}
}

/// What kind of thing the user can give (R61).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GiveKind {
    /// Something they know how to do.
    #[default]
    Skill,
    /// Something worth reading.
    Article,
    /// People they know.
    Circle,
    /// A tool, a room, a thing to lend.
    Tool,
}

impl GiveKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [GiveKind; 4] = [GiveKind::Skill, GiveKind::Article, GiveKind::Circle, GiveKind::Tool];
}
