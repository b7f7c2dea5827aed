//! A story that says everything the language can say, and what the language answers when it cannot.

use super::*;
use crate::book::record::filled;
use crate::book::{EachNoun, Kind, Noun};
use crate::moment::Source;
use expect_test::{Expect, expect};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

fn check(story: &str, expected: Expect) {
    expected.assert_eq(&dump(&tell(story).unwrap()));
}

fn check_problems(story: &str, expected: Expect) {
    let problems = tell(story).unwrap_err();
    let lines: Vec<String> =
        problems.iter().map(|problem| format!("{}: {}\n", problem.line, problem.what)).collect();
    expected.assert_eq(&lines.concat());
}

/// Every record with the fields that are not at their default, in short names instead of ids.
fn dump(book: &Book) -> String {
    let mut names = Names { book, names: BTreeMap::new() };
    Book::for_each_noun(&mut names);
    let mut dump = Dump { book, names: names.names, out: String::new() };
    Book::for_each_noun(&mut dump);
    dump.out
}

struct Names<'a> {
    book: &'a Book,
    names: BTreeMap<String, String>,
}

impl EachNoun for Names<'_> {
    fn noun<T: Noun>(&mut self, name: &'static str) {
        for (place, row) in T::table(self.book).iter_any().enumerate() {
            let short = match T::KIND {
                Kind::Contact => self.book.contacts.at(place as u32).unwrap().short_name(),
                Kind::Organization => self.book.organizations.at(place as u32).unwrap().name.clone(),
                _ => format!("{name}{}", place + 1),
            };
            if ![Kind::Me, Kind::Settings].contains(&T::KIND) {
                self.names.insert(row.id.number().to_string(), short.clone());
            }
            self.names.insert(row.id.to_string(), short);
        }
    }
}

struct Dump<'a> {
    book: &'a Book,
    names: BTreeMap<String, String>,
    out: String,
}

impl Dump<'_> {
    fn value(&self, value: &Value) -> String {
        match value {
            Value::String(text) => self.names.get(text).unwrap_or(text).clone(),
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.value(item)).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Object(fields) => {
                let plain = |(name, value): (&String, &Value)| match value {
                    Value::Null | Value::Bool(false) => None,
                    Value::String(text) if text.is_empty() || name == "id" => None,
                    value => Some(format!("{name} {}", self.value(value))),
                };
                let fields: Vec<String> = fields.iter().filter_map(plain).collect();
                format!("{{{}}}", fields.join(", "))
            }
            value => self.names.get(&value.to_string()).cloned().unwrap_or_else(|| value.to_string()),
        }
    }
}

impl EachNoun for Dump<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        for row in T::table(self.book).iter_any() {
            let name = self.names[&row.id.to_string()].clone();
            let imported = if row.source == Source::Import { " imported" } else { "" };
            let trashed = if row.trashed.is_some() { " in the trash" } else { "" };
            writeln!(self.out, "{:?} {name} {}{imported}{trashed}", T::KIND, row.recorded_on).unwrap();
            for (field, value) in filled(&row.record) {
                let value = serde_json::from_str(&value.to_json()).unwrap();
                writeln!(self.out, "  {field}: {}", self.value(&value)).unwrap();
            }
        }
    }
}

#[test]
fn ok_the_user_and_targets() {
    check(
        r#"
mode searching from 2026-02-02, discreet, horizon 6 months, role "Data lead", title Analyst, skill SQL
2026-02-03
commit 5 people a day
work mon tue wed thu; holiday 2026-04-03; away 2026-07-01..2026-07-10; places 5; tiers 21 60 180 365
me: name Jo Berg, email jo@berg.example, employer Acme, school Uni, snapshot "I count."
target Acme motivation 5 posting 3, starter Ana Ruiz
organization "3 Mills", own past, competitor of Acme, alias Mills   # a remark
"#,
        expect![[r#"
            Me me1 2026-02-03
              names: [Jo Berg]
              emails: [{value jo@berg.example}]
              employers: [Acme]
              schools: [Uni]
              snapshot: I count.
            Settings settings1 2026-02-03
              working_days: [true, true, true, true, false, false, false]
              holidays: [2026-04-03]
              tier_days: [21, 60, 180, 365]
              places: 5
            Contact Ana 2026-02-03
              given: Ana
              family: Ruiz
            Organization Acme 2026-02-03
              name: Acme
              target: true
              motivation: 5
              posting: 3
              starters: [{chosen_on 2026-02-03, contact Ana}]
            Organization 3 Mills 2026-02-03
              name: 3 Mills
              competitor_of: [Acme]
              own: past
              aliases: [Mills]
            Campaign campaigns1 2026-02-03
              mode: searching
              start: 2026-02-02
              horizon_months: 6
              discreet: true
              target_roles: [Data lead]
              my_title: Analyst
              skills: [SQL]
            Commitment commitments1 2026-02-03
              count: 5
              from: 2026-02-03
            Away away1 2026-02-03
              from: 2026-07-01
              until: 2026-07-10
        "#]],
    );
}

#[test]
fn ok_people() {
    check(
        r#"
2026-01-05
person Ana Ruiz: strength 3, at Acme as CTO, formerly at Beta as Analyst until 2024, email ana@acme.example,
  friend, seen anyway, talked this year, stay ok, cadence near (since 2025-12-10), birthday 12 May 1980
  date "wedding" 3 June; met through Tom Berg; prefers call; avoids mail, avoids card, hours 9-17
  do not contact until 2026-05-01, away 2026-03-01..2026-03-10, tag climbing, tag choir
  fact "moved to Leeds" learned 2025-04-01, concern "surgery" on 2026-03-04, wants "a flat" private
  knows Ben Okafor, spouse Luis Ruiz
person Tom Berg: died 2026-01-01, imported on 2025-11-30, met on 2019
2026-02-01 person Ana: strength 4, at Gamma, never contact
"#,
        expect![[r#"
            Contact Tom 2025-11-30 imported
              given: Tom
              family: Berg
              met_how: import
              met_on: {day 2019-01-01, precision year}
              died: 2026-01-01
            Contact Ana 2026-01-05
              given: Ana
              family: Ruiz
              emails: [{value ana@acme.example}]
              strength: out_of_their_way
              last_talked: {bucket this_year, said_on 2026-01-05}
              roles: [friend]
              seen_anyway: true
              met_how: introducer
              introducer: Tom
              cadence: {first_due 2025-12-10, set_on 2025-12-10, tier near}
              stay_ok: true
              preferred_channel: call
              avoids: [mail, card]
              hours: [540, 1020]
              away: [2026-03-01, 2026-03-10]
              do_not_contact_until: 2026-05-01
              facts: [{learned_on 2025-04-01, text moved to Leeds}, {concern true, date 2026-03-04, learned_on 2026-01-05, text surgery}]
              goals: [{kind unknown, learned_on 2026-01-05, private true, words a flat}]
              dates: [{day 12, month 5, year 1980}, {day 3, label wedding, month 6}]
              relations: [{kind knows, to Ben}, {kind spouse, to Luis}]
              never_contact: true
              tags: [choir, climbing]
            Contact Ben 2026-01-05
              given: Ben
              family: Okafor
            Contact Luis 2026-01-05
              given: Luis
              family: Ruiz
            Organization Beta 2026-01-05
              name: Beta
            Organization Acme 2026-01-05
              name: Acme
            Organization Gamma 2026-02-01
              name: Gamma
            Affiliation affiliations1 2026-01-05
              contact: Ana
              organization: Beta
              title: Analyst
              until: {day 2024-01-01, precision year}
              past: true
            Affiliation affiliations2 2026-01-05
              contact: Ana
              organization: Acme
              title: CTO
              past: true
            Affiliation affiliations3 2026-02-01
              contact: Ana
              organization: Gamma
        "#]],
    );
}

#[test]
fn ok_what_happened() {
    check(
        r#"
2026-02-20 person Ana Ruiz
2026-02-24 meet Ana Ruiz at 10:30, asked by me, purpose "hear of Acme", helpful, learned "they hire in May",
  favor advice 2, offered introduction to Ben Okafor at Beta, I promise "send the article" by 2026-02-27,
  they promise "the posting", next "call her" on 2026-03-05, recorded 2026-03-20
2026-02-25 mail to Ana: thanks and update
2026-02-26 mail from Ben Okafor: answer, needs none
2026-02-26 call to Tom Berg: outreach, voicemail
2026-02-27 mail to Ben: ask advice "20 minutes"
2026-03-01 mail from Ben: answer yes
2026-03-02 meet Ana (host) and Ben (talked) and Tom and Jo Lind, event "Spring Fair"
2026-03-03 call from Tom, they ask referral "to Acme"
2025-06 letter from Tom: news, imported
2026-03-21 mail to Ana: keeps "send the article", ticks "call her", carries the blurb, gave article "on rest"
"#,
        expect![[r#"
            Contact Ana 2026-02-20
              given: Ana
              family: Ruiz
            Contact Ben 2026-02-26
              given: Ben
              family: Okafor
            Contact Tom 2026-02-26
              given: Tom
              family: Berg
            Contact Jo 2026-03-02
              given: Jo
              family: Lind
            Interaction interactions1 2026-02-25
              day: 2026-02-25
              with: [{contact Ana}]
              purposes: [thanks, update]
            Interaction interactions2 2026-02-26
              day: 2026-02-26
              with: [{contact Ben}]
              direction: in
              purposes: [answer]
            Interaction interactions3 2026-02-26
              day: 2026-02-26
              with: [{contact Tom}]
              channel: call
              purposes: [outreach]
              expects_answer: true
              call_result: voicemail
            Interaction interactions4 2026-02-27
              day: 2026-02-27
              with: [{contact Ben}]
              purposes: [ask]
              expects_answer: true
            Interaction interactions5 2026-03-01
              day: 2026-03-01
              with: [{contact Ben}]
              direction: in
              purposes: [answer]
              expects_answer: true
            Interaction interactions6 2026-03-02
              day: 2026-03-02
              with: [{contact Ana, host true}, {contact Ben, talked true}, {contact Tom}, {contact Jo}]
              event: Spring Fair
              direction: both
              channel: in_person
            Interaction interactions7 2026-03-03
              day: 2026-03-03
              with: [{contact Tom}]
              direction: both
              channel: call
              purposes: [ask]
              call_result: answered
            Interaction interactions8 2026-03-03 imported
              day: 2025-06-01
              precision: month
              with: [{contact Tom}]
              direction: in
              channel: letter
              purposes: [news]
            Interaction interactions9 2026-03-20
              day: 2026-02-24
              minute: 630
              with: [{contact Ana}]
              direction: both
              asked_by: me
              channel: in_person
              outcome: helpful
              learned: they hire in May
            Interaction interactions10 2026-03-21
              day: 2026-03-21
              with: [{contact Ana}]
              purposes: [give]
            Meeting meetings1 2026-03-20
              day: 2026-02-24
              minute: 630
              with: [Ana]
              asked_by: me
              channel: in_person
              purpose: hear of Acme
              state: held
              became: interactions9
              arranged_on: 2026-03-20
            NextStep next_steps1 2026-03-20
              contact: Ana
              what: call her
              due: 2026-03-05
              from: interactions9
              done_on: 2026-03-21
            Promise promises1 2026-03-20
              contact: Ana
              text: send the article
              made_on: 2026-02-24
              due: 2026-02-27
              from: interactions9
              kept_by: interactions10
            Promise promises2 2026-03-20
              by: them
              contact: Ana
              text: the posting
              made_on: 2026-02-24
              from: interactions9
            Ask asks1 2026-02-27
              contact: Ben
              kind: advice
              what: 20 minutes
              state: yes
              asked_on: 2026-02-27
              answered_on: 2026-03-01
              from: interactions4
            Ask asks2 2026-03-03
              contact: Tom
              to_me: true
              kind: referral
              what: to Acme
              asked_on: 2026-03-03
              from: interactions7
            Favor favors1 2026-03-20
              contact: Ana
              by: them
              kind: advice
              size: 2
              day: 2026-02-24
              from: interactions9
            Favor favors2 2026-03-21
              contact: Ana
              kind: article
              size: 1
              day: 2026-03-21
              what: on rest
              from: interactions10
            Introduction introductions1 2026-03-20
              introducer: {contact Ana}
              to: {contact Ben}
              offered_on: 2026-02-24
              blurb_sent_on: 2026-03-21
              from: interactions9
        "#]],
    );
}

#[test]
fn ok_what_is_to_come() {
    check(
        r#"
2026-02-27 introduction by Ana Ruiz of me to Ben Okafor asked, about "data"
2026-02-28 introduction by Ana of me to Ben made, blurb sent
2026-02-28 plan video with Ben on 2026-03-04 10:00, purpose "hear of Beta", question "What is new?"
2026-02-28 plan meeting with Ana on 2026-03-05
2026-03-04 held with Ben, helpful
2026-03-04 cancelled with Ana
2026-03-05 step "call Jo" on 2026-03-10 with Jo Lind
2026-03-05 promise to Ana "the article" by 2026-03-09
2026-03-10 tick "call Jo", kept "the article"
"#,
        expect![[r#"
            Contact Ana 2026-02-27
              given: Ana
              family: Ruiz
            Contact Ben 2026-02-27
              given: Ben
              family: Okafor
              met_how: introducer
              introducer: Ana
            Contact Jo 2026-03-05
              given: Jo
              family: Lind
            Interaction interactions1 2026-03-04
              day: 2026-03-04
              with: [{contact Ben}]
              direction: both
              channel: video
              outcome: helpful
            Meeting meetings1 2026-02-28
              day: 2026-03-04
              minute: 600
              with: [Ben]
              channel: video
              purpose: hear of Beta
              questions: [{text What is new?}]
              state: held
              became: interactions1
              arranged_on: 2026-02-28
            Meeting meetings2 2026-02-28
              day: 2026-03-05
              with: [Ana]
              channel: in_person
              state: cancelled
              arranged_on: 2026-02-28
            NextStep next_steps1 2026-03-05
              contact: Jo
              what: call Jo
              due: 2026-03-10
              done_on: 2026-03-10
            Promise promises1 2026-03-05
              contact: Ana
              text: the article
              made_on: 2026-03-05
              due: 2026-03-09
              kept_on: 2026-03-10
            Introduction introductions1 2026-02-27
              introducer: {contact Ana}
              to: {contact Ben}
              about: data
              asked_on: 2026-02-27
              made_on: 2026-02-28
              blurb_sent_on: 2026-02-28
        "#]],
    );
}

#[test]
fn ok_decisions() {
    check(
        r#"
2026-03-05 meet Ana Ruiz, asked by me
2026-03-05 person Ben Okafor: cadence close
2026-03-06 snooze thanks of Ana until 2026-03-09, skip cadence of Ben, pin Ana, unpin Ana, not today
2026-03-06 sort Ana 4 this month, sort Ben not for me
2026-03-06 starter Ana at Acme, cadence of Ana and Ben wide, trash Ben
"#,
        expect![[r#"
            Contact Ana 2026-03-05
              given: Ana
              family: Ruiz
              strength: out_of_their_way
              last_talked: {bucket this_month, said_on 2026-03-06}
              cadence: {first_due 2026-03-06, set_on 2026-03-06, tier wide}
              sorted_on: 2026-03-06
            Contact Ben 2026-03-05 in the trash
              given: Ben
              family: Okafor
              cadence: {first_due 2026-06-04, set_on 2026-03-06, tier wide}
              out_of_deck: true
              sorted_on: 2026-03-06
            Organization Acme 2026-03-06
              name: Acme
              starters: [{chosen_on 2026-03-06, contact Ana}]
            Interaction interactions1 2026-03-05
              day: 2026-03-05
              with: [{contact Ana}]
              direction: both
              asked_by: me
              channel: in_person
            Decision decisions1 2026-03-06
              about: thanks
              contact: Ana
              opened_by: interactions1
              day: 2026-03-06
              until: 2026-03-09
            Decision decisions2 2026-03-06 in the trash
              verdict: skip
              about: cadence
              contact: Ben
              day: 2026-03-06
            Decision decisions3 2026-03-06 in the trash
              verdict: pin
              contact: Ana
              day: 2026-03-06
            Decision decisions4 2026-03-06
              verdict: not_today
              day: 2026-03-06
        "#]],
    );
}

#[test]
fn err_names_the_line_and_what_is_wrong() {
    check_problems(
        r#"
juggle
2026-03-01 mail to ana: thanks
2026-03-01 mail to Ana Ruiz: thank
2026-03-01 person Ana Berg: strength 9
2026-03-02 mail to Ana
2026-03-02 tick "call Jo"
2026-03-02 meet Ana Ruiz, recorded 2026-03-01
2026-03-02 step "" with Ana Ruiz
-3d mail to Ana Ruiz
"#,
        expect![[r#"
            2: expected a deed (see the top of the story language) where it says “juggle”
            3: expected a name with capital letters where it says “ana”
            4: expected something about what happened where it says “thank”
            5: a strength is 1 to 5, not 9
            6: “Ana” could be several people
            7: no open step says “call Jo”
            8: That day is still to come. Plan a meeting for it, or choose today or an earlier day.
            9: Write a few words about what it is.
            10: expected a deed (see the top of the story language) where it says “-3d mail to Ana Ruiz”
        "#]],
    );
}

#[test]
fn a_story_is_told_day_by_day() {
    let mut telling = Telling::new("2026-03-02 meet Ana Ruiz\n2026-03-04 mail to Ana: thanks").unwrap();
    let mut touches = |day: &str| telling.until(Day::parse(day).unwrap()).interactions.len();
    assert_eq!((touches("2026-03-01"), touches("2026-03-03"), touches("2026-03-04")), (0, 1, 2));
    assert_eq!(touches("2026-03-02"), 1);
    assert_eq!(telling.to_the_end().interactions.len(), 2);
}

#[test]
fn a_story_is_seen_from_any_day() {
    let today = Day::parse("2026-03-04").unwrap();
    let book =
        Telling::seen_from(today, "-3wd meet Ana Ruiz\ntoday mail to Ana: thanks").unwrap().to_the_end();
    let days: Vec<String> = book.interactions.iter().map(|row| row.day.to_string()).collect();
    assert_eq!(days, ["2026-02-27", "2026-03-04"]);
}
