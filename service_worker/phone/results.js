/** What one result of the unit's answer means for one report. Pure but for `random`. */

import { fullJitter, patience } from "./backoff.js";

const DELIVERED = ["stored", "already_stored", "variant_stored", "quarantined", "erased_before"];
const NOT_KEPT = ["retry_later", "too_large"];
const REFUSALS_UNTIL_A_PERSON_IS_NEEDED = 5;

/**
 * Judge a sent row by the answer's results: {receipt} if delivered, else {row} noted for later.
 * Delivered is only a known code for the row's own id and the row's own digest.
 */
export function judge(row, results, { now, random }) {
  const result = results.find((one) => one?.id === row.id);
  const isOurs = result?.digest === row.envelope.digest;
  if (isOurs && DELIVERED.includes(result.code)) return { receipt: receiptOf(row, result, now) };
  const reason = NOT_KEPT.includes(result?.code) ? result.code : "no_receipt";
  return { row: resting(row, reason, { now, random, after: result?.after }) };
}

/** A row that was refused on its own, by 400, 413 or 500. */
export function refuse(row, { status, now, random }) {
  if (status === 500) return resting(row, "unit_trouble", { now, random });
  return { ...resting(row, "refused", { now, random }), refusals: row.refusals + 1 };
}

/** Does only a person help? It goes on being sent all the same. */
export function needsPerson({ reason, refusals }) {
  if (reason === "too_large" || reason === "damaged") return true;
  return refusals >= REFUSALS_UNTIL_A_PERSON_IS_NEEDED;
}

function resting(row, reason, { now, random, after }) {
  const rest = Math.max(patience(after * 1000), fullJitter(row.tries + 1, random));
  return { ...row, reason, tries: row.tries + 1, not_before: now + rest };
}

function receiptOf({ id, envelope }, { code, received_at }, now) {
  const { digest, saved_at } = envelope;
  const state = "delivered";
  return { id, digest, code, received_at, delivered_at: now, saved_at, held: true, state };
}
