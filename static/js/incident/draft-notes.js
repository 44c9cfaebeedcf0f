/** What was typed about an incident: a note beside it, so that no letter rewrites its calls. */

import { takeTurns } from "../page/turns.js";

/** @import { Notebook } from "../phone/notes.js" */
/** @import { Edit, Incident } from "./incidents.js" */

/** @typedef {(incident: Incident) => Partial<Incident>} Judge */

export const INCIDENT = "incident/";
export const DRAFT = "draft/";

/**
 * @param {object} world
 * @param {Notebook} world.notebook
 * @param {(id: string, edit: Edit) => Promise<boolean>} world.change
 * @param {() => string} world.time
 */
export function openDrafts({ notebook, change, time }) {
  const inTurn = takeTurns();

  /**
   * Stores a draft, from the first letter on; never one of an incident that is a report already, and
   * never over one that was kept later.
   *
   * @param {Incident} incident stored with it, where this phone has it no more
   * @param {object} draft
   * @param {Judge} [judge] what the draft says of the incident
   * @returns {Promise<boolean>} whether this browser stored it
   */
  const keepDraft = (incident, draft, judge = () => ({})) =>
    inTurn(async () => {
      const { id } = incident;
      const isStored = await notebook.change(INCIDENT + id, incident, (noted) =>
        noted.state === "open"
          ? { ...noted, ...judge(noted), typed: true, changed: time() }
          : undefined,
      );
      return isStored && notebook.keep(DRAFT + id, draft);
    });

  /**
   * @param {string} id
   * @returns {Promise<any>} null where nothing was typed
   */
  const readDraft = (id) => notebook.read(DRAFT + id, null);

  /** @param {string} id */
  async function forgetDraft(id) {
    await change(id, (incident) => ({ ...incident, typed: false }));
    await notebook.forget(DRAFT + id);
  }

  return { keepDraft, readDraft, forgetDraft };
}
