/** Notes for what may be lost: where this browser keeps nothing, E-safety works on without them. */

import { getNote, removeNote, setNote } from "./notes.js";

/** The note, or `otherwise` where there is none or none can be kept. */
export async function noteOr(name, otherwise) {
  try {
    return (await getNote(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/** Keep a note if this browser can. Resolves with whether it did. */
export async function tryToKeep(name, value) {
  try {
    await setNote(name, value);
    return true;
  } catch {
    return false;
  }
}

/** Forget a note; no-op where none can be kept. */
export async function forget(name) {
  await removeNote(name).catch(() => {});
}

let last = Promise.resolve();

/** Change a note by `change(what was kept)`; one change waits for the other, also across tabs. */
export function changeNote(name, otherwise, change) {
  const act = async () => tryToKeep(name, change(await noteOr(name, otherwise)));
  last = last.then(() => navigator.locks?.request(`note/${name}`, act) ?? act());
  return last;
}
