//! The database on this device: the only file that names IndexedDB.
//!
//! Values are opaque bytes. Four stores, made once and for ever (version 1): `snapshot` (Blobs under
//! `current` and `previous`), `journal` (one small value per user action; keys ascend by one and
//! never start again), `blobs` (photos) and `things` (drafts and other single values).
//!
//! Every write resolves at the transaction's `complete` event, never before. A full quota arrives
//! only as `abort`, so the reason is read from the transaction. An error of a request is never
//! prevented, hence always ends in that abort too.

use crate::persist::StorageError;
use crate::persist::stored::{Loaded, Write};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, DomException, Event, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbObjectStoreParameters,
    IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

const SNAPSHOT: &str = "snapshot";
const JOURNAL: &str = "journal";
const BLOBS: &str = "blobs";
const THINGS: &str = "things";
const CURRENT: &str = "current";
const PREVIOUS: &str = "previous";

/// Things whose name begins so are drafts: a forget, a restore and a wipe remove them.
pub const DRAFT: &str = "draft/";

/// How long opening may take before another tab is taken to block it, in milliseconds.
const OPEN_PATIENCE: i32 = 5_000;

/// How long a transaction may take before its connection is taken to be dead, in milliseconds.
const TRANSACTION_PATIENCE: i32 = 30_000;

/// A database on this device. Clones share one connection, which reopens by itself.
#[derive(Clone)]
pub struct Database(Rc<Inner>);

struct Inner {
    name: String,
    connection: RefCell<Option<IdbDatabase>>,
    /// Called by the browser when the connection has to go or is gone.
    closing: Closure<dyn Fn()>,
}

impl Database {
    /// Opens the database `name`, creating it if there is none.
    ///
    /// `on_gone` is called when the browser takes the connection away or somebody deletes the
    /// database. The connection is closed by then; the next call on this handle opens it anew.
    ///
    /// # Errors
    /// `Unavailable`, `Blocked`, `Newer`, `Full`, `Damaged` or `Lost`.
    pub async fn open(name: &str, on_gone: impl Fn() + 'static) -> Result<Database, StorageError> {
        let database = Database(Rc::new_cyclic(|inner: &Weak<Inner>| {
            let inner = inner.clone();
            let closing = Closure::new(move || {
                if let Some(inner) = inner.upgrade() {
                    Database(inner).disconnect();
                    on_gone();
                }
            });
            Inner { name: name.to_owned(), connection: RefCell::default(), closing }
        }));
        match database.connect().await {
            Err(StorageError::Lost) => database.connect().await?,
            opened => opened?,
        };
        Ok(database)
    }

    /// Reads the newest snapshot and the whole journal, as of one moment.
    ///
    /// # Errors
    /// Any but `Full`. A snapshot that cannot be read is no error here, see [`Loaded`].
    pub async fn load(&self) -> Result<Loaded, StorageError> {
        let (snapshot, keys, values) = self
            .transact(&[SNAPSHOT, JOURNAL], "readonly", async |transaction| {
                let journal = transaction.object_store(JOURNAL)?;
                let snapshot = transaction.object_store(SNAPSHOT)?.get(&CURRENT.into())?;
                let (keys, values) = (journal.get_all_keys()?, journal.get_all()?);
                // Read while the rest of the transaction runs: a start waits for it.
                let reading = Reading::of(answer(&snapshot).await?);
                Ok((reading, answer(&keys).await?, answer(&values).await?))
            })
            .await?;
        Ok(Loaded { snapshot: snapshot.done().await, journal: entries(&keys, &values) })
    }

    /// Reads the snapshot before the newest one, for when that one is damaged.
    ///
    /// # Errors
    /// Any but `Full`; `Damaged` if it cannot be read either.
    pub async fn load_previous(&self) -> Result<Option<Vec<u8>>, StorageError> {
        let previous = self
            .transact(&[SNAPSHOT], "readonly", async |transaction| {
                answer(&transaction.object_store(SNAPSHOT)?.get(&PREVIOUS.into())?).await
            })
            .await?;
        Reading::of(previous).done().await
    }

    /// Asks whether the journal still ends with the key this tab knows. `Done` means that it does.
    ///
    /// # Errors
    /// Any but `Full`.
    pub async fn check(&self, known: u64) -> Result<Write, StorageError> {
        self.transact(&[JOURNAL], "readonly", async |transaction| compare(transaction, known).await).await
    }

    /// Appends `entries` under the keys after `known`, if the journal ends with `known`.
    ///
    /// # Errors
    /// Any. Unless it is `Lost`, nothing was written. After `Lost` nobody can tell: try again; if it
    /// was written, `Behind` brings the very same bytes back.
    pub async fn append(&self, known: u64, entries: &[Vec<u8>]) -> Result<Write, StorageError> {
        self.transact(&[JOURNAL], "readwrite", async |transaction| {
            let compared = compare(transaction, known).await?;
            if compared == Write::Done {
                put_entries(transaction, known, entries)?;
            }
            Ok(compared)
        })
        .await
    }

    /// Like [`append`](Self::append), and in the same transaction makes `snapshot` the newest one
    /// (the newest so far becomes the previous one) and drops journal entries up to `drop_up_to`.
    ///
    /// # Errors
    /// As for `append`.
    pub async fn compact(
        &self,
        known: u64,
        entries: &[Vec<u8>],
        snapshot: &[u8],
        drop_up_to: u64,
    ) -> Result<Write, StorageError> {
        let snapshot = blob(snapshot)?;
        self.transact(&[SNAPSHOT, JOURNAL], "readwrite", async |transaction| {
            let compared = compare(transaction, known).await?;
            if compared == Write::Done {
                let snapshots = transaction.object_store(SNAPSHOT)?;
                let newest = answer(&snapshots.get(&CURRENT.into())?).await?;
                if !newest.is_undefined() {
                    snapshots.put_with_key(&newest, &PREVIOUS.into())?;
                }
                snapshots.put_with_key(&snapshot, &CURRENT.into())?;
                put_entries(transaction, known, entries)?;
                let dropped = IdbKeyRange::upper_bound(&key(drop_up_to))?;
                transaction.object_store(JOURNAL)?.delete(&dropped)?;
            }
            Ok(compared)
        })
        .await
    }

    /// Leaves nothing but `snapshot`: no older snapshot, no journal but `turn` (whose key is the one
    /// after `known`), no drafts. Also writes where the journal went back behind `known`, so that
    /// a tab can save what it holds after the database was taken away.
    ///
    /// # Errors
    /// As for [`append`](Self::append).
    pub async fn replace_all(&self, known: u64, turn: &[u8], snapshot: &[u8]) -> Result<Write, StorageError> {
        let snapshot = blob(snapshot)?;
        self.transact(&[SNAPSHOT, JOURNAL, THINGS], "readwrite", async |transaction| {
            let compared = compare(transaction, known).await?;
            if matches!(&compared, Write::Behind { newer } if !newer.is_empty()) {
                return Ok(compared);
            }
            let snapshots = transaction.object_store(SNAPSHOT)?;
            snapshots.clear()?;
            snapshots.put_with_key(&snapshot, &CURRENT.into())?;
            transaction.object_store(JOURNAL)?.clear()?;
            put_entries(transaction, known, &[turn.to_vec()])?;
            transaction.object_store(THINGS)?.delete(&drafts()?.into())?;
            Ok(Write::Done)
        })
        .await
    }

    /// Removes everything. What is left is `wipe` in the journal, under a key after every other,
    /// by which other tabs notice; `known` is the last key this tab knows.
    ///
    /// # Errors
    /// Any; nothing was removed then, unless it is `Lost`.
    pub async fn wipe(&self, known: u64, wipe: &[u8]) -> Result<(), StorageError> {
        self.transact(&[SNAPSHOT, JOURNAL, BLOBS, THINGS], "readwrite", async |transaction| {
            let journal = transaction.object_store(JOURNAL)?;
            let keys = Array::from(&answer(&journal.get_all_keys()?).await?);
            let last = number(&keys.get(keys.length().saturating_sub(1)));
            for store in [SNAPSHOT, JOURNAL, BLOBS, THINGS] {
                transaction.object_store(store)?.clear()?;
            }
            put_entries(transaction, known.max(last), &[wipe.to_vec()])
        })
        .await
    }

    /// Keeps `bytes` under `name` (see [`DRAFT`]), in place of what was there.
    ///
    /// # Errors
    /// Any.
    pub async fn thing_put(&self, name: &str, bytes: &[u8]) -> Result<(), StorageError> {
        let bytes = Uint8Array::from(bytes);
        self.transact(&[THINGS], "readwrite", async |transaction| {
            transaction.object_store(THINGS)?.put_with_key(&bytes, &name.into())?;
            Ok(())
        })
        .await
    }

    /// Reads what is kept under `name`.
    ///
    /// # Errors
    /// Any but `Full`.
    pub async fn thing_get(&self, name: &str) -> Result<Option<Vec<u8>>, StorageError> {
        self.transact(&[THINGS], "readonly", async |transaction| {
            let value = answer(&transaction.object_store(THINGS)?.get(&name.into())?).await?;
            Ok((!value.is_undefined()).then(|| Uint8Array::new(&value).to_vec()))
        })
        .await
    }

    /// Removes what is kept under `name`, if anything.
    ///
    /// # Errors
    /// Any.
    pub async fn thing_delete(&self, name: &str) -> Result<(), StorageError> {
        self.transact(&[THINGS], "readwrite", async |transaction| {
            transaction.object_store(THINGS)?.delete(&name.into())?;
            Ok(())
        })
        .await
    }

    /// Removes every thing whose name begins with [`DRAFT`].
    ///
    /// # Errors
    /// Any.
    pub async fn drafts_clear(&self) -> Result<(), StorageError> {
        self.transact(&[THINGS], "readwrite", async |transaction| {
            transaction.object_store(THINGS)?.delete(&drafts()?.into())?;
            Ok(())
        })
        .await
    }

    /// Runs `work` in one transaction and waits until it is complete. If the connection turns out
    /// to be dead (Safari does that to tabs in the background), once more over a new one.
    async fn transact<T>(
        &self,
        stores: &[&str],
        mode: &str,
        work: impl AsyncFn(&IdbTransaction) -> Result<T, Trouble>,
    ) -> Result<T, StorageError> {
        match self.attempt(stores, mode, &work).await {
            Err(StorageError::Lost) => {
                self.disconnect();
                self.attempt(stores, mode, &work).await
            }
            outcome => outcome,
        }
    }

    async fn attempt<T>(
        &self,
        stores: &[&str],
        mode: &str,
        work: impl AsyncFn(&IdbTransaction) -> Result<T, Trouble>,
    ) -> Result<T, StorageError> {
        let transaction = begin(&self.connect().await?, stores, mode)?;
        let ended = Promise::new(&mut |resolve, _| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&resolve));
        });
        let worked = work(&transaction).await;
        // Either fails only where the transaction has ended by itself, which `ended` tells.
        let _ = if worked.is_ok() { commit(&transaction) } else { transaction.abort() };
        let event: Event =
            within(TRANSACTION_PATIENCE, ended).await.ok_or(StorageError::Lost)?.unchecked_into();
        match (worked, transaction.error()) {
            (Ok(value), _) if event.type_() == "complete" => Ok(value),
            (_, Some(error)) => Err(named(&error)),
            (Err(Trouble(error)), None) => Err(error),
            (Ok(_), None) => Err(StorageError::Lost),
        }
    }

    /// The connection, opened if there is none.
    async fn connect(&self) -> Result<IdbDatabase, StorageError> {
        let connected = self.0.connection.borrow().clone();
        if let Some(connection) = connected {
            return Ok(connection);
        }
        let connection = connect(&self.0.name).await?;
        if let Some(earlier) = &*self.0.connection.borrow() {
            connection.close();
            return Ok(earlier.clone());
        }
        let closing = self.0.closing.as_ref().unchecked_ref::<Function>();
        connection.set_onversionchange(Some(closing));
        connection.set_onclose(Some(closing));
        self.0.connection.replace(Some(connection.clone()));
        Ok(connection)
    }

    fn disconnect(&self) {
        if let Some(connection) = self.0.connection.take() {
            connection.close();
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            connection.close();
        }
    }
}

/// Opens a connection, creating the stores where the database is new.
async fn connect(name: &str) -> Result<IdbDatabase, StorageError> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    let request = factory.ok_or(StorageError::Unavailable)?.open_with_u32(name, 1).map_err(Trouble::from)?;
    let create = Closure::once({
        let request = request.clone();
        move || create_stores(&request)
    });
    request.set_onupgradeneeded(Some(create.as_ref().unchecked_ref()));
    let settled = Promise::new(&mut |resolve, _| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
    });
    if within(OPEN_PATIENCE, settled).await.is_none() {
        close_when_opened(&request);
        return Err(StorageError::Blocked);
    }
    match request.error() {
        Ok(None) => Ok(request.result().map_err(Trouble::from)?.unchecked_into()),
        Ok(Some(error)) if error.name() == "InvalidStateError" => Err(StorageError::Unavailable),
        Ok(Some(error)) => Err(named(&error)),
        Err(_) => Err(StorageError::Lost),
    }
}

/// Makes the four stores. What it throws aborts the opening.
fn create_stores(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    let counted = IdbObjectStoreParameters::new();
    counted.set_auto_increment(true);
    database.create_object_store_with_optional_parameters(JOURNAL, &counted)?;
    for store in [SNAPSHOT, BLOBS, THINGS] {
        database.create_object_store(store)?;
    }
    Ok(())
}

/// An opening nobody waits for any more must not leave a connection behind that blocks others.
fn close_when_opened(request: &IdbOpenDbRequest) {
    let opening = request.clone();
    let close = Closure::once_into_js(move || {
        if let Ok(database) = opening.result() {
            database.unchecked_into::<IdbDatabase>().close();
        }
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
}

/// Begins a transaction; one that writes is on the disk before it counts as complete. (web-sys
/// hides the options behind its unstable flag, hence the call by name.)
fn begin(connection: &IdbDatabase, stores: &[&str], mode: &str) -> Result<IdbTransaction, Trouble> {
    let stores: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
    let options = js_sys::Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let method: Function = Reflect::get(connection, &"transaction".into())?.unchecked_into();
    Ok(method.call3(connection, &stores, &mode.into(), &options)?.unchecked_into())
}

/// Spares the transaction the wait for further requests.
#[expect(deprecated, reason = "web-sys follows an early draft; in the standard it is current")]
fn commit(transaction: &IdbTransaction) -> Result<(), JsValue> {
    transaction.commit()
}

/// `Done` if the journal ends with `known`, else what came after it.
async fn compare(transaction: &IdbTransaction, known: u64) -> Result<Write, Trouble> {
    let journal = transaction.object_store(JOURNAL)?;
    let from = IdbKeyRange::lower_bound(&key(known))?;
    let keys = answer(&journal.get_all_keys_with_key(&from)?).await?;
    let keys: Vec<u64> = Array::from(&keys).iter().map(|key| number(&key)).collect();
    if keys == [known] || (keys.is_empty() && known == 0) {
        return Ok(Write::Done);
    }
    let after = IdbKeyRange::lower_bound_with_open(&key(known), true)?;
    let (keys, values) = (journal.get_all_keys_with_key(&after)?, journal.get_all_with_key(&after)?);
    Ok(Write::Behind { newer: entries(&answer(&keys).await?, &answer(&values).await?) })
}

/// Adds `new` to the journal under the keys after `last`.
fn put_entries(transaction: &IdbTransaction, last: u64, new: &[Vec<u8>]) -> Result<(), Trouble> {
    let journal: IdbObjectStore = transaction.object_store(JOURNAL)?;
    for (entry, place) in new.iter().zip(last + 1..) {
        journal.add_with_key(&Uint8Array::from(entry.as_slice()), &key(place))?;
    }
    Ok(())
}

fn entries(keys: &JsValue, values: &JsValue) -> Vec<(u64, Vec<u8>)> {
    let values = Array::from(values);
    let values = values.iter().map(|value| Uint8Array::new(&value).to_vec());
    Array::from(keys).iter().map(|key| number(&key)).zip(values).collect()
}

fn blob(bytes: &[u8]) -> Result<Blob, StorageError> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    Ok(Blob::new_with_u8_array_sequence(&parts).map_err(Trouble::from)?)
}

/// A stored Blob that is being read.
enum Reading {
    /// There is none.
    Nothing,
    /// Something else lies in its place.
    NoBlob,
    Begun(Promise),
}

impl Reading {
    fn of(value: JsValue) -> Reading {
        match value.dyn_into::<Blob>() {
            Ok(blob) => Reading::Begun(blob.array_buffer()),
            Err(value) if value.is_undefined() => Reading::Nothing,
            Err(_) => Reading::NoBlob,
        }
    }

    /// Its bytes; `Damaged` if the browser cannot read them any more.
    async fn done(self) -> Result<Option<Vec<u8>>, StorageError> {
        match self {
            Reading::Nothing => Ok(None),
            Reading::NoBlob => Err(StorageError::Damaged),
            Reading::Begun(bytes) => {
                let buffer = bytes.await.map_err(|_| StorageError::Damaged)?;
                Ok(Some(Uint8Array::new(&buffer).to_vec()))
            }
        }
    }
}

fn drafts() -> Result<IdbKeyRange, Trouble> {
    Ok(IdbKeyRange::bound(&DRAFT.into(), &format!("{DRAFT}\u{ffff}").into())?)
}

/// Keys count user actions, so a double holds every one of them exactly.
fn key(number: u64) -> JsValue {
    JsValue::from_f64(number as f64)
}

fn number(key: &JsValue) -> u64 {
    key.as_f64().unwrap_or_default() as u64
}

/// What a request of a running transaction answers.
async fn answer(request: &IdbRequest) -> Result<JsValue, Trouble> {
    let settled = Promise::new(&mut |resolve, _| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&resolve));
    });
    within(TRANSACTION_PATIENCE, settled).await.ok_or(Trouble(StorageError::Lost))?;
    match request.error()? {
        Some(error) => Err(Trouble(named(&error))),
        None => Ok(request.result()?),
    }
}

/// What `promise`, which never rejects, comes to; `None` if it takes longer than `patience`
/// milliseconds.
async fn within(patience: i32, promise: Promise) -> Option<JsValue> {
    let window = web_sys::window()?;
    let mut timer = None;
    let timeout = Promise::new(&mut |resolve, _| {
        timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, patience).ok();
    });
    let first = Promise::race(&Array::of2(&promise, &timeout)).await.ok()?;
    window.clear_timeout_with_handle(timer?);
    (!first.is_undefined()).then_some(first)
}

/// Something a call to the browser threw, on its way to becoming a [`StorageError`].
struct Trouble(StorageError);

impl From<JsValue> for Trouble {
    fn from(thrown: JsValue) -> Trouble {
        Trouble(thrown.dyn_ref::<DomException>().map_or(StorageError::Lost, named))
    }
}

impl From<Trouble> for StorageError {
    fn from(trouble: Trouble) -> StorageError {
        trouble.0
    }
}

/// What an exception of the database means to us.
fn named(error: &DomException) -> StorageError {
    match error.name().as_str() {
        "QuotaExceededError" => StorageError::Full,
        "VersionError" => StorageError::Newer,
        "SecurityError" | "NotSupportedError" => StorageError::Unavailable,
        "NotReadableError" | "NotFoundError" | "DataError" | "DataCloneError" => StorageError::Damaged,
        _ => StorageError::Lost,
    }
}
