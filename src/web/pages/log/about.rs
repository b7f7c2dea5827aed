//! What is asked in place about those who took part; nothing of it has to be answered.

use crate::book::contact::TalkedBucket;
use crate::command::{AboutThem, Who};
use crate::page::deck::HOW_WELL;
use crate::page::log::{AskedInPlace, LogForm, WellKnown, asked_in_place};
use crate::page::words;
use crate::web::kit::{Field, List};
use crate::web::pages::form::{Form, PickMaybe};
use leptos::prelude::*;

#[component]
pub(super) fn AboutThose(form: Form<LogForm>) -> impl IntoView {
    let asked = form.page(|book, form, _| asked_in_place(book, form));
    view! {
        <List each=move || asked.get() key=|asked| format!("{asked:?}") let:asked>
            <AboutOne asked form />
        </List>
    }
}

#[component]
fn AboutOne(asked: AskedInPlace, form: Form<LogForm>) -> impl IntoView {
    let AskedInPlace { who, name, strength, may_have_just_met, last_talked, permission, looks_for } = asked;
    let said = About { form, who: StoredValue::new(who) };
    let just_met = may_have_just_met.then_some((WellKnown::JustMet, "we just met"));
    let how_well = HOW_WELL.iter().map(|(strength, words)| (WellKnown::Is(*strength), *words));
    let how_well: Vec<_> = just_met.into_iter().chain(how_well).collect();
    let buckets: Vec<_> = words::BUCKETS.iter().map(|bucket| (*bucket, words::talked(*bucket))).collect();
    view! {
        <div class="form-asked" data-own>
            {strength
                .then(|| {
                    view! {
                        <PickMaybe
                            label=format!("How well do you know {name}?")
                            choices=how_well
                            value=said.get(WellKnown::said_in)
                            on_pick=said.set(set_well_known)
                        />
                    }
                })}
            {last_talked
                .then(|| {
                    view! {
                        <PickMaybe
                            label=format!("When did you and {name} last talk, roughly?")
                            choices=buckets
                            value=said.get(|about| about.last_talked)
                            on_pick=said.set(|about, bucket: Option<TalkedBucket>| about.last_talked = bucket)
                        />
                    }
                })}
            {permission
                .then(|| {
                    view! {
                        <PickMaybe
                            label=format!("May you stay in touch with {name}?")
                            choices=vec![(true, "yes"), (false, "no")]
                            value=said.get(|about| about.stay_ok)
                            on_pick=said.set(|about, stay_ok| about.stay_ok = stay_ok)
                        />
                    }
                })}
            {looks_for
                .then(|| {
                    view! {
                        <Field
                            label=format!("What is {name} looking for?")
                            placeholder="A designer, a flat, advice on Lisbon"
                            value=said.text(|about| about.looks_for.clone())
                            on_input=said.set(|about, words| about.looks_for = words)
                        />
                    }
                })}
        </div>
    }
}

fn set_well_known(about: &mut AboutThem, answer: Option<WellKnown>) {
    match answer {
        Some(answer) => answer.say_in(about),
        None => (about.just_met, about.strength) = (false, None),
    }
}

/// What the form says of one of the people.
#[derive(Clone, Copy)]
struct About {
    form: Form<LogForm>,
    who: StoredValue<Who>,
}

impl About {
    fn get<T: PartialEq + Send + Sync + 'static>(
        self,
        read: fn(&AboutThem) -> Option<T>,
    ) -> Signal<Option<T>> {
        self.form.get(move |form| read(&form.said_of(&self.who.get_value())))
    }

    fn text(self, read: fn(&AboutThem) -> String) -> Signal<String> {
        self.form.get(move |form| read(&form.said_of(&self.who.get_value())))
    }

    fn set<T: 'static>(self, set: fn(&mut AboutThem, T)) -> Callback<T> {
        self.form.set(move |form: &mut LogForm, value| {
            form.say_of(&self.who.get_value(), |about| set(about, value));
        })
    }
}
