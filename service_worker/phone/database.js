/** IndexedDB with promises, strict durability, a connection that reopens, and errors with names. */

import { abort, watchBfcache } from "./bfcache.js";

/** @import { Bfcache } from "./bfcache.js" */

/** @typedef {Record<string, IDBObjectStore>} Stores */
/** @typedef {{indexedDB?: () => IDBFactory, bfcache?: Bfcache}} DatabaseOptions */

/**
 * @template T
 * @typedef {(stores: Stores) => Promise<T>} Work
 */

const pageBfcache = watchBfcache(globalThis);

/** Version 1 for ever: a new need is a new database, or a new optional field. */
const VERSION = 1;

/** The browser cannot store what it was given: nothing may be called saved. */
export class StorageTrouble extends Error {}
/** No room left. */
export class StorageFull extends StorageTrouble {
  name = "StorageFull";
}
/** The browser refuses, hides or has lost its database (private window, policy, broken profile). */
export class StorageBlocked extends StorageTrouble {
  name = "StorageBlocked";
}
/** The value read back differs from the value written. */
export class StorageDamaged extends StorageTrouble {
  name = "StorageDamaged";
}

/**
 * A database of `stores` ({name: key path}), opened at first use and reopened after it has died.
 *
 * `transact(mode, work)` runs `work({name: IDBObjectStore})` in one transaction over all stores and
 * resolves with its value only when the transaction is complete and on the disk. `work` may await
 * nothing but `done(request)`, must be idempotent, and rolls everything back by throwing.
 * Rejects with StorageFull or StorageBlocked for any error of the storage.
 *
 * @param {string} name
 * @param {Record<string, string>} stores
 * @param {DatabaseOptions} [options]
 */
export function openDatabase(name, stores, options = {}) {
  const { indexedDB = () => globalThis.indexedDB, bfcache = pageBfcache } = options;
  let connection = null;

  /**
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {Work<T>} work
   * @returns {Promise<T>}
   */
  async function transact(mode, work) {
    try {
      return await attempt(mode, work);
    } catch (error) {
      if (translate(error) === error || error.name === "QuotaExceededError") throw translate(error);
      // A connection dies while a phone sleeps or a profile is repaired: retry once with a new one.
      connection?.then((dead) => dead.close()).catch(() => {});
      connection = null;
    }
    try {
      return await attempt(mode, work);
    } catch (error) {
      throw translate(error);
    }
  }

  async function attempt(mode, work) {
    await bfcache.whenActive();
    connection ??= connect(name, stores, indexedDB);
    const database = await connection;
    await bfcache.whenActive();
    return runTransaction(database, Object.keys(stores), { mode, work, bfcache });
  }

  return { transact };
}

/**
 * The result of an IndexedDB request.
 *
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
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

function runTransaction(database, names, { mode, work, bfcache }) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(names, mode, { durability: "strict" });
    bfcache.guard(transaction);
    let value;
    let mistake;
    transaction.oncomplete = () => resolve(value);
    // The transaction holds the browser's reason for giving up; its requests only say "aborted".
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

/** The storage's own errors as ours; any other error unchanged. */
function translate(error) {
  if (!(error instanceof DOMException)) return error;
  return error.name === "QuotaExceededError"
    ? new StorageFull(error.message)
    : new StorageBlocked(`${error.name}: ${error.message}`);
}
