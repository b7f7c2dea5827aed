//! One trap a test: what files have been seen to hold.

use super::*;
use crate::day::Day;
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::fmt::Write;

/// Reads a file and prints what came of it, a line a row.
fn check(file: impl AsRef<[u8]>, expected: Expect) {
    expected.assert_eq(&match parse(file.as_ref()) {
        Ok(parsed) => print(&parsed),
        Err(problem) => format!("{}\n{}\n", problem.what(), problem.hint()),
    });
}

fn print(parsed: &Parsed) -> String {
    let mut out = String::new();
    let header = &parsed.header;
    if !header.recognised {
        let titles: Vec<_> =
            header.columns.iter().map(|guess| (guess.title.as_str(), guess.column)).collect();
        writeln!(out, "line {} may be the header: {titles:?}, then {:?}", header.line, header.samples)
            .unwrap();
    }
    for row in &parsed.rows {
        let ConnectionRow { line, first, last, company, position, .. } = row;
        write!(out, "{line}: {first} | {last} | {company} | {position} | ").unwrap();
        match &row.connected_on {
            DateReading::Day(day) => write!(out, "{day}"),
            other => write!(out, "{other:?}"),
        }
        .unwrap();
        writeln!(out, " | {} | {}", row.url, row.email).unwrap();
    }
    for problem in &parsed.problems {
        writeln!(out, "line {}: {} {}", problem.line, problem.what(), problem.hint()).unwrap();
    }
    if parsed.blank_rows > 0 {
        writeln!(out, "{} blank", parsed.blank_rows).unwrap();
    }
    out
}

const HEADER: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On";

#[test]
fn ok_usual_file_with_mark_preamble_and_windows_line_ends() {
    let notes = "Notes:\r\n\"When exporting your connection data, you may notice that some of the email \
        addresses are missing. You can learn more here https://www.linkedin.com/help/linkedin/answer/261\"\r\n\r\n";
    let row = "Ana,Silva,https://www.linkedin.com/in/ana-silva,,Acme,Engineer,01 Jan 2026\r\n";
    check(
        format!("\u{feff}{notes}{HEADER}\r\n{row}"),
        expect![[r#"
            5: Ana | Silva | Acme | Engineer | 2026-01-01 | https://www.linkedin.com/in/ana-silva | 
        "#]],
    );
}

#[test]
fn ok_preamble_quoted_longer_or_absent() {
    let row = "Ana,Silva,,,,,";
    let expected = |line: u32| format!("{line}: Ana | Silva |  |  | Absent |  | \n");
    for (before, line) in
        [("", 2), ("\"Notes:\"\n\"a, b, c\"\n\n", 5), ("Notes:\na,b,c,d,e,f,g,h\nmore\n\n\n\n", 8)]
    {
        let parsed = parse(format!("{before}{HEADER}\n{row}").as_bytes()).unwrap();
        assert_eq!(print(&parsed), expected(line));
    }
}

#[test]
fn ok_german_header_semicolons_and_windows_letters() {
    let header = "Vorname;Nachname;URL;E-Mail-Adresse;Unternehmen;Position;Verbunden am\n";
    let mut file = header.as_bytes().to_vec();
    file.extend(b"J\xfcrgen;Wei\xdf;;;Gro\xdfbau GmbH & Co. KG;Leiter; 3. M\xe4rz 2021\n");
    check(
        file,
        expect![[r#"
            2: Jürgen | Weiß | Großbau GmbH & Co. KG | Leiter | 2021-03-03 |  | 
            line 2: Some letters here are not in UTF-8 and were read as Windows text. Have a look at the name; if it is odd, save the file as “CSV UTF-8”.
        "#]],
    );
}

#[test]
fn ok_header_without_url_and_in_another_order() {
    check(
        "Connected On\tEmail Address\tCompany\tLast Name\tFirst Name\n7-Feb-22\tana@example.com\tAcme\tSilva\tAna\n",
        expect![[r#"
            2: Ana | Silva | Acme |  | 2022-02-07 |  | ana@example.com
        "#]],
    );
}

#[test]
fn ok_utf16_as_spreadsheets_save_it() {
    let text = format!("{}\nJosé\tGarcía\t\t\t\t\t\n", HEADER.replace(',', "\t"));
    let bytes: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    check(
        bytes,
        expect![[r#"
            2: José | García |  |  | Absent |  | 
        "#]],
    );
}

#[test]
fn ok_quoted_commas_quotes_and_what_hides() {
    check(
        format!(
            "{HEADER}\n\"Ana \"\"Nina\"\"\",\"Silva, PhD\",,,\"Acme, Inc.\",\"Engineer\nand more\",\n\
             \u{202e}Tom\0,  Berg  ,,,Tom \"The Builder\" Ltd,,\n"
        ),
        expect![[r#"
            2: Ana "Nina" | Silva, PhD | Acme, Inc. | Engineer and more | Absent |  | 
            4: Tom | Berg | Tom "The Builder" Ltd |  | Absent |  | 
        "#]],
    );
}

#[test]
fn ok_rows_with_only_commas_short_rows_and_missing_names() {
    check(
        format!("{HEADER}\n,,,,,,\nAna\n,Silva,,,,,\n , ,,\n,,,,,,\n"),
        expect![[r#"
            3: Ana |  |  |  | Absent |  | 
            4:  | Silva |  |  | Absent |  | 
            3 blank
        "#]],
    );
}

#[test]
fn ok_a_header_that_stands_there_again_is_nobody() {
    check(
        format!("{HEADER}\nAna,Silva,,,,,\n{HEADER}\nBo,Lund,,,,,\n"),
        expect![[r#"
        2: Ana | Silva |  |  | Absent |  | 
        4: Bo | Lund |  |  | Absent |  | 
    "#]],
    );
}

#[test]
fn ok_ambiguous_dates_are_asked_with_the_order_the_file_shows() {
    let file = |dates: &[&str]| {
        let rows: String = dates.iter().map(|date| format!("Ana,Silva,,,,,{date}\n")).collect();
        parse(format!("{HEADER}\n{rows}").as_bytes()).unwrap()
    };
    let american = file(&["04/05/2023", "03/15/2024", "01 Jan 2020"]);
    assert_eq!(american.likely_date_order, Some(DateOrder::MonthFirst));
    let days = |month, day| Day::new(2023, month, day);
    let read: Vec<_> = american.rows.iter().map(|row| row.connected_on.days()).collect();
    assert_eq!(read[0], [days(5, 4), days(4, 5)]);
    assert!(read[1..].iter().all(|[day_first, month_first]| day_first == month_first));
    assert_eq!(file(&["04/05/2023"]).likely_date_order, None);
    assert_eq!(file(&["15/03/2024", "03/15/2024"]).likely_date_order, None, "they contradict each other");
}

#[test]
fn ok_unknown_columns_are_asked_and_then_read_also_with_whole_names_in_one() {
    let file = "Wer,Wo,Was\nAna Silva,Acme,Engineer\nTom Berg,Globex,\n";
    check(
        file,
        expect![[r#"
            line 1 may be the header: [("Wer", None), ("Wo", None), ("Was", None)], then [["Ana Silva", "Acme", "Engineer"], ["Tom Berg", "Globex", ""]]
        "#]],
    );
    let columns = [Some(Column::First), Some(Column::Company), None];
    let parsed = parse_with(file.as_bytes(), 1, &columns).unwrap();
    expect![[r#"
        2: Ana | Silva | Acme |  | Absent |  | 
        3: Tom | Berg | Globex |  | Absent |  | 
    "#]]
    .assert_eq(&print(&parsed));
    assert_eq!(parse_with(file.as_bytes(), 0, &columns).unwrap().rows[0].first, "Wer", "no header at all");
}

#[test]
fn err_rows_that_cannot_be_read_are_left_out_and_reported() {
    check(
        format!(
            "{HEADER}\n,,https://www.linkedin.com/in/gone,,,,01 Jan 2020\n\
             Ana,Silva,,,Acme, Inc.,Engineer,01 Jan 2020\n\
             Tom,Berg,,,,,some day\nBo,Lund,,,,,\n\"Open,Quote,,,,,\nEva,Holm,,,,,\n"
        ),
        expect![[r#"
            4: Tom | Berg |  |  | Unreadable("some day") |  | 
            5: Bo | Lund |  |  | Absent |  | 
            7: Eva | Holm |  |  | Absent |  | 
            line 2: This row has no name, so it was left out. Often an account that was closed. Add the person by hand if you know who it is.
            line 3: This row has 8 cells where the header has 7, so it was left out. A field with a comma or a quotation mark in it stands in quotation marks.
            line 4: “some day” is no date that can be read here; the rest of the row was read. You can set the date on the person's page.
            line 6: A quotation mark opens here and never closes, so this line was left out. A field with a comma or a quotation mark in it stands in quotation marks.
        "#]],
    );
}

#[test]
fn err_files_that_are_no_list() {
    check(
        b"",
        expect![[r#"
        The file is empty.
        Choose another file, or ask for the export again.
    "#]],
    );
    check(
        b"\n\n , \n",
        expect![[r#"
            line 3 may be the header: [(",", None)], then []
        "#]],
    );
    check(
        b"PK\x03\x04\x14\0",
        expect![[r#"
        This is a packed archive or a workbook, not the list itself.
        Unpack it and choose the file Connections.csv in it; save a workbook as CSV.
    "#]],
    );
    check(
        [0; 100],
        expect![[r#"
        This is not a text file.
        Choose the file named Connections.csv from your LinkedIn archive.
    "#]],
    );
    check(
        format!("{HEADER}\n{}", "Ana,Silva\n".repeat(super::super::MOST_ROWS + 100)),
        expect![[r#"
        The file has more than 200000 rows.
        Split it into several files and read one after the other.
    "#]],
    );
}

#[test]
fn err_limits_are_named_before_anybody_is_read() {
    let refused = |bytes: &[u8]| parse(bytes).map(|parsed| parsed.rows.len()).unwrap_err();
    let bytes = super::super::MOST_BYTES + 1;
    let mut large = format!("{HEADER}\n").into_bytes();
    large.resize(bytes, b'a');
    assert_eq!(refused(&large), FileProblem::TooLarge { bytes });
    let wide = format!("{HEADER}\nAna,Silva{}\n", ",".repeat(super::super::MOST_COLUMNS + 1));
    assert_eq!(refused(wide.as_bytes()), FileProblem::TooManyColumns { line: 2 });
    let open = format!("{HEADER}\n{}", format!("\"Ana{}", "\n".repeat(12)).repeat(200));
    assert_eq!(refused(open.as_bytes()), FileProblem::OpenQuotes);
}

#[test]
fn err_a_field_that_is_too_long_costs_its_row_only() {
    let row = |letters: usize| format!("Ana,{},,,,,\n", "x".repeat(letters));
    let longest = super::super::LONGEST_FIELD;
    let parsed = parse(format!("{HEADER}\n{}{}Bo,Lund,,,,,\n", row(longest), row(longest + 1)).as_bytes());
    let parsed = parsed.unwrap();
    assert_eq!(parsed.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(parsed.problems, [Problem { line: 3, trouble: Trouble::FieldTooLong }]);
}

#[test]
fn err_columns_that_the_file_has_not_bring_nobody() {
    let file = b"Wer,Wo\nAna Silva,Acme\n";
    let columns = [None, None, None, Some(Column::First)];
    let parsed = parse_with(file, 1, &columns).unwrap();
    assert_eq!((parsed.rows, parsed.problems[0].trouble.clone()), (vec![], Trouble::NoName));
    assert_eq!(parse_with(file, 99, &[Some(Column::First)]).unwrap().rows, []);
}

#[test]
fn err_hostile_letters_stay_text_without_what_hides() {
    check(
        b"First Name,Last Name,URL\nAna\0,\x1b[31mSilva,javascript:alert(1)\n\xff\xfe,\xc3\x28,\xf0\x9f\n\
          \xe2\x80\xaeAna,<img src=x onerror=alert(1)>,\n",
        expect![[r#"
            2: Ana | [31mSilva |  |  | Absent | javascript:alert(1) | 
            3: ÿþ | Ã( |  |  | Absent | ðŸ | 
            4: Ana | <img src=x onerror=alert(1)> |  |  | Absent |  | 
            line 3: Some letters here are not in UTF-8 and were read as Windows text. Have a look at the name; if it is odd, save the file as “CSV UTF-8”.
        "#]],
    );
}

proptest! {
    #[test]
    fn ok_any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), text in "[a,;\"\r\n\t 1/é]{0,80}") {
        let _any = parse(&bytes);
        let _table = parse(format!("{HEADER}\n{text}").as_bytes());
        let _columns = parse_with(text.as_bytes(), 1, &[Some(Column::Last)]);
    }

    #[test]
    fn ok_what_is_quoted_comes_back(cells in prop::collection::vec("[a-zé,\";\n ]{0,12}", 5), name in "[a-z]{1,8}") {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let row = cells.iter().map(quoted).collect::<Vec<_>>().join(",");
        let parsed = parse(format!("{HEADER}\n{name},{row}\n").as_bytes()).unwrap();
        let expected = |at: usize| cells[at].replace('\n', " ").trim().to_owned();
        let row = &parsed.rows[0];
        prop_assert_eq!([&row.first, &row.last, &row.url, &row.email, &row.company, &row.position],
            [&name, &expected(0), &expected(1), &expected(2), &expected(3), &expected(4)]);
    }
}
