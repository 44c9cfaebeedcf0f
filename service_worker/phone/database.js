/** IndexedDB with promises, strict durability, a connection that heals, and errors with names. */

import { abort, watchSleep } from "./bfcache.js";

const pageSleep = watchSleep(globalThis);

/** Version 1 for ever: a new need is a new database, or a new optional field. */
const VERSION = 1;

/** The browser cannot keep what it was given: nothing may be called saved. */
export class StorageTrouble extends Error {}
/** No room left. */
export class StorageFull extends StorageTrouble {
  name = "StorageFull";
}
/** The browser refuses, hides or has lost its database (private window, policy, broken profile). */
export class StorageBlocked extends StorageTrouble {
  name = "StorageBlocked";
}
/** What was read back is not what was written. */
export class StorageDamaged extends StorageTrouble {
  name = "StorageDamaged";
}

/**
 * A database of `stores` ({name: key path}), opened when first used and again when it has died.
 *
 * `transact(mode, work)` runs `work({name: IDBObjectStore})` in one transaction over all stores and
 * resolves with its value only when the transaction is complete and on the disk. `work` may await
 * nothing but `done(request)`, must be safe to run twice, and undoes everything by throwing.
 * Rejects with StorageFull or StorageBlocked for whatever the storage did.
 */
export function openDatabase(name, stores, options = {}) {
  const { indexedDB = () => globalThis.indexedDB, sleep = pageSleep } = options;
  let connection = null;

  async function transact(mode, work) {
    try {
      return await attempt(mode, work);
    } catch (error) {
      if (named(error) === error || error.name === "QuotaExceededError") throw named(error);
      // A connection dies while a phone sleeps or a profile is repaired: a new one is worth a try.
      connection?.then((dead) => dead.close()).catch(() => {});
      connection = null;
    }
    try {
      return await attempt(mode, work);
    } catch (error) {
      throw named(error);
    }
  }

  async function attempt(mode, work) {
    await sleep.whenAwake();
    connection ??= connect(name, stores, indexedDB);
    const database = await connection;
    await sleep.whenAwake();
    return runTransaction(database, Object.keys(stores), { mode, work, sleep });
  }

  return { transact };
}

/** The result of an IndexedDB request. */
export function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function connect(name, stores, indexedDB) {
  const factory = indexedDB();
  if (!factory) throw new DOMException("this browser has no IndexedDB", "NotSupportedError");
  const request = factory.open(name, VERSION);
  request.onupgradeneeded = () => {
    for (const [store, keyPath] of Object.entries(stores)) {
      request.result.createObjectStore(store, { keyPath });
    }
  };
  const database = await done(request);
  database.onversionchange = () => database.close();
  return database;
}

function runTransaction(database, names, { mode, work, sleep }) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(names, mode, { durability: "strict" });
    sleep.guard(transaction);
    let value;
    let mistake;
    transaction.oncomplete = () => resolve(value);
    // Why the browser gave up stands in the transaction; its requests only say "aborted".
    transaction.onabort = () => reject(transaction.error ?? mistake ?? new DOMException("aborted"));
    work(Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]))).then(
      (result) => (value = result),
      (error) => {
        mistake = error;
        abort(transaction);
      },
    );
  });
}

/** The storage's own errors by our names; any other error as it is. */
function named(error) {
  if (!(error instanceof DOMException)) return error;
  return error.name === "QuotaExceededError"
    ? new StorageFull(error.message)
    : new StorageBlocked(`${error.name}: ${error.message}`);
}
