/**
 * Notes of this phone (drafts, ticks, journey, lead), encrypted before they are stored.
 *
 * The key is made here and no script can extract it. It is stored in the same database, so that
 * notes and key are cleared together. Somebody who can read the raw disk of an unlocked phone can
 * still recover both.
 */

import { done, openDatabase } from "../../../service_worker/phone/database.js";

/** @import { DatabaseOptions } from "../../../service_worker/phone/database.js" */

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
    if (!note) return undefined;
    try {
      const bytes = await crypto.subtle.decrypt(cipher(note), await getKey(), note.sealed);
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch (error) {
      if (error.name === "OperationError") return undefined;
      throw error;
    }
  }

  /**
   * @param {string} name
   * @param {unknown} value any JSON value
   */
  async function set(name, value) {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt(cipher({ name, iv }), await getKey(), bytes);
    await transact("readwrite", ({ notes }) => done(notes.put({ name, iv, sealed })));
  }

  /** @param {string} name */
  async function remove(name) {
    await transact("readwrite", ({ notes }) => done(notes.delete(name)));
  }

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

  return { get, set, remove };
}

/** The note's name is authenticated with its text: one note cannot be passed off as another. */
function cipher({ name, iv }) {
  return { name: ALGORITHM, iv, additionalData: new TextEncoder().encode(name) };
}

// What follows is for what may be lost: where this browser stores nothing, E-safety works without.

const notes = openNotes();
/** @type {Promise<unknown>} */
let lastChange = Promise.resolve();

/**
 * The note, or `otherwise` where there is none or none can be read.
 *
 * @param {string} name
 * @param {any} otherwise
 * @returns {Promise<any>}
 */
export async function readNote(name, otherwise) {
  try {
    return (await notes.get(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/**
 * Store a note if this browser can.
 *
 * @param {string} name
 * @param {unknown} value any JSON value
 * @returns {Promise<boolean>} whether it did
 */
export async function keepNote(name, value) {
  try {
    await notes.set(name, value);
    return true;
  } catch {
    return false;
  }
}

/**
 * Delete a note; no-op where none can be stored.
 *
 * @param {string} name
 */
export async function forgetNote(name) {
  await notes.remove(name).catch(() => {});
}

/**
 * Change a note by `change(old value)`. Changes are serialised, also across tabs.
 *
 * @param {string} name
 * @param {any} otherwise the old value where there is none
 * @param {(value: any) => unknown} change
 * @returns {Promise<boolean>} whether this browser stored it
 */
export function changeNote(name, otherwise, change) {
  const act = async () => keepNote(name, change(await readNote(name, otherwise)));
  const changed = lastChange.then(() => navigator.locks?.request(`note/${name}`, act) ?? act());
  lastChange = changed;
  return changed;
}
