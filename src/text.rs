//! Text as people compare it: folding, words, initials, keys of companies and profiles, a fixed hash.
//!
//! Everything that asks "are these the same?" or "does this match?" goes through here, so that search,
//! import and duplicates agree.

mod company;
mod profile;

pub use company::{company_key, same_company};
pub use profile::profile_key;

use std::ops::Range;

/// Text reduced to what matters when comparing: lower case, no diacritics or invisible marks, runs of
/// white space as one space, none at the ends. Punctuation stays.
///
/// ```
/// assert_eq!(kith::text::fold("  Łukasz  STRAẞE-Ærø "), "lukasz strasse-aero");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let before = folded.len();
        if before > 0 {
            folded.push(' ');
        }
        let start = folded.len();
        word.chars().for_each(|c| push_folded(c, &mut folded));
        if folded.len() == start {
            folded.truncate(before);
        }
    }
    folded
}

/// The folded words of a text: letters and digits between anything else, apostrophes left out.
///
/// ```
/// assert_eq!(kith::text::words("Jean-Luc O’Brien"), ["jean", "luc", "obrien"]);
/// ```
pub fn words(text: &str) -> Vec<String> {
    let mut folded = String::new();
    fold_words(text, &mut folded);
    folded.split_ascii_whitespace().map(str::to_owned).collect()
}

/// Puts the folded words of a text into `into`, replacing what it held, with one space between them:
/// [`words`] for callers who do this a hundred thousand times.
pub fn fold_words(text: &str, into: &mut String) {
    into.clear();
    into.reserve(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if gap && !into.is_empty() {
                into.push(' ');
            }
            gap = false;
            push_folded(c, into);
        } else if !joins_words(c) {
            gap = true;
        }
    }
}

/// Where the words of a text stand, each with its folded form: as [`words`], but an apostrophe parts them.
///
/// ```
/// let places = kith::text::word_places("Ana’s car");
/// assert_eq!(places, [(0..3, "ana".to_owned()), (6..7, "s".to_owned()), (8..11, "car".to_owned())]);
/// ```
pub fn word_places(text: &str) -> Vec<(Range<usize>, String)> {
    let mut places: Vec<(Range<usize>, String)> = Vec::new();
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match places.last_mut() {
            Some((place, word)) if place.end == at && (c.is_alphanumeric() || is_mark(c)) => {
                place.end = end;
                push_folded(c, word);
            }
            _ if c.is_alphanumeric() => {
                let mut word = String::new();
                push_folded(c, &mut word);
                places.push((at..end, word));
            }
            _ => {}
        }
    }
    places
}

/// A whole name as first names and family name: the last word is the family name, or what stands before a
/// comma.
///
/// ```
/// use kith::text::split_name;
/// assert_eq!(split_name("Ana María Ruiz"), ("Ana María".into(), "Ruiz".into()));
/// assert_eq!(split_name("Ruiz Prieto, Ana"), ("Ana".into(), "Ruiz Prieto".into()));
/// ```
pub fn split_name(name: &str) -> (String, String) {
    let name = name.trim();
    let (given, family) = match name.split_once(',') {
        Some((family, given)) if !given.trim().is_empty() => (given, family),
        _ => name.rsplit_once(char::is_whitespace).unwrap_or((name, "")),
    };
    (given.trim().to_owned(), family.trim().to_owned())
}

/// The one or two letters shown where there is no photo: of the first and the last word of a name, as
/// capitals. What follows a comma or stands in brackets is left out; no letter gives an empty text.
///
/// ```
/// assert_eq!(kith::text::initials("Ana María da Silva, PhD (she/her)"), "AS");
/// ```
pub fn initials(name: &str) -> String {
    let name = name.split([',', '(']).next().unwrap_or_default();
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphabetic()));
    let first = letters.next();
    let last = letters.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// The 64-bit FNV-1a hash of some bytes: the same in every build and on every device, so what is chosen
/// by it never changes. No protection against somebody who looks for collisions.
pub const fn stable_hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

/// Pushes the folded form of one character: none, one or two letters.
fn push_folded(c: char, into: &mut String) {
    match c {
        '\0'..='\x7f' => into.push(c.to_ascii_lowercase()),
        '\u{c0}'..='\u{24f}' => push_latin(c, LATIN, 0xc0, into),
        '\u{1e00}'..='\u{1eff}' => push_latin(c, LATIN_ADDITIONAL, 0x1e00, into),
        '\u{ff01}'..='\u{ff5e}' => push_fullwidth(c, into),
        _ if is_mark(c) => {}
        _ => into.extend(c.to_lowercase().map(without_accent)),
    }
}

/// The base letters of U+00C0 to U+024F. A digit stands for two letters, a dot for "only lower case".
const LATIN: &[u8] = b"\
aaaaaa1ceeeeiiiidnooooo.ouuuuy43aaaaaa1ceeeeiiiidnooooo.ouuuuy4y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii55jjkkklllllll\
lllnnnnnnnnnoooooo22rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
bbbb..occdddd.eeeffgg.iikkl..nnooo..pp.....ttttuu.vyyzz.........\
....666777888aaiioouuuuuuuuuueaaaa11..ggkkoooo..j666gg..nnaa11oo\
aaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylntjdqacclts\
z..buveejjqqrryy";

/// The base letters of U+1E00 to U+1EFF, among them those of Vietnamese.
const LATIN_ADDITIONAL: &[u8] = b"\
aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwyasss3daaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyllvvyy";

fn push_latin(c: char, table: &[u8], first: u32, into: &mut String) {
    let base = table.get((u32::from(c) - first) as usize).copied().unwrap_or(b'.');
    match base {
        b'1' => into.push_str("ae"),
        b'2' => into.push_str("oe"),
        b'3' => into.push_str("ss"),
        b'4' => into.push_str("th"),
        b'5' => into.push_str("ij"),
        b'6' => into.push_str("dz"),
        b'7' => into.push_str("lj"),
        b'8' => into.push_str("nj"),
        b'.' => into.extend(c.to_lowercase()),
        letter => into.push(char::from(letter)),
    }
}

/// Full-width letters and digits, as typed with East Asian keyboards.
fn push_fullwidth(c: char, into: &mut String) {
    let narrow = char::from_u32(u32::from(c) - 0xff01 + 0x21).unwrap_or(c);
    into.push(narrow.to_ascii_lowercase());
}

/// Accents of today's Greek and Cyrillic letters.
fn without_accent(c: char) -> char {
    match c {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ѐ' | 'ё' => 'е',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        'ў' => 'у',
        'ѓ' | 'ґ' => 'г',
        'ќ' => 'к',
        other => other,
    }
}

/// What stands inside a word without parting it.
fn joins_words(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´' | '·') || is_mark(c)
}

/// Characters that only modify their neighbours: combining accents, vowel points, viramas and tone
/// marks, and the invisible ones that steer joining and direction.
fn is_mark(c: char) -> bool {
    match c {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => true,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' => true,
        '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5c6}' => false,
        '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => true,
        '\u{964}' | '\u{965}' => false,
        '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{a3c}' | '\u{a4d}' | '\u{abc}' | '\u{acd}' => true,
        '\u{b3c}' | '\u{b4d}' | '\u{bcd}' | '\u{c4d}' | '\u{cbc}' | '\u{ccd}' | '\u{d4d}' | '\u{dca}' => true,
        '\u{e47}'..='\u{e4e}' | '\u{ec8}'..='\u{ece}' | '\u{1037}' | '\u{1039}' | '\u{103a}' => true,
        '\u{17c6}'..='\u{17d3}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding_takes_away_case_accents_and_spare_space() {
        for (text, folded) in [
            ("Müller", "muller"),
            ("Mu\u{308}ller", "muller"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("Bjørn Ærøskøbing", "bjorn aeroskobing"),
            ("Đặng Thị Hồng", "dang thi hong"),
            ("İstanbul IĞDIR ışık", "istanbul igdir isik"),
            ("Œuvre Ĳssel Þór", "oeuvre ijssel thor"),
            ("Γιώργος ΠΑΠΑΔΌΠΟΥΛΟΣ", "γιωργοσ παπαδοπουλοσ"),
            ("Алёна Йовович", "алена иовович"),
            ("ＡＮＡ　Ｓｉｌｖａ", "ana silva"),
            ("李 小龙", "李 小龙"),
            ("مُحَمَّد", "محمد"),
            ("  \t two\n\nlines ", "two lines"),
            ("\u{feff}Ana\u{200b} \u{200b} Silva", "ana silva"),
            ("O'Neil & Sons, Inc.", "o'neil & sons, inc."),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn words_are_letters_and_digits_between_anything_else() {
        for (text, expected) in [
            ("Ana-María O’Brien", vec!["ana", "maria", "obrien"]),
            ("ana.silva@acme.com", vec!["ana", "silva", "acme", "com"]),
            ("+49 170 / 12-34", vec!["49", "170", "12", "34"]),
            ("Col·lectiu d'Art", vec!["collectiu", "dart"]),
            ("प्रिया शर्मा", vec!["परिया", "शरमा"]),
            ("--- !!!", vec![]),
        ] {
            assert_eq!(words(text), expected);
        }
    }

    #[test]
    fn initials_are_of_the_first_and_last_word() {
        for (name, expected) in [
            ("Ana Silva", "AS"),
            ("Ana", "A"),
            ("Jean-Luc de la Tour", "JT"),
            ("ørsted åse", "ØÅ"),
            ("🚀 Ana “Nina” Silva, MBA", "AS"),
            ("李小龙", "李"),
            ("123", ""),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(stable_hash(b""), 0xcbf29ce484222325);
        assert_eq!(stable_hash(b"a"), 0xaf63dc4c8601ec8c);
        assert_eq!(stable_hash(b"foobar"), 0x85944171f73967e8);
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC*|[À-ɏḀ-ỿ ]*|[α-ώ ]*|[а-ї ]*") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            let folded = words(&text).join(" ");
            prop_assert_eq!(words(&folded).join(" "), folded);
        }
    }
}
