/** A browser whose tabs share one store of notes and one set of locks, and can be killed. */

import { IDBFactory } from "fake-indexeddb";

import { openIncidents } from "../../../static/js/incident/incidents.js";
import { openNotes } from "../../../service_worker/phone/encrypted-notes.js";
import { makeNotebook } from "../../../static/js/phone/notes.js";
import { makeLocks } from "./phone.js";

export const MORNING = Date.UTC(2026, 10, 25, 9, 0);
const BLOCKED = { indexedDB: () => undefined };

/** `time` is the clock of every tab. */
export function makeBrowser({ blocked = false } = {}) {
  const factory = new IDBFactory();
  const locks = makeLocks();
  const browser = { time: MORNING };
  const options = blocked ? BLOCKED : { indexedDB: () => factory };

  browser.openTab = () => {
    const notes = openNotes(options);
    const notebook = makeNotebook({ notes, locks: () => locks });
    const incidents = openIncidents({ notebook, session: makeSession(), now: () => browser.time });
    return { notes, notebook, ...incidents };
  };
  return browser;
}

function makeSession() {
  let id = null;
  return { get: () => id, set: (given) => (id = given), leave: () => (id = null) };
}
