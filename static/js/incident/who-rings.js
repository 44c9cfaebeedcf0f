/** Decides after each call who knows, who is still to hear, and who rings whom next. Pure. */

import { PRESSED, SPOKE, SPOKE_BEFORE, wasMade } from "./calls.js";

/** @import { Call } from "./calls.js" */

/**
 * Somebody who must hear and has not: by the outcome `when` "now", or "day" for a deadline of its own.
 * `by` is the lead or deputy, where they said that they ring; nobody has confirmed it.
 *
 * @typedef {{who: string, when?: "now" | "day", by?: string}} Open
 */
/**
 * `knows`: the lead or deputy was spoken to; `spoke`: somebody else who can act. `missed`: the last
 * call to each who has not answered, or not heard of what is known since. `ask`: of whom it must be said who rings them. `rings`: whom to
 * ring, the first of them filled; empty while it is asked. `records`: nobody else must hear now.
 *
 * @typedef {{knows?: Call, spoke?: Call, missed: Made[], open: Open[], ask: Open[], rings: string[],
 * records: boolean}} Next
 */
/** @typedef {Call & {former?: boolean}} Made `former`: the phone now keeps somebody else as that */

/** Said by the lead or deputy, and so no call: that they ring, and that they have rung. */
export const RINGS = "lead_rings";
export const RANG = "lead_rang";

export const LEADS = ["my-lead", "my-deputy"];
const LAST = "police-101";
const MISSED = ["no_answer", "left_message"];
// One service by several numbers; 999 is the police too.
const SAME = { "social-care-night": "social-care", "emergency-999": LAST };

/**
 * @param {string} who
 * @returns {string} the contact that stands for all its numbers
 */
export const serviceOf = (who) => SAME[who] ?? who;

/**
 * Those who must hear and have not, the most urgent first; and whom else a lead said they ring.
 *
 * @param {Pick<Call, "who" | "result" | "by">[]} calls as noted, or as a report carries them
 * @param {Open[]} [before] who was to hear before these calls
 * @param {string[]} [close] those it is about, who are believed in nothing
 * @returns {Open[]}
 */
export function findOpen(calls, before = [], close = []) {
  const said = believed(calls, close).filter(
    ({ who, result }) => isTold(result) || (result === RINGS && !LEADS.includes(who)),
  );
  const whenOf = (who) => before.find((one) => isSame(one.who, who))?.when;
  return lastOfEach([...before.map((one) => ({ ...one, result: RINGS })), ...said])
    .filter(({ result }) => result === RINGS)
    .map(({ who, by }) => ({ who, when: whenOf(who), by: close.includes(by) ? undefined : by }))
    .filter(({ when, by }) => when || by)
    .sort((one, other) => Number(one.when === "day") - Number(other.when === "day"));
}

/**
 * The calls, each with `by`, the lead or deputy who said it of somebody else; without what those said
 * whom it is about. A report does not carry who said it: the last of them who was spoken to.
 *
 * @template {Pick<Call, "who" | "result" | "by">} C
 * @param {C[]} calls
 * @param {string[]} close those it is about
 * @returns {(C & {by?: string})[]}
 */
export const believed = (calls, close) =>
  calls
    .map((call, place) => ({ ...call, by: call.by ?? lastLead(calls.slice(0, place)) }))
    .filter(({ result, by }) => ![RINGS, RANG].includes(result) || !close.includes(by));

/** Who of them was spoken to last. */
const lastLead = (calls) =>
  calls.filter(({ who, result }) => LEADS.includes(who) && result === SPOKE).pop()?.who ?? LEADS[0];

/**
 * The calls once more is known: who was spoken to has not heard of it, and what a lead promised was
 * of less.
 *
 * @template {Call} C
 * @param {C[]} calls
 * @returns {C[]}
 */
export const beforeMore = (calls) =>
  calls
    .filter(({ result }) => result !== RINGS)
    .map((call) => (isTold(call.result) ? { ...call, result: SPOKE_BEFORE } : call));

/**
 * What the calls of an incident come to; null while none has.
 *
 * @param {object} facts
 * @param {Made[]} facts.calls
 * @param {Open[]} facts.due by the outcome
 * @param {string[]} facts.reached contacts who can act; others give advice
 * @param {string[]} facts.close those it is about, who are neither rung nor named
 * @param {string[]} facts.kept lead and deputy who can be rung from here
 * @param {string[]} facts.services whom to ring where neither answers, the first one first
 * @returns {Next | null}
 */
export function decideNext({ calls, due, reached, close, kept, services }) {
  const counts = ({ who, result }) =>
    reached.includes(who) && !close.includes(who) && result !== PRESSED;
  const made = calls.filter((call) => wasMade(call) && counts(call));
  const spoken = made.filter(({ result }) => result === SPOKE);
  const knows = spoken.filter(({ who }) => LEADS.includes(who)).pop();
  const spoke = spoken.filter(({ who }) => !LEADS.includes(who)).pop();
  const failed = made.filter(({ result }) => MISSED.includes(result));
  const before = made.filter(({ result }) => result === SPOKE_BEFORE);
  if (!spoken.length && !failed.length && !before.length) return null;
  const notSince = (those) => lastOfEach(those.filter((call) => !wasSpokenTo(call.who, spoken)));
  const missed = notSince(failed);
  const open = findOpen(calls, due, close);
  const ask = knows ? open.filter(({ by }) => !by) : [];
  const facts = { open, missed, kept, services, failures: failed.length, spoke };
  const rings = knows ? [] : findNext(facts, (who) => wasSpokenTo(who, spoken));
  const records = rings.length === 0 && ask.length === 0;
  const unheard = notSince([...before, ...missed]);
  return { knows, spoke, missed: unheard, open, ask, rings, records };
}

/** Whom to ring while neither lead nor deputy knows. */
function findNext({ open, missed, kept, services, failures, spoke }, wasReached) {
  const due = open.filter(({ when }) => when === "now").map(({ who }) => who);
  // Where no number is confirmed 101 is rung instead.
  const now = due.map((who) => (services.includes(who) ? who : LAST));
  const wanted = [
    ...(failures || !kept.length ? now : []),
    ...(failures > 1 && !spoke ? services : []),
    ...kept,
  ];
  const untried = (who) =>
    !wasReached(who) && !missed.some((call) => !call.former && isSame(call.who, who));
  const rings = [...new Set(wanted)].filter(untried);
  if (rings.length || spoke) return rings;
  const left = services.filter(untried);
  return left.length ? left : [LAST];
}

const isTold = (result) => [SPOKE, RANG].includes(result);

const isSame = (one, other) => serviceOf(one) === serviceOf(other);

const wasSpokenTo = (who, spoken) => spoken.some((call) => isSame(call.who, who));

const lastOfEach = (calls) =>
  calls.filter(({ who }, place) => !calls.slice(place + 1).some((later) => isSame(later.who, who)));
