/**
 * Notes of this phone (drafts, ticks, journey, lead), encrypted before they are kept.
 *
 * The key is made here and cannot be taken out of the browser by a script; it stands in the same
 * database, so that notes and key live and die together. Who can read the raw disk of an unlocked
 * phone can still recover both.
 */

import { done, openDatabase } from "../../../service_worker/phone/database.js";

const STORES = { notes: "name", keys: "name" };
const KEY_NAME = "notes";
const ALGORITHM = "AES-GCM";
const IV_BYTES = 12;

/** Notes in one database; `set` and `get` take any JSON value. Rejects with StorageTrouble. */
export function openNotes(options) {
  const { transact } = openDatabase("notes", STORES, options);
  let key = null;

  /** The value kept under `name`; undefined if there is none or it can no longer be read. */
  async function get(name) {
    const note = await transact("readonly", ({ notes }) => done(notes.get(name)));
    if (!note) return undefined;
    try {
      const bytes = await crypto.subtle.decrypt(cipher(note), await theKey(), note.sealed);
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch (error) {
      if (error.name === "OperationError") return undefined;
      throw error;
    }
  }

  async function set(name, value) {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const bytes = new TextEncoder().encode(JSON.stringify(value));
    const sealed = await crypto.subtle.encrypt(cipher({ name, iv }), await theKey(), bytes);
    await transact("readwrite", ({ notes }) => done(notes.put({ name, iv, sealed })));
  }

  async function remove(name) {
    await transact("readwrite", ({ notes }) => done(notes.delete(name)));
  }

  /** Forget every note; the key may stay. */
  async function clear() {
    await transact("readwrite", ({ notes }) => done(notes.clear()));
  }

  function theKey() {
    key ??= keptOrNewKey().catch((error) => {
      key = null;
      throw error;
    });
    return key;
  }

  /** Two tabs may both make a key: the first one kept is the key of both. */
  async function keptOrNewKey() {
    const made = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, [
      "encrypt",
      "decrypt",
    ]);
    return transact("readwrite", async ({ keys }) => {
      const kept = await done(keys.get(KEY_NAME));
      if (kept) return kept.key;
      await done(keys.put({ name: KEY_NAME, key: made }));
      return made;
    });
  }

  return { get, set, remove, clear };
}

/** The note's name is bound to its text: a draft cannot be passed off as another. */
function cipher({ name, iv }) {
  return { name: ALGORITHM, iv, additionalData: new TextEncoder().encode(name) };
}

const notes = openNotes();
export const getNote = notes.get;
export const setNote = notes.set;
export const removeNote = notes.remove;
export const clearNotes = notes.clear;
