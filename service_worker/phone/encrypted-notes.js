/**
 * Notes of this phone (incidents, drafts, the lead), encrypted before they are stored.
 *
 * The key is made here and no script can extract it. It is stored in the same database, so that
 * notes and key are cleared together. Somebody who can read the raw disk of an unlocked phone can
 * still recover both.
 */

import { done, openDatabase } from "./database.js";

/** @import { DatabaseOptions } from "./database.js" */

const STORES = { notes: "name", keys: "name" };
const KEY_NAME = "notes";
const ALGORITHM = "AES-GCM";
const IV_BYTES = 12;

/**
 * The notes of this browser. Every method rejects with StorageTrouble where the storage fails.
 *
 * @param {DatabaseOptions} [options]
 */
export function openNotes(options) {
  const { transact } = openDatabase("notes", STORES, options);
  let key = null;

  /**
   * The value stored under `name`; undefined if there is none or it can no longer be decrypted.
   *
   * @param {string} name
   * @returns {Promise<any>}
   */
  async function get(name) {
    const note = await transact("readonly", ({ notes }) => done(notes.get(name)));
    return note && open(note, await getKey());
  }

  /**
   * @param {string} name
   * @param {unknown} value any JSON value
   */
  async function set(name, value) {
    const note = await seal(name, value);
    await transact("readwrite", ({ notes }) => done(notes.put(note)));
  }

  async function seal(name, value) {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt(cipher({ name, iv }), await getKey(), bytes);
    return { name, iv, sealed };
  }

  /** @param {string} name */
  async function remove(name) {
    await transact("readwrite", ({ notes }) => done(notes.delete(name)));
  }

  /** @returns {Promise<string[]>} the name of every note */
  const names = async () =>
    /** @type {any} */ (await transact("readonly", ({ notes }) => done(notes.getAllKeys())));

  /** Memoised; a failure is not. */
  function getKey() {
    key ??= readOrMakeKey().catch((error) => {
      key = null;
      throw error;
    });
    return key;
  }

  /** Two tabs may race to make a key: the first one stored is the key of both. */
  async function readOrMakeKey() {
    const made = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]);
    return transact("readwrite", async ({ keys }) => {
      const stored = await done(keys.get(KEY_NAME));
      if (stored) return stored.key;
      await done(keys.put({ name: KEY_NAME, key: made }));
      return made;
    });
  }

  return { get, set, remove, names };
}

/**
 * Reads notes, many at once, and changes nothing: for the worker, which also has no use for the rest.
 *
 * @param {DatabaseOptions} [options]
 */
export function openReader(options) {
  const { transact } = openDatabase("notes", STORES, options);

  /**
   * The notes of these names by name, in one transaction; a name that ends in "/" stands for all that
   * begin so. What cannot be decrypted is undefined.
   *
   * @param {string[]} wanted
   * @returns {Promise<Record<string, any>>}
   */
  async function collect(wanted) {
    const [stored, found] = await transact("readonly", ({ notes, keys }) =>
      Promise.all([
        done(keys.get(KEY_NAME)),
        Promise.all(wanted.map((name) => done(notes.getAll(rangeOf(name))))),
      ]),
    );
    const opened = found.flat().map(async (note) => [note.name, await open(note, stored?.key)]);
    return Object.fromEntries(await Promise.all(opened));
  }

  return { collect };
}

/** The value of a note; undefined where it cannot be decrypted. */
async function open(note, key) {
  if (!key) return undefined;
  try {
    const bytes = await crypto.subtle.decrypt(cipher(note), key, note.sealed);
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error.name === "OperationError") return undefined;
    throw error;
  }
}

const rangeOf = (name) =>
  name.endsWith("/") ? IDBKeyRange.bound(name, `${name}\uffff`) : IDBKeyRange.only(name);

/** The note's name is authenticated with its text: one note cannot be passed off as another. */
function cipher({ name, iv }) {
  return { name: ALGORITHM, iv, additionalData: new TextEncoder().encode(name) };
}
