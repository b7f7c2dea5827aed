//! The database: compare and append, compaction, replacing everything, wiping.

use kith::persist::stored::{Loaded, Write};
use kith::web::idb::Database;
use wasm_bindgen_test::wasm_bindgen_test;

/// Opens an emptied database; every test has its own, since they share one origin.
async fn fresh(name: &str) -> Database {
    let database = open(name).await;
    database.wipe(0, b"wipe").await.unwrap();
    database
}

async fn open(name: &str) -> Database {
    Database::open(name, || ()).await.unwrap()
}

/// The last key of a journal.
async fn last(database: &Database) -> u64 {
    database.load().await.unwrap().journal.last().unwrap().0
}

fn values(words: &[&str]) -> Vec<Vec<u8>> {
    words.iter().map(|word| word.as_bytes().to_vec()).collect()
}

fn words(loaded: &Loaded) -> Vec<String> {
    loaded.journal.iter().map(|(_, value)| String::from_utf8(value.clone()).unwrap()).collect()
}

#[wasm_bindgen_test]
async fn what_was_appended_is_there_in_order_after_a_new_start() {
    let database = fresh("append").await;
    let start = last(&database).await;
    assert_eq!(database.append(start, &values(&["one", "two"])).await, Ok(Write::Done));
    assert_eq!(database.append(start + 2, &values(&["three"])).await, Ok(Write::Done));
    let loaded = open("append").await.load().await.unwrap();
    assert_eq!(words(&loaded), ["wipe", "one", "two", "three"]);
    let keys: Vec<u64> = loaded.journal.iter().map(|(key, _)| key - start).collect();
    assert_eq!(keys, [0, 1, 2, 3]);
}

#[wasm_bindgen_test]
async fn a_tab_that_is_behind_writes_nothing_and_hears_what_is_new() {
    let (one, other) = (fresh("behind").await, open("behind").await);
    let start = last(&one).await;
    assert_eq!(one.append(start, &values(&["mine"])).await, Ok(Write::Done));
    let newer = vec![(start + 1, b"mine".to_vec())];
    let behind = Ok(Write::Behind { newer });
    assert_eq!(other.check(start).await, behind);
    assert_eq!(other.append(start, &values(&["yours"])).await, behind);
    assert_eq!(other.compact(start, &[], b"old book", 0).await, behind);
    assert_eq!(other.replace_all(start, b"turn", b"old book").await, behind);
    assert_eq!(other.check(start + 1).await, Ok(Write::Done));
    assert_eq!(other.append(start + 1, &values(&["yours"])).await, Ok(Write::Done));
    let loaded = one.load().await.unwrap();
    assert_eq!(
        (words(&loaded), loaded.snapshot),
        (["wipe", "mine", "yours"].map(String::from).into(), Ok(None))
    );
}

#[wasm_bindgen_test]
async fn of_two_tabs_that_append_at_once_one_is_behind() {
    let (one, other) = (fresh("race").await, open("race").await);
    let start = last(&one).await;
    let (mine, yours) = (values(&["mine"]), values(&["yours"]));
    let both = futures(one.append(start, &mine), other.append(start, &yours)).await;
    let done = both.iter().filter(|outcome| **outcome == Ok(Write::Done)).count();
    assert_eq!(done, 1, "{both:?}");
    assert_eq!(words(&one.load().await.unwrap()).len(), 2);
}

/// Runs two futures side by side.
async fn futures<T>(one: impl Future<Output = T>, other: impl Future<Output = T>) -> [T; 2] {
    use std::{pin::pin, task::Poll};
    let (mut one, mut other) = (pin!(one), pin!(other));
    let (mut first, mut second) = (None, None);
    std::future::poll_fn(|context| {
        if first.is_none()
            && let Poll::Ready(value) = one.as_mut().poll(context)
        {
            first = Some(value);
        }
        if second.is_none()
            && let Poll::Ready(value) = other.as_mut().poll(context)
        {
            second = Some(value);
        }
        match (first.take(), second.take()) {
            (Some(one), Some(other)) => Poll::Ready([one, other]),
            (one, other) => {
                (first, second) = (one, other);
                Poll::Pending
            }
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn compacting_keeps_two_generations_and_the_history_asked_for() {
    let database = fresh("compact").await;
    let start = last(&database).await;
    database.append(start, &values(&["one", "two"])).await.unwrap();
    let (first, second) = (vec![7; 3_000_000], b"second".to_vec());
    assert_eq!(database.compact(start + 2, &values(&["turn"]), &first, start).await, Ok(Write::Done));
    assert_eq!(database.load_previous().await, Ok(None));
    let loaded = database.load().await.unwrap();
    assert_eq!(
        (words(&loaded), loaded.snapshot),
        (["one", "two", "turn"].map(String::from).into(), Ok(Some(first.clone())))
    );
    assert_eq!(database.compact(start + 3, &[], &second, start + 1).await, Ok(Write::Done));
    let loaded = database.load().await.unwrap();
    assert_eq!(
        (words(&loaded), loaded.snapshot),
        (["two", "turn"].map(String::from).into(), Ok(Some(second)))
    );
    assert_eq!(database.load_previous().await, Ok(Some(first)));
}

#[wasm_bindgen_test]
async fn replacing_everything_leaves_no_older_byte() {
    let database = fresh("replace").await;
    let start = last(&database).await;
    database.append(start, &values(&["Ana"])).await.unwrap();
    database.compact(start + 1, &[], b"book with Ana", 0).await.unwrap();
    database.compact(start + 1, &[], b"another with Ana", 0).await.unwrap();
    database.thing_put("draft/note", b"to Ana").await.unwrap();
    database.thing_put("folder", b"handle").await.unwrap();
    assert_eq!(database.replace_all(start + 1, b"turn", b"book").await, Ok(Write::Done));
    let expected =
        Loaded { snapshot: Ok(Some(b"book".to_vec())), journal: vec![(start + 2, b"turn".to_vec())] };
    assert_eq!(database.load().await, Ok(expected));
    assert_eq!(database.load_previous().await, Ok(None));
    assert_eq!(database.thing_get("draft/note").await, Ok(None));
    assert_eq!(database.thing_get("folder").await, Ok(Some(b"handle".to_vec())));
}

#[wasm_bindgen_test]
async fn a_wipe_leaves_only_its_mark_and_keys_go_on() {
    let database = fresh("wipe").await;
    let start = last(&database).await;
    database.append(start, &values(&["Ana"])).await.unwrap();
    database.compact(start + 1, &[], b"book with Ana", 0).await.unwrap();
    database.thing_put("draft/note", b"to Ana").await.unwrap();
    database.wipe(start, b"gone").await.unwrap();
    let expected = Loaded { snapshot: Ok(None), journal: vec![(start + 2, b"gone".to_vec())] };
    assert_eq!(database.load().await, Ok(expected));
    assert_eq!(database.thing_get("draft/note").await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_database_that_went_back_is_behind_with_nothing_newer_and_can_be_replaced() {
    let database = fresh("back").await;
    let known = last(&database).await + 100;
    let behind = Ok(Write::Behind { newer: vec![] });
    assert_eq!(database.append(known, &values(&["one"])).await, behind);
    assert_eq!(database.replace_all(known, b"turn", b"book").await, Ok(Write::Done));
    assert_eq!(last(&database).await, known + 1);
}

#[wasm_bindgen_test]
async fn drafts_come_and_go() {
    let database = fresh("drafts").await;
    database.thing_put("draft/a", b"1").await.unwrap();
    database.thing_put("draft/a", b"2").await.unwrap();
    database.thing_put("draft/b", b"3").await.unwrap();
    assert_eq!(database.thing_get("draft/a").await, Ok(Some(b"2".to_vec())));
    database.thing_delete("draft/a").await.unwrap();
    assert_eq!(database.thing_get("draft/a").await, Ok(None));
    database.drafts_clear().await.unwrap();
    assert_eq!(database.thing_get("draft/b").await, Ok(None));
}
