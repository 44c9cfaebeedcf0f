/** What the phone does when the unit refuses a batch (400, 413, 500): bisect it, back off, ask for a person. */

import { postpone } from "./results.js";

/** @import { OutboxRow } from "./outbox.js" */
/** @import { Moment } from "./results.js" */

/** With our own error body these concern what was sent; any other status concerns the unit itself. */
const ABOUT_THE_CONTENT = [400, 413, 500];
/** A dozen refusals find one bad report in a full batch; many more mean that the unit itself is ill. */
export const MOST_REFUSALS = 30;
const REFUSALS_UNTIL_A_PERSON_IS_NEEDED = 5;

/** The unit itself refused this content. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} code
   */
  constructor(status, code) {
    super(`${status} ${code}`);
    this.status = status;
  }
}

/**
 * @param {number} status
 * @returns {boolean} whether such an answer concerns the content
 */
export const isAboutContent = (status) => ABOUT_THE_CONTENT.includes(status);

/**
 * The two halves in which a refused batch is sent again, to find the report that is refused.
 *
 * @template T
 * @param {T[]} batch
 * @returns {[T[], T[]]}
 */
export function halve(batch) {
  const half = Math.ceil(batch.length / 2);
  return [batch.slice(0, half), batch.slice(half)];
}

/**
 * Judge a row that was refused on its own, by 400, 413 or 500.
 *
 * @param {OutboxRow} row
 * @param {Moment & {status: number}} refusal
 * @returns {OutboxRow}
 */
export function refuse(row, { status, now, random }) {
  if (status === 500) return postpone(row, "unit_trouble", { now, random });
  return { ...postpone(row, "refused", { now, random }), refusals: row.refusals + 1 };
}

/**
 * Can only a person help? The report is retried all the same.
 *
 * @param {Pick<OutboxRow, "reason" | "refusals">} row
 * @returns {boolean}
 */
export function needsPerson({ reason, refusals }) {
  if (reason === "too_large" || reason === "damaged") return true;
  return refusals >= REFUSALS_UNTIL_A_PERSON_IS_NEEDED;
}
