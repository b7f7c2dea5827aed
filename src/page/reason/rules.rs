//! The rules in plain words: what "Why am I seeing this?" says.

/// The rule behind a card, in plain words with whose claim it is: "Why am I seeing this?".
pub fn rule_in_words(rule: u8) -> &'static str {
    match rule {
        8 => {
            "Asking for introductions to people who decide or know takes courage, and it is what moves things on."
        }
        15 => {
            "People can only help with what they know. Telling them is no asking; one at a time, in your own words."
        }
        20 => {
            "Whoever introduces you is thanked by the next working day: the introduction is their favor to you."
        }
        21 => {
            "Everybody who helped or gave you time is thanked by the next working day. Three sources on thank-you notes say: within 24 hours."
        }
        23 => "People who helped enjoy seeing progress, and being credited for it.",
        41 => "Somebody has a problem that you can solve, posted as a job or not.",
        43 => {
            "Several calls and mails are often needed, on changing channels. Silence is not a no; each further try waits some working days, and after the last one Kith lets it rest."
        }
        53 => "Thanks do not depend on the news: an honest no is a gift too.",
        54 => "Good records make the next talk easy. What is left open is offered once; blank is fine too.",
        56 => {
            "When you have arrived, everybody who helped hears it from you, with thanks: first those on the path that led there."
        }
        57 => "You set a rhythm for staying in touch, also when you need nothing.",
        60 => {
            "The well is built before the thirst: people you keep in touch with in good times are there in hard ones."
        }
        88 => {
            "Being introduced is only the beginning: you write, you meet, and the one who introduced you hears what became of it."
        }
        90 => "Silence is not a refusal. After 90 days at a place you are still after, one more look.",
        92 => "You decided on this as the next step, or gave your word.",
        97 => "Good and bad times are worth sharing, not only needs.",
        98 => "Real concern shows: a wish before the day, a question after it.",
        104 => {
            "Start today, before the next time you need somebody: a hello to people who would remember you well."
        }
        106 => "There will be a next time. Whoever helped is somebody to stay in touch with, if they like.",
        108 => "People who write to you get the time of day: an answer by the next working day.",
        110 => {
            "Nothing stands in the way of asking. People who ask tend to expect fewer yeses than they get, a study of help-seekers says (Flynn and Lake, 2008)."
        }
        112 => "Everybody you know counts. Kith knows nothing of them until you say it.",
        113 => "Remembering their lives: a new position is a moment to be glad with them.",
        114 => "You noted this day of their life.",
        117 => {
            "Places you are after, the five you want most at once, and two people to begin with at each: one after the other, until somebody there is of help."
        }
        _ => "You put this here.",
    }
}
