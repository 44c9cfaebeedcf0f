/** The incidents on this phone: one encrypted note each, and the one that a tab is on. */

import { uuidv7 } from "../../../service_worker/phone/envelope.js";
import { takeTurns } from "../page/turns.js";
import { DRAFT, INCIDENT, openDrafts } from "./draft-notes.js";
import { closeToMatter } from "./path.js";
import { isUnanswered } from "./unfinished.js";

/** @import { Notebook } from "../phone/notes.js" */
/** @import { Call } from "./calls.js" */
/** @import { Open } from "./who-rings.js" */

/**
 * `id` is the id of its report. Times are in ISO 8601. `code` is that of the outcome, `path` the
 * answers that its address carries, `due` those who must hear by the outcome, `said` the answers that
 * no address carries, `answered` when each gate got its answer, `corrected` those of "yes" or "not
 * sure" that became "no", `rank` the outcome's, `ticks` ids of steps, `at` the address to go on at,
 * `typed` whether it has a draft, `told` whether a call that only the draft names has told somebody,
 * `amends` the id of the report it corrects, `reminded` how many reminders were shown, `shared`
 * whether on a computer that others use, `toDo` what the page "Saved" must say.
 *
 * @typedef {object} Incident
 * @property {string} id
 * @property {string} started
 * @property {string} changed
 * @property {"open" | "reported"} state
 * @property {string[]} ticks
 * @property {Call[]} calls
 * @property {Record<string, any>} said
 * @property {Record<string, any>} [path]
 * @property {Record<string, {answer: string, at: string}>} [answered]
 * @property {{question: string, was: string, said_at: string, changed_at: string}[]} [corrected]
 * @property {Open[]} [due]
 * @property {string} [code]
 * @property {string} [rank]
 * @property {string} [at]
 * @property {boolean} [typed]
 * @property {string} [amends]
 * @property {boolean} [told]
 * @property {number} [reminded]
 * @property {boolean} [shared]
 * @property {string[]} [toDo]
 */
/** @typedef {(incident: Incident) => Incident | undefined} Edit undefined changes nothing */
/** @typedef {ReturnType<typeof openIncidents>} Incidents */
/** @typedef {{get: () => string | undefined, set: (id: string) => void, leave: () => void}} Session */

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

/**
 * @param {object} world
 * @param {Notebook} world.notebook
 * @param {Session} world.session the id of the incident that this tab is on
 * @param {() => number} [world.now]
 */
export function openIncidents({ notebook, session, now = Date.now }) {
  const inTurn = takeTurns();
  const time = () => new Date(now()).toISOString();

  /** @returns {Incident} */
  const make = (facts) => {
    const started = time();
    const begun = { id: uuidv7({ now }), started, changed: started, state: "open" };
    return { ...begun, ticks: [], calls: [], said: {}, ...facts };
  };

  /**
   * @param {string | null | undefined} id
   * @returns {Promise<Incident | null>}
   */
  async function read(id) {
    return id ? notebook.read(INCIDENT + id, null) : null;
  }

  /**
   * No-op where there is no such incident.
   *
   * @param {string} id
   * @param {Edit} edit
   * @returns {Promise<boolean>} whether this browser stored it
   */
  async function change(id, edit) {
    return notebook.change(INCIDENT + id, null, (incident) => {
      const edited = incident && edit(incident);
      return edited ? { ...edited, changed: time() } : undefined;
    });
  }

  /**
   * Nobody did anything: the week after which it may be forgotten does not begin again.
   *
   * @param {string} id
   * @param {number} reminded how many reminders were shown
   */
  const noteReminder = (id, reminded) =>
    notebook.change(INCIDENT + id, null, (incident) =>
      incident ? { ...incident, reminded } : undefined,
    );

  /**
   * Change the incident that this tab is on; starts one where it is on none.
   *
   * @param {Edit} edit
   * @returns {Promise<boolean>} whether this browser stored it
   */
  const changeHere = (edit) =>
    inTurn(async () => {
      const here = await read(session.get());
      if (here) return change(here.id, edit);
      const edited = edit(make({}));
      return edited ? begin(edited) : false;
    });

  /**
   * Store a new incident, which this tab is on from now on.
   *
   * @param {Incident} incident
   * @returns {Promise<boolean>} whether this browser stored it
   */
  async function begin(incident) {
    if (await here()) session.leave();
    session.set(incident.id);
    const shared = await notebook.read("shared", false);
    return notebook.keep(INCIDENT + incident.id, shared ? { ...incident, shared } : incident);
  }

  /**
   * Newest first, after forgetting what is a week old and can wait; what is an hour old, where it
   * began on a shared computer.
   *
   * @returns {Promise<Incident[]>}
   */
  async function list() {
    const drafts = await notebook.list(DRAFT); // Before the incidents: each had one already.
    const names = await notebook.list(INCIDENT);
    const read = await Promise.all(names.map((name) => notebook.read(name, null)));
    const all = /** @type {Incident[]} */ (read.filter(Boolean));
    const age = ({ changed }) => now() - Date.parse(changed);
    const isFresh = (one) => age(one) < (one.shared ? HOUR : WEEK);
    const kept = all.filter((one) => isFresh(one) || (!one.shared && isUnanswered(one)));
    const open = kept.filter(({ state }) => state === "open").map(({ id }) => DRAFT + id);
    const old = all.filter((one) => !kept.includes(one)).map(({ id }) => INCIDENT + id);
    const orphans = drafts.filter((name) => !open.includes(name));
    await Promise.all([...old, ...orphans].map(notebook.forget));
    return kept.sort((one, other) => (one.started < other.started ? 1 : -1));
  }

  /**
   * Delete an incident and its draft.
   *
   * @param {string} id
   */
  async function discard(id) {
    await Promise.all([notebook.forget(INCIDENT + id), notebook.forget(DRAFT + id)]);
  }

  /**
   * It is a report now: only its calls from now on are of use, and whom not to ring.
   *
   * @param {string} id
   * @param {string[]} [toDo] what the page "Saved" must say
   */
  async function finish(id, toDo) {
    await change(id, (incident) => {
      const { started, rank, due, said, amends } = incident;
      const about_lead = closeToMatter(incident).length ? "yes" : undefined;
      const whom = { about_lead, deputy: said.deputy };
      return make({ id, started, rank, due, amends, said: whom, toDo, state: "reported" });
    });
    await notebook.forget(DRAFT + id);
  }

  const here = () => read(session.get());

  /** @param {string} id */
  function enter(id) {
    if (session.get() === id) return;
    session.leave();
    session.set(id);
  }

  const tab = { here, changeHere, begin, enter, leave: session.leave };
  const all = { make, read, change, noteReminder, list, discard, finish };
  return { ...all, ...tab, ...openDrafts({ notebook, change, time }) };
}
