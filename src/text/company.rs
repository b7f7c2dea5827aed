//! The name a company is compared by: "Acme Technologies Pvt. Ltd." and "ACME" are one, "The Citadel"
//! and "Citadel" are two.

use super::fold_words;

/// Whether two names mean the same company. Names that fold to nothing mean none.
///
/// ```
/// use kith::text::same_company;
/// assert!(same_company("Siemens AG", "SIEMENS"));
/// assert!(!same_company("The Citadel", "Citadel"));
/// ```
pub fn same_company(one: &str, other: &str) -> bool {
    let key = company_key(one);
    !key.is_empty() && key == company_key(other)
}

/// The key of a company's name: folded words without what stands in brackets, legal forms and words like
/// "Group" at the end. All the words that remain must be equal: one shared word is never enough.
pub fn company_key(name: &str) -> String {
    let mut folded = String::new();
    fold_words(&outside_brackets(name).replace(['&', '+'], " and "), &mut folded);
    let mut core = folded.as_str();
    while let Some(shorter) = ENDINGS.iter().find_map(|ending| without_ending(core, ending)) {
        core = shorter;
    }
    let key = single_letters_joined(core);
    match ALIASES.iter().find(|(alias, _)| *alias == key) {
        Some((_, usual)) => (*usual).to_owned(),
        None => key,
    }
}

/// What may be left out at a name's end, as folded words; longer phrases before their own endings.
const ENDINGS: &[&str] = &[
    "inc",
    "incorporated",
    "llc",
    "l l c",
    "llp",
    "l l p",
    "lp",
    "ltd",
    "limited",
    "co",
    "corp",
    "corporation",
    "company",
    "plc",
    "p l c",
    "pvt",
    "private",
    "pte",
    "pty",
    "gmbh",
    "mbh",
    "ag",
    "kg",
    "kgaa",
    "ug",
    "ohg",
    "gbr",
    "ev",
    "e v",
    "eg",
    "e g",
    "se",
    "s e",
    "sa de cv",
    "s a de c v",
    "sa",
    "s a",
    "sas",
    "s a s",
    "sarl",
    "s a r l",
    "srl",
    "s r l",
    "s p a",
    "sl",
    "s l",
    "slu",
    "bv",
    "b v",
    "nv",
    "n v",
    "oy",
    "oyj",
    "ab",
    "asa",
    "a s",
    "aps",
    "lda",
    "ltda",
    "sro",
    "s r o",
    "sp z oo",
    "sp z o o",
    "doo",
    "d o o",
    "kk",
    "k k",
    "sdn bhd",
    "bhd",
    "tbk",
    "and",
    "group",
    "gruppe",
    "groupe",
    "grupo",
    "gruppo",
    "holding",
    "holdings",
    "technology",
    "technologies",
];

/// Names that share no words and yet mean the same company, both as keys.
const ALIASES: &[(&str, &str)] = &[
    ("amazon web services", "aws"),
    ("boston consulting", "bcg"),
    ("ernst and young", "ey"),
    ("facebook", "meta"),
    ("hewlett packard", "hp"),
    ("international business machines", "ibm"),
    ("jp morgan", "jpmorgan"),
    ("jpmorgan chase", "jpmorgan"),
    ("jp morgan chase", "jpmorgan"),
    ("meta platforms", "meta"),
    ("pricewaterhousecoopers", "pwc"),
    ("procter and gamble", "p and g"),
];

/// Words that cannot stand as a name, nor before an ending that may go: "Institute of Technology".
const NO_NAME: &[&str] = &["the", "of", "for", "de", "a"];

fn without_ending<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let rest = name.strip_suffix(ending)?.strip_suffix(' ')?;
    let last = rest.rsplit(' ').next().unwrap_or_default();
    (!NO_NAME.contains(&last)).then_some(rest)
}

/// The name without "(formerly Acme)"; a name wholly in brackets stays.
fn outside_brackets(name: &str) -> String {
    let mut depth = 0_u32;
    let mut outside = String::new();
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    if outside.trim().is_empty() { name.to_owned() } else { outside }
}

/// "j p morgan" as "jp morgan": initials are written with and without dots.
fn single_letters_joined(words: &str) -> String {
    let mut joined = String::new();
    let mut after_single = false;
    for word in words.split(' ') {
        let single = word.chars().count() == 1;
        let continues_initials = single && after_single;
        if !joined.is_empty() && !continues_initials {
            joined.push(' ');
        }
        joined.push_str(word);
        after_single = single;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_and_descriptions_at_the_end_are_left_out() {
        for (name, key) in [
            ("Acme Inc.", "acme"),
            ("ACME, Inc", "acme"),
            ("Acme Technologies Pvt. Ltd.", "acme"),
            ("Müller & Söhne GmbH & Co. KG", "muller and sohne"),
            ("Siemens AG", "siemens"),
            ("Volkswagen Group", "volkswagen"),
            ("Eni S.p.A.", "eni"),
            ("Cemex S.A. de C.V.", "cemex"),
            ("Allegro Sp. z o.o.", "allegro"),
            ("Meta (formerly Facebook)", "meta"),
            ("Meta Platforms, Inc.", "meta"),
            ("McKinsey & Company", "mckinsey"),
            ("The Boston Consulting Group", "the boston consulting"),
            ("J.P. Morgan", "jpmorgan"),
            ("JPMorgan Chase & Co.", "jpmorgan"),
            ("Booking.com", "booking com"),
            ("(stealth)", "stealth"),
            ("", ""),
        ] {
            assert_eq!(company_key(name), key, "{name}");
        }
    }

    #[test]
    fn something_that_names_the_company_always_remains() {
        for (name, key) in [
            ("The Group", "the group"),
            ("Limited", "limited"),
            ("Holdings Inc", "holdings"),
            ("Massachusetts Institute of Technology", "massachusetts institute of technology"),
            ("The Company", "the company"),
        ] {
            assert_eq!(company_key(name), key, "{name}");
        }
    }

    #[test]
    fn one_shared_word_is_not_the_same_company() {
        for (one, other) in [
            ("The Citadel", "Citadel"),
            ("Delta Air Lines", "Delta Dental"),
            ("Apple Bank", "Apple"),
            ("Zen Spa", "Zen"),
            ("", ""),
        ] {
            assert!(!same_company(one, other), "{one} and {other}");
        }
        assert!(same_company("Johnson & Johnson", "Johnson and Johnson, Inc."));
    }
}
