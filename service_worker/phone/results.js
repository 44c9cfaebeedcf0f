/** What one result of the unit's answer means for one report. Pure but for `random`. */

import { fullJitter, limitWait } from "./backoff.js";

/** @import { OutboxRow, Receipt } from "./outbox.js" */

const DELIVERED = ["stored", "already_stored", "variant_stored", "quarantined", "erased_before"];
const NOT_STORED = ["retry_later", "too_large"];

/** @typedef {{now: number, random?: () => number}} Moment */

/**
 * Judge a sent row by the answer's results: {receipt} if delivered, else {row} to update.
 * A report is delivered only by a known code for its own id and its own digest.
 *
 * @param {Pick<OutboxRow, "id" | "envelope"> & Partial<OutboxRow>} row
 * @param {any[]} results
 * @param {Moment} moment
 * @returns {{receipt?: Receipt, row?: OutboxRow}}
 */
export function judge(row, results, { now, random }) {
  const result = results.find((one) => one?.id === row.id);
  const isOurs = result?.digest === row.envelope.digest;
  if (isOurs && DELIVERED.includes(result.code)) return { receipt: makeReceipt(row, result, now) };
  const reason = NOT_STORED.includes(result?.code) ? result.code : "no_receipt";
  return { row: postpone(row, reason, { now, random, after: result?.after }) };
}

/**
 * The row with its back-off: what the unit asked for as `after` (seconds), or longer by jitter.
 *
 * @param {any} row
 * @param {string} reason
 * @param {Moment & {after?: number}} moment
 * @returns {OutboxRow}
 */
export function postpone(row, reason, { now, random, after = 0 }) {
  const wait = Math.max(limitWait(after * 1000), fullJitter(row.tries + 1, random));
  return { ...row, reason, tries: row.tries + 1, not_before: now + wait };
}

function makeReceipt({ id, envelope }, { code, arrived_at }, now) {
  const { digest, saved_at } = envelope;
  const state = "delivered";
  return { id, digest, code, arrived_at, delivered_at: now, saved_at, held: true, state };
}
