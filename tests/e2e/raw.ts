// What is really stored, byte by byte, behind the app's back: for promises about what is no longer there.

import { expect, type Page } from "@playwright/test";

/** Where the words occur in what this page's origin stores, such as `kith/journal` or `kith/snapshot/current`; empty
 * if nowhere. */
export async function storedPlacesOf(page: Page, words: string): Promise<string[]> {
  return page.evaluate(searchInPage, words);
}

/** Waits until the save line says that everything is on this device. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByText(/^All saved on this device/).first()).toBeAttached();
}

/** Runs inside the page. */
async function searchInPage(words: string): Promise<string[]> {
  const asUtf8 = new TextEncoder().encode(words.toLowerCase());
  const asUtf16 = new Uint8Array([...words.toLowerCase()].flatMap((char) => [char.charCodeAt(0), 0]));

  /** Letters count in either case: an index may have folded them. */
  function contains(bytes: Uint8Array, needle: Uint8Array): boolean {
    const lower = (byte: number) => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
    for (let at = 0; at + needle.length <= bytes.length; at += 1) {
      let same = 0;
      while (same < needle.length && lower(bytes[at + same]) === needle[same]) same += 1;
      if (same === needle.length) return true;
    }
    return false;
  }

  async function holds(value: unknown): Promise<boolean> {
    if (value === null || value === undefined) return false;
    if (typeof value === "string") return value.toLowerCase().includes(words.toLowerCase());
    if (value instanceof Blob) return holds(await value.arrayBuffer());
    if (value instanceof ArrayBuffer) return holds(new Uint8Array(value));
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return contains(bytes, asUtf8) || contains(bytes, asUtf16);
    }
    if (value instanceof Map) return holds([...value.entries()]);
    if (value instanceof Set) return holds([...value]);
    if (typeof value === "object") {
      for (const part of Object.entries(value).flat()) if (await holds(part)) return true;
      return false;
    }
    return holds(String(value));
  }

  function answer<T>(request: IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  const places = new Set<string>();
  for (const { name } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name!));
    for (const store of database.objectStoreNames) {
      const records = database.transaction(store).objectStore(store);
      const [values, keys] = await Promise.all([answer(records.getAll()), answer(records.getAllKeys())]);
      for (const [at, key] of keys.entries()) {
        if (await holds([key, values[at]])) places.add(typeof key === "string" ? `${name}/${store}/${key}` : `${name}/${store}`);
      }
    }
    database.close();
  }
  if (await holds({ ...localStorage })) places.add("localStorage");
  if (await holds({ ...sessionStorage })) places.add("sessionStorage");
  for (const cache of await caches.keys()) {
    for (const request of await (await caches.open(cache)).keys()) if (await holds(request.url)) places.add(cache);
  }
  return [...places];
}
