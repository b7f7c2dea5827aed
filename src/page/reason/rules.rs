//! The rules in plain words: what "Why am I seeing this?" says.

/// The rule behind a card, in plain words with whose claim it is: "Why am I seeing this?".
pub fn rule_in_words(rule: u8) -> &'static str {
    match rule {
        8 => {
            "Asking for introductions to people who decide or know takes courage, and it is what moves things on."
        }
        10 => {
            "Friends who stop answering may have had enough of requests. Rest does a friendship good: three weeks without an ask, then something with nothing in it for you."
        }
        14 => {
            "Friends are no direct pipe to a job. Where most words ask for something, one that does not is due."
        }
        15 => {
            "People can only help with what they know. Telling them is no asking; one at a time, in your own words."
        }
        18 => "Give something first: a thing that helps them, however small, or a question how they are.",
        20 => {
            "Whoever introduces you is thanked by the next working day: the introduction is their favor to you."
        }
        21 => {
            "Everybody who helped or gave you time is thanked by the next working day. Three sources on thank-you notes say: within 24 hours."
        }
        23 => "People who helped enjoy seeing progress, and being credited for it.",
        31 => "One no is never final. It parks the request for 180 days, and not the person.",
        41 => "Somebody has a problem that you can solve, posted as a job or not.",
        43 => {
            "Several calls and mails are often needed, on changing channels. Silence is not a no; each further try waits some working days, and after the last one Kith lets it rest."
        }
        49 => "Nobody likes a call after years that asks for something. A tie that slept is woken first.",
        53 => "Thanks do not depend on the news: an honest no is a gift too.",
        54 => "Good records make the next talk easy. What is left open is offered once; blank is fine too.",
        55 => "Whether staying in touch is welcome is theirs to say.",
        56 => {
            "When a search ends, because you have arrived or set out in another direction, everybody who helped hears it from you, with thanks: first those on the path that led there."
        }
        57 => "You set a rhythm for staying in touch, also when you need nothing.",
        58 => "Between two requests stands one question how they are.",
        60 => {
            "The well is built before the thirst: people you keep in touch with in good times are there in hard ones."
        }
        62 => {
            "Approach people as they like it: one unanswered word in three working days at most, and none while they want to be left alone."
        }
        88 => {
            "Being introduced is only the beginning: you write, you meet, and the one who introduced you hears what became of it."
        }
        90 => "Silence is not a refusal. After 90 days at a place you are still after, one more look.",
        92 => "You decided on this as the next step, or gave your word.",
        94 => {
            "Strangers are not asked for jobs. Advice or information for twenty minutes is a fine beginning."
        }
        96 => {
            "Do not hand people your homework: whoever is to introduce you needs a name, a role or a place."
        }
        97 => "Good and bad times are worth sharing, not only needs.",
        98 => "Real concern shows: a wish before the day, a question after it.",
        99 => "People help those they know, like and trust.",
        100 => {
            "Whoever helped hears what became of it before they are asked again. After two weeks without news a line that there is none will do."
        }
        103 => {
            "A tie that was woken grows step by step: their answer opens advice and information, a second touch with nothing asked opens the rest."
        }
        104 => {
            "Start today, before the next time you need somebody: a hello to people who would remember you well."
        }
        106 => "There will be a next time. Whoever helped is somebody to stay in touch with, if they like.",
        107 => "Ask for what you said you wanted: nobody likes to be led into a talk about something else.",
        108 => "People who write to you get the time of day: an answer by the next working day.",
        110 => {
            "Nothing stands in the way of asking. People who ask tend to expect fewer yeses than they get, a study of help-seekers says (Flynn and Lake, 2008)."
        }
        112 => "Everybody you know counts. Kith knows nothing of them until you say it.",
        113 => "Remembering their lives: a new position is a moment to be glad with them.",
        114 => "You noted this day of their life.",
        115 => "Some are at rest, and some are to be left alone. Both are respected everywhere.",
        117 => {
            "Places you are after, the five you want most at once, and two people to begin with at each: one after the other, until somebody there is of help."
        }
        _ => "You put this here.",
    }
}
