//! Invented names: people of many places, organizations, titles, and the words of what is noted about them.

use super::Chance;

/// Given and family names that go together, and whether the family's comes first.
type People = (&'static [&'static str], &'static [&'static str], bool);

#[rustfmt::skip]
const PLACES: [People; 14] = [
    (&["Amina", "Chidi", "Folake", "Ngozi", "Tunde", "Zainab", "Emeka", "Ifeoma"],
     &["Adeyemi", "Bello", "Eze", "Nwosu", "Okafor", "Okonkwo", "Balogun", "Danjuma"], false),
    (&["Ana", "Beatriz", "Diego", "Lucía", "Mateo", "Rosa", "Santiago", "Ximena"],
     &["Campos", "Delgado", "García", "Herrera", "Morales", "Rivas", "Ruiz", "Vargas"], false),
    (&["Astrid", "Björn", "Freja", "Gustav", "Ingrid", "Linnéa", "Mikkel", "Sigrún"],
     &["Ahl", "Berg", "Dahl", "Holm", "Jensen", "Lind", "Madsen", "Ström"], false),
    (&["Wei", "Bo", "Fang", "Jun", "Li", "Mei", "Xin", "Yan"],
     &["Chen", "Huang", "Lin", "Liu", "Tan", "Wang", "Zhang", "Zhou"], true),
    (&["Aiko", "Daichi", "Haruka", "Kenji", "Noriko", "Sora", "Yuki", "Ren"],
     &["Abe", "Fujita", "Hayashi", "Mori", "Sato", "Suzuki", "Tanaka", "Yamada"], true),
    (&["Aditi", "Arjun", "Kavya", "Priya", "Ravi", "Rohan", "Sunita", "Vikram"],
     &["Banerjee", "Desai", "Iyer", "Kaur", "Menon", "Patel", "Rao", "Sharma"], false),
    (&["Karim", "Leila", "Nadia", "Omar", "Samira", "Tariq", "Yusuf", "Rania"],
     &["Aziz", "Benali", "Demir", "Farouk", "Haddad", "Khalil", "Mansour", "Rahimi"], false),
    (&["Anneliese", "Claire", "Esther", "Henrik", "Ilse", "Luca", "Mathilde", "Pavel"],
     &["Conti", "Fontaine", "Goldberg", "Moretti", "Novák", "Vogt", "Wagner", "de Wit"], false),
    (&["Aoife", "Callum", "Ewan", "Grace", "Owen", "Rhian", "Saoirse", "Siobhán"],
     &["Byrne", "Campbell", "Doyle", "Kelly", "McLeod", "Price", "Walsh", "Evans"], false),
    (&["Dmitri", "Elena", "Irina", "Marta", "Oksana", "Piotr", "Tomasz", "Vera"],
     &["Boyko", "Kowalska", "Petrova", "Sokolov", "Shevchenko", "Volkov", "Zielińska", "Dudek"], false),
    (&["Abebe", "Grace", "Kwame", "Makena", "Tendai", "Thandiwe", "Wanjiru", "Kofi"],
     &["Bekele", "Boateng", "Dube", "Kimani", "Mensah", "Moyo", "Osei", "Sesay"], false),
    (&["Anh", "Hoa", "Linh", "Minh", "Thảo", "Tuấn", "Dung", "Mai"],
     &["Bùi", "Đặng", "Lê", "Nguyễn", "Phạm", "Trần", "Võ", "Hồ"], true),
    (&["Aroha", "Hemi", "Kahu", "Leilani", "Mana", "Sina", "Tane", "Moana"],
     &["Kahale", "Ngata", "Parata", "Taumata", "Tui", "Waaka", "Fonoti", "Mahina"], false),
    (&["Amélie", "Daniel", "Jasmine", "Jordan", "Malik", "Rebecca", "Samuel", "Tessa"],
     &["Brooks", "Carter", "Johnson", "Nguyen", "Reid", "Stein", "Tremblay", "Washington"], false),
];

#[rustfmt::skip]
const FIRST_WORDS: [&str; 40] = [
    "Alder", "Amber", "Anchor", "Aspen", "Beacon", "Birch", "Bramble", "Cedar", "Civic", "Clover", "Copper",
    "Ember", "Fern", "Fjord", "Granite", "Harbour", "Hazel", "Heron", "Juniper", "Kestrel", "Lantern", "Larch",
    "Linden", "Marsh", "Meadow", "Moss", "North", "Ochre", "Orchard", "Ostara", "Pebble", "Quill", "River",
    "Rowan", "Sable", "Tallow", "Tidal", "Umber", "Willow", "Yarrow",
];

#[rustfmt::skip]
const SECOND_WORDS: [&str; 25] = [
    "Analytics", "Books", "Bridge", "Care", "Collective", "Design", "Energy", "Foods", "Foundry", "Freight",
    "Health", "Instruments", "Labs", "Learning", "Library", "Logistics", "Museum", "Optics", "Rail", "Software",
    "Studio", "Textiles", "Transit", "Water", "Works",
];

#[rustfmt::skip]
const PLACE_WORDS: [&str; 12] = [
    "of Asker", "of Brindle", "of Carrow", "of Denholm", "of Elmstead", "of Farrow", "of Gale", "of Holt",
    "of Inver", "of Kells", "of Lorne", "of Merrow",
];

#[rustfmt::skip]
pub(super) const TITLES: [&str; 16] = [
    "Analyst", "Archivist", "Data engineer", "Designer", "Director", "Editor", "Engineer", "Founder",
    "Head of data", "Nurse", "Planner", "Product manager", "Recruiter", "Researcher", "Team lead", "Teacher",
];

pub(super) const FACTS: [&str; 6] = [
    "Sings in a choir",
    "Moved house in the spring",
    "Two children at school",
    "Learning to sail",
    "Reads poetry",
    "Keeps bees",
];

pub(super) const STEPS: [&str; 5] =
    ["call again", "send the article", "ask how it went", "look up the train", "suggest a day for coffee"];

pub(super) const PROMISES: [&str; 5] =
    ["send the article", "read the draft", "ask a friend about it", "lend the book", "share the notes"];

/// Given name, family name, and whether the family's comes first.
pub(super) fn person(chance: &mut Chance) -> (String, String, bool) {
    let (givens, families, family_first) = chance.pick(&PLACES);
    let mut given = chance.pick(givens).to_owned();
    if chance.once_in(10, 3) {
        given = format!("{given} {}", chance.pick(givens));
    }
    (given, chance.pick(families).to_owned(), family_first)
}

/// The name of the organization of this number.
pub(super) fn organization(number: u32) -> String {
    let number = number as usize;
    let pairs = FIRST_WORDS.len() * SECOND_WORDS.len();
    // Steps that share no factor with the number of pairs, so that neighbours differ in both words.
    let pair = number * 377 % pairs;
    let name =
        format!("{} {}", FIRST_WORDS[pair % FIRST_WORDS.len()], SECOND_WORDS[pair / FIRST_WORDS.len()]);
    match number / pairs {
        0 => name,
        more => format!("{name} {}", PLACE_WORDS[(more - 1) % PLACE_WORDS.len()]),
    }
}
