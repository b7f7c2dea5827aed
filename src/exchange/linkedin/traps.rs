//! A file of 1,200 connections with every trap in it, made the same way each time, for the tests that
//! drive a browser: `tests/data/linkedin_1200.csv`. Nobody in it exists.

use super::*;
use crate::day::Day;
use expect_test::expect;
use std::collections::BTreeMap;
use std::fmt::Write;

const ROWS: usize = 1_200;

const PREAMBLE: &str = "Notes:\r\n\"When exporting your connection data, you may notice that some of the \
    email addresses are missing. You will only see email addresses for connections who have allowed their \
    connections to see or download their email address using this setting \
    https://www.linkedin.com/psettings/privacy/email. You can learn more here \
    https://www.linkedin.com/help/linkedin/answer/261\"\r\n\r\n\
    First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n";

/// First and last names, written as in one place.
const NAMES: [(&[&str], &[&str]); 14] = [
    (
        &["Emily", "James", "Olivia", "William", "Grace", "Henry", "Chloe", "Oscar", "Ruby", "George"],
        &[
            "Ashworth", "Bramley", "Carver", "Dunmore", "Ellery", "Fairbank", "Garrick", "Holloway",
            "O'Keeffe",
        ],
    ),
    (
        &["Jürgen", "Anja", "Lukas", "Käthe", "Sören", "Ute", "Björn", "Franziska", "Till"],
        &[
            "Weißgerber",
            "Müllerschön",
            "Brückner",
            "von der Aue",
            "Kästner-Ohl",
            "Großmann",
            "Jäckel",
            "Rößler",
        ],
    ),
    (
        &["José", "María José", "Íñigo", "Lucía", "Andrés", "Begoña", "Joaquín", "Ximena"],
        &["Peñaranda", "García Urrutia", "Núñez de Prado", "Ibáñez", "Echeverría", "Zúñiga", "del Río"],
    ),
    (
        &["Amélie", "François", "Chloé", "Jean-Baptiste", "Maëlle", "Zoé", "Benoît", "Noémie"],
        &["d'Aubigny", "Lefèvre", "Le Goff", "Beaumanoir", "Châtelain", "Desrosiers", "Saint-Aubin"],
    ),
    (
        &["Søren", "Åse", "Øyvind", "Freja", "Håkon", "Linnéa", "Björk", "Mikkel"],
        &["Ørsted", "Ångström", "Kjærgaard", "Sæther", "Lindqvist", "Þórsdóttir", "Hætta", "Brøgger"],
    ),
    (
        &["Łukasz", "Agnieszka", "Wojciech", "Zofia", "Jiří", "Božena", "Ondřej", "Małgorzata"],
        &["Wiśniak", "Dąbrowiecki", "Łęcki", "Szczepanik", "Dvořáček", "Křížová", "Żurawski"],
    ),
    (
        &["Nguyễn Thị", "Đặng", "Trần Minh", "Lê Hoàng", "Phạm Quỳnh", "Vũ"],
        &["Ánh", "Bảo Châu", "Đức", "Hương", "Khánh", "Mỹ Linh", "Tuấn"],
    ),
    (
        &["Priya", "Rahul", "Ananya", "Vikram", "Sai", "Lakshmi", "Arjun", "Meenakshi", "Mohammed"],
        &["Raghunathan", "K", "Subramaniam", "P.", "Chattopadhyay", "Iyengar", "Deshpande", "S"],
    ),
    (
        &["Chidi", "Ngozi", "Oluwaseun", "Adaeze", "Kwabena", "Ama", "Thandiwe", "Sipho"],
        &["Okonjo", "Adeyemi-Cole", "Nwachukwu", "Mensah-Boateng", "Dlamini", "Mbeki", "Ọláwálé"],
    ),
    (
        &["Дмитрий", "Алёна", "Сергей", "Наталья", "Фёдор", "Ксения"],
        &["Белозёров", "Щукина", "Тихомиров", "Яковлева", "Жаворонков", "Миронюк"],
    ),
    (
        &["محمد", "فاطمة", "أحمد", "ليلى", "يوسف", "نور"],
        &["الحدادي", "بن سالم", "القيسي", "النجار", "عبد الرازق"],
    ),
    (&["伟", "芳", "小龙", "静怡", "建国", "子轩"], &["欧阳", "慕容", "司徒", "李", "王", "赵"]),
    (
        &["さくら", "健二", "ゆうき", "美咲", "Haruto", "Keiko"],
        &["小鳥遊", "月見里", "佐々木", "Fujiwara", "Ōnishi"],
    ),
    (
        &["Yiğit", "Şule", "İbrahim", "Çağla", "Γιώργος", "Ελένη", "Shira", "Yonatan"],
        &["Karadağ", "Öztürkmen", "Işıkara", "Παπαδόπουλος", "Βασιλείου", "Ben-Ami", "Levanon"],
    ),
];

const COMPANIES: &[&str] = &[
    "Nordwind Energie GmbH",
    "NORDWIND ENERGIE",
    "Blue Heron Labs, Inc.",
    "Blue Heron Labs",
    "Self-employed",
    "Freelance",
    "Kitemark & Sons Ltd.",
    "Talaria Technologies Pvt. Ltd.",
    "Talaria",
    "The Citadel",
    "Citadel",
    "\"Open\" Kitchen Collective",
    "Lumen+Arc",
    "Möbelhaus Günther & Co. KG",
    "Verdigris S.p.A.",
    "柳橋電機株式会社",
    "Stealth Startup",
    "Ministry of Small Things (MoST)",
    "O’Malley, Byrne & Partners",
    "Cielo Azul S.A. de C.V.",
    "Brightwater Group",
    "Quillfeather Media 📚",
    "",
];

const POSITIONS: &[&str] = &[
    "Software Engineer",
    "Senior Product Manager",
    "Head of Data, EMEA",
    "Founder & CEO",
    "Student",
    "Retired",
    "Étudiante en master",
    "Leiter Vertrieb (m/w/d)",
    "HR Business Partner | Coach | Speaker",
    "Director",
    "Account Executive – Mid-Market",
    "Nurse Practitioner",
    "Researcher, \"Soft\" Matter",
    "プロダクトマネージャー",
    "",
];

/// The numbers a file is made of: SplitMix64, fixed here for ever.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) >> 1).unwrap() % limit
    }

    fn pick(&mut self, texts: &'static [&'static str]) -> &'static str {
        texts[self.below(texts.len())]
    }
}

/// The cells of one row, in the order of the header.
type Cells = [String; 7];

fn usual_row(numbers: &mut Numbers, number: usize) -> Cells {
    let (firsts, lasts) = NAMES[numbers.below(NAMES.len())];
    let (first, last) = (numbers.pick(firsts), numbers.pick(lasts));
    let slug: String = crate::text::words(&format!("{first} {last}")).join("-");
    let connected = Day::new(2009, 3, 1).unwrap().plus(numbers.below(6_100).cast_signed() as i32);
    [
        first.to_owned(),
        last.to_owned(),
        format!("https://www.linkedin.com/in/{}-kith{number:04}", percent_encoded(&slug)),
        if number % 97 == 5 { format!("{number:04}@example.com") } else { String::new() },
        numbers.pick(COMPANIES).to_owned(),
        numbers.pick(POSITIONS).to_owned(),
        connected.date().format("%d %b %Y").to_string(),
    ]
}

fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' => out.push(char::from(byte)),
            _ => write!(out, "%{byte:02X}").unwrap(),
        }
        out
    })
}

/// What is odd about the row at this place, if anything: each trap comes at fixed places.
fn set_trap(place: usize, cells: &mut Cells, rows: &[Cells]) {
    let [first, last, url, email, company, position, connected_on] = cells;
    let texts = |texts: [&str; 7]| texts.map(str::to_owned);
    match place {
        // Nothing but commas.
        60 | 61 | 611 | 1_111 => *cells = texts([""; 7]),
        // A closed account: a date, or a profile, and no name.
        200 => *cells = texts(["", "", "", "", "", "", "14 Jun 2016"]),
        201 => {
            *cells = texts(["", "", "https://www.linkedin.com/in/gone-kith0201", "", "", "", "02 May 2015"])
        }
        // The same row twice; the same profile with a new job; the same profile written otherwise.
        300 => cells.clone_from(&rows[120]),
        301 => {
            cells.clone_from(&rows[121]);
            (cells[4], cells[5]) = ("Brightwater Group".to_owned(), "Chief of Staff".to_owned());
        }
        302 => {
            cells.clone_from(&rows[122]);
            cells[2] = cells[2].replace("https://www.", "http://de.") + "/?originalSubdomain=de";
        }
        // No last name; no first name; no profile; no profile but an address.
        210..=219 => last.clear(),
        220 | 221 => first.clear(),
        230..=244 => url.clear(),
        245..=249 => {
            url.clear();
            *email = format!("Row{place}@Example.ORG");
        }
        // The same name and day without a profile, twice: one person as far as anybody can tell.
        250 => {
            cells.clone_from(&rows[230]);
        }
        // Other ways to write a date.
        400..=404 => *connected_on = "7-Feb-22".to_owned(),
        405 => *connected_on = "03/15/2024".to_owned(),
        406 => *connected_on = "12/28/2019".to_owned(),
        407..=411 => *connected_on = format!("0{}/0{}/2023", place % 4 + 1, place % 5 + 4),
        412 => *connected_on = "2021-11-30".to_owned(),
        413 => connected_on.clear(),
        414 => *connected_on = "31 Feb 2020".to_owned(),
        // What people put around their names.
        500 => *first = "🚀 Ruby ⭐".to_owned(),
        501 => *last = "Carver, MBA, PMP®".to_owned(),
        502 => *first = "Oscar \"Ozzie\"".to_owned(),
        503 => (*first, *last) = ("HENRY".to_owned(), "HOLLOWAY".to_owned()),
        504 => (*first, *last) = ("  grace ".to_owned(), " ellery  ".to_owned()),
        505 => *last = "Dunmore (she/her)".to_owned(),
        506 => *first = "Dr. Prof. h.c. Ute".to_owned(),
        // What must stay text wherever it is shown or opened.
        520 => *company = "<script>alert(1)</script>".to_owned(),
        521 => *company = "=HYPERLINK(\"https://example.com\",\"x\")".to_owned(),
        522 => *position = "+49 170 0000000".to_owned(),
        523 => *url = "javascript:alert(1)".to_owned(),
        524 => *last = "Bramley\u{202e}yelmarB".to_owned(),
        525 => *position = "Builder of things\nand of teams".to_owned(),
        526 => *position = "Very long title, ".repeat(40),
        _ => {}
    }
}

fn printed(cells: &Cells) -> String {
    let quoted = |cell: &String| match cell.contains([',', '"', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.clone(),
    };
    cells.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n"
}

/// The whole file: a byte order mark, the preamble, 1,200 rows, one of them with a letter from Windows.
fn file_with_all_traps() -> Vec<u8> {
    let mut numbers = Numbers(1_200);
    let mut rows: Vec<Cells> = Vec::new();
    for place in 0..ROWS {
        let mut cells = usual_row(&mut numbers, place);
        set_trap(place, &mut cells, &rows);
        rows.push(cells);
    }
    let mut file = format!("\u{feff}{PREAMBLE}").into_bytes();
    for (place, cells) in rows.iter().enumerate() {
        match place {
            700 => file.extend(
                b"Ren\xe9e,Ch\xe2telain,https://www.linkedin.com/in/renee-kith0700,,,,09 Sep 2019\r\n",
            ),
            _ => file.extend(printed(cells).as_bytes()),
        }
    }
    file
}

#[test]
fn ok_the_file_for_browser_tests_is_the_one_made_here() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/linkedin_1200.csv");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, file_with_all_traps()).unwrap();
    }
    let same = std::fs::read(path).unwrap() == file_with_all_traps();
    assert!(same, "run this test with UPDATE_EXPECT=1 to write tests/data/linkedin_1200.csv anew");
}

#[test]
fn ok_every_trap_is_seen() {
    let parsed = parse(&file_with_all_traps()).unwrap();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &parsed.rows {
        let mut count =
            |what: &'static str, is_so: bool| *seen.entry(what).or_default() += usize::from(is_so);
        count("people", true);
        count("without last name", row.last.is_empty());
        count("with e-mail", !row.email.is_empty());
        let has_profile = crate::text::profile_key(&row.url).is_some();
        count("known by profile", has_profile);
        count("known by e-mail", !has_profile && row.email.contains('@'));
        count("known by name and day", !has_profile && !row.email.contains('@'));
        count("with a day", matches!(row.connected_on, DateReading::Day(_)));
        count("with a day to ask about", matches!(row.connected_on, DateReading::Ambiguous { .. }));
    }
    expect![[r#"
        {
            "known by e-mail": 5,
            "known by name and day": 17,
            "known by profile": 1172,
            "people": 1194,
            "with a day": 1187,
            "with a day to ask about": 5,
            "with e-mail": 18,
            "without last name": 10,
        }
        [
            Problem {
                line: 205,
                trouble: NoName,
            },
            Problem {
                line: 206,
                trouble: NoName,
            },
            Problem {
                line: 419,
                trouble: UnreadableDate {
                    text: "31 Feb 2020",
                },
            },
            Problem {
                line: 706,
                trouble: OddLetters,
            },
        ]
        4 blank
    "#]]
    .assert_eq(&format!("{seen:#?}\n{:#?}\n{} blank\n", parsed.problems, parsed.blank_rows));
    assert_eq!(parsed.likely_date_order, Some(DateOrder::MonthFirst));
}

#[test]
fn ok_the_same_file_reads_the_same_twice() {
    let file = file_with_all_traps();
    assert_eq!(parse(&file), parse(&file));
}
