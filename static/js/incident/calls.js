/** The calls of an incident: pressed first, and what came of each. Pure. */

import { uuidv7 } from "../../../service_worker/phone/envelope.js";

/** @import { Incident } from "./incidents.js" */

/**
 * `who` is the name of a contact, `name` what the page calls them, `at` a time in ISO 8601, `result`
 * a code of CallResult: "unanswered" until somebody says how the call ended. `by`: the lead or deputy
 * who said it of somebody else.
 *
 * @typedef {{id: string, who: string, name: string, at: string, result: string, reference?: string,
 * by?: string}} Call
 */

export const PRESSED = "unanswered";
export const SPOKE = "spoke";
export const SPOKE_BEFORE = "spoke_before";
const DID_NOT_RING = "did_not_ring";

/**
 * @param {{who: string, name?: string, result?: string, at?: Date, by?: string}} what
 * @returns {Call}
 */
export function makeCall({ who, name = "", result = PRESSED, at = new Date(), by }) {
  return { id: uuidv7(), who, name, at: at.toISOString(), result, ...(by && { by }) };
}

/**
 * The calls with one more. A second press on the same number before anything was said about the
 * first is one call: the first did not come about.
 *
 * @param {Call[]} calls
 * @param {Call} call
 * @returns {Call[]}
 */
export function withCall(calls, call) {
  const isSame = ({ who, result }) => who === call.who && result === PRESSED;
  return [...calls.filter((one) => call.result !== PRESSED || !isSame(one)), call];
}

/**
 * @param {Call[]} calls
 * @param {string} id
 * @param {string} result
 * @returns {Call[]}
 */
export const withResult = (calls, id, result) =>
  calls.map((call) => (call.id === id ? { ...call, result } : call));

/**
 * Was the call made, or may it have been?
 *
 * @param {Call} call
 * @returns {boolean}
 */
export const wasMade = ({ result }) => result !== DID_NOT_RING;

/**
 * @param {Call[]} calls
 * @returns {Call[]} those that were made
 */
export const callsMade = (calls) => calls.filter(wasMade);

/**
 * The call to tell of: the last in which somebody spoke, else the last of all.
 *
 * @param {Call[]} calls
 * @param {string[]} contacts names
 * @returns {Call | undefined}
 */
export function lastCallTo(calls, contacts) {
  const theirs = callsMade(calls).filter(({ who }) => contacts.includes(who));
  return theirs.filter(({ result }) => result === SPOKE).pop() ?? theirs.pop();
}

/**
 * @param {Incident | null} incident
 * @param {string} contact its name
 * @returns {boolean} whether they were spoken to, of whatever was known then
 */
export const hasSpokenTo = (incident, contact) =>
  [SPOKE, SPOKE_BEFORE].includes(lastCallTo(incident?.calls ?? [], [contact])?.result);
