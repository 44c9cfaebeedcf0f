/**
 * Notes that may be lost: what this browser does not store is remembered until the page is left.
 *
 * Names: incident/<id>, draft/<id>, calls, lead, lead-skipped, shared, invited, reports-hidden,
 * changes-seen.
 */

import { takeTurns } from "../page/turns.js";
import { openNotes } from "../../../service_worker/phone/encrypted-notes.js";

/** @typedef {ReturnType<typeof makeNotebook>} Notebook */

/**
 * A notebook over `notes`. No method rejects. A browser without Web Locks serialises the changes of
 * one tab only.
 *
 * @param {object} world
 * @param {ReturnType<typeof openNotes>} world.notes
 * @param {() => Pick<LockManager, "request"> | undefined} [world.locks]
 */
export function makeNotebook({ notes, locks = () => globalThis.navigator?.locks }) {
  const unstored = new Map();
  const inThisTab = takeTurns();

  /** One at a time for each note, in this tab and, where there are locks, in all. */
  const inTurn = (name, act) => inThisTab(() => locks()?.request(`note/${name}`, act) ?? act());

  /**
   * The note, or `otherwise` where there is none or none can be read.
   *
   * @param {string} name
   * @param {any} otherwise
   * @returns {Promise<any>}
   */
  async function read(name, otherwise) {
    if (unstored.has(name)) return JSON.parse(unstored.get(name));
    return (await notes.get(name).catch(() => undefined)) ?? otherwise;
  }

  /**
   * @param {string} name
   * @param {unknown} value any JSON value
   * @returns {Promise<boolean>} whether this browser stored it
   */
  async function keep(name, value) {
    try {
      await notes.set(name, value);
      return unstored.delete(name) || true;
    } catch {
      unstored.set(name, JSON.stringify(value));
      return false;
    }
  }

  /**
   * Change a note by `edit(old value)`; no-op where that returns undefined.
   *
   * @param {string} name
   * @param {any} otherwise the old value where there is none
   * @param {(value: any) => unknown} edit
   * @returns {Promise<boolean>} whether this browser stored it
   */
  function change(name, otherwise, edit) {
    return inTurn(name, async () => {
      const edited = edit(await read(name, otherwise));
      return edited !== undefined && keep(name, edited);
    });
  }

  /** @param {string} name */
  function forget(name) {
    unstored.delete(name);
    return inTurn(name, () => notes.remove(name).catch(() => {}));
  }

  /**
   * @param {string} start
   * @returns {Promise<string[]>} the names that start so
   */
  async function list(start) {
    const stored = await notes.names().catch(() => []);
    return [...new Set([...stored, ...unstored.keys()])].filter((name) => name.startsWith(start));
  }

  return { read, keep, change, forget, list };
}

export const notebook = makeNotebook({ notes: openNotes() });

export const { read: readNote, keep: keepNote, forget: forgetNote, change: changeNote } = notebook;
