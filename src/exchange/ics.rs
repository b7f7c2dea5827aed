//! iCalendar (RFC 5545): whole days to take along into a calendar. Lines end in CRLF and fold at 75 octets, text is
//! escaped, and the UID of an event stays the same, so that the calendar updates it when a newer file comes.

use crate::day::Day;

/// The kind of file.
pub const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// The longest line, in octets, without its end.
const LONGEST: usize = 75;

/// A whole day in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same whenever it is written again.
    pub uid: String,
    /// The day.
    pub day: Day,
    /// What the calendar shows.
    pub summary: String,
}

/// A calendar with these events; `now` is the time of writing in milliseconds since 1970, UTC.
///
/// ```
/// use kith::day::Day;
/// use kith::exchange::ics::{Event, print};
/// let day = Day::parse("2026-09-08").ok_or("no day")?;
/// let file = print(&[Event { uid: "1@kith".into(), day, summary: "A hello".into() }], 0);
/// assert!(file.contains("\r\nDTSTART;VALUE=DATE:20260908\r\nDTEND;VALUE=DATE:20260909\r\n"));
/// # Ok::<(), &str>(())
/// ```
pub fn print(events: &[Event], now: u64) -> String {
    let mut out = String::new();
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Kith//Kith//EN", "METHOD:PUBLISH"] {
        line(&mut out, text);
    }
    events.iter().for_each(|event| print_event(&mut out, event, now));
    line(&mut out, "END:VCALENDAR");
    out
}

fn print_event(out: &mut String, event: &Event, now: u64) {
    let summary = escaped(&event.summary);
    let lines = [
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(&event.uid)),
        format!("DTSTAMP:{}", utc(now)),
        // A later file is a later version of the same event.
        format!("SEQUENCE:{}", now / 60_000),
        format!("DTSTART;VALUE=DATE:{}", digits(event.day)),
        format!("DTEND;VALUE=DATE:{}", digits(event.day.plus(1))),
        format!("SUMMARY:{summary}"),
        "TRANSP:TRANSPARENT".to_owned(),
        "CLASS:PRIVATE".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{summary}"),
        "TRIGGER:-PT1440M".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
    ];
    lines.iter().for_each(|text| line(out, text));
}

/// One line, folded where it is too long: never within a letter.
fn line(out: &mut String, text: &str) {
    let mut length = 0;
    for letter in text.chars() {
        if length + letter.len_utf8() > LONGEST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}

/// Text as RFC 5545 wants it; other control characters are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

fn digits(day: Day) -> String {
    let (year, month, number) = day.ymd();
    format!("{year:04}{month:02}{number:02}")
}

fn utc(now: u64) -> String {
    let seconds = now / 1000;
    let day = Day::from_number((seconds / 86_400) as i32);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{}T{hour:02}{minute:02}{second:02}Z", digits(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;

    fn event(summary: &str) -> Event {
        let day = Day::parse("2026-12-31").unwrap();
        Event { uid: "hello-00000000000000a1@kith".into(), day, summary: summary.into() }
    }

    #[test]
    fn ok_a_whole_day_with_its_exclusive_end_and_an_alarm() {
        let file = print(&[event("A hello to Ana Ruiz")], 1_772_442_061_000);
        assert!(file.lines().count() == file.matches("\r\n").count());
        expect![[r#"
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Kith//Kith//EN
            METHOD:PUBLISH
            BEGIN:VEVENT
            UID:hello-00000000000000a1@kith
            DTSTAMP:20260302T090101Z
            SEQUENCE:29540701
            DTSTART;VALUE=DATE:20261231
            DTEND;VALUE=DATE:20270101
            SUMMARY:A hello to Ana Ruiz
            TRANSP:TRANSPARENT
            CLASS:PRIVATE
            BEGIN:VALARM
            ACTION:DISPLAY
            DESCRIPTION:A hello to Ana Ruiz
            TRIGGER:-PT1440M
            END:VALARM
            END:VEVENT
            END:VCALENDAR
        "#]]
        .assert_eq(&file.replace("\r\n", "\n"));
    }

    #[test]
    fn ok_commas_semicolons_backslashes_and_line_ends_are_escaped() {
        let file = print(&[event("Ana; Ruiz, \\ said:\r\nhello\u{7}")], 0);
        assert!(file.contains("SUMMARY:Ana\\; Ruiz\\, \\\\ said:\\nhello\r\n"), "{file}");
    }

    #[test]
    fn ok_a_later_file_raises_the_sequence_and_keeps_the_uid() {
        let of = |now: u64, start: &str| {
            let file = print(&[event("A hello")], now);
            file.lines().find(|line| line.starts_with(start)).unwrap().to_owned()
        };
        assert_eq!(of(0, "UID"), of(900_000, "UID"));
        assert_eq!((of(0, "SEQUENCE"), of(900_000, "SEQUENCE")), ("SEQUENCE:0".into(), "SEQUENCE:15".into()));
    }

    proptest! {
        #[test]
        fn ok_no_line_is_too_long_and_unfolding_gives_the_text_back(summary in "\\PC{0,200}") {
            let file = print(&[event(&summary)], 0);
            for line in file.split("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{line}");
            }
            let unfolded = file.replace("\r\n ", "");
            let expected = format!("\r\nSUMMARY:{}\r\n", escaped(&summary));
            prop_assert!(unfolded.contains(&expected));
        }
    }
}
