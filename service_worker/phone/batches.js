/** Chooses which reports travel together. Pure. */

import { timeUntil } from "./backoff.js";

/** @import { OutboxRow } from "./outbox.js" */

const MOST_ITEMS = 50;
export const MOST_BYTES = 200_000;
const LEAST_BYTES = 2_000;
const QUICK = 15_000;
const TRAVELS_ALONE = ["refused", "too_large", "unit_trouble", "damaged"];

/**
 * The next rows to send, the oldest first, up to 50 items and `bytes`, but one at least: neither
 * `tried` in this round nor backing off; `byHand` ignores the back-off. A report that was refused
 * before travels alone, after the others, so that it cannot spoil a batch.
 *
 * @param {OutboxRow[]} rows
 * @param {{tried: Set<string>, now: number, byHand?: boolean, bytes?: number}} round
 * @returns {OutboxRow[]}
 */
export function nextBatch(rows, { tried, now, byHand = false, bytes = MOST_BYTES }) {
  const due = rows.filter(
    (row) => !tried.has(row.id) && (byHand || !timeUntil(row.not_before, now)),
  );
  const sound = due.filter((row) => !TRAVELS_ALONE.includes(row.reason));
  return sound.length ? limitSize(sound, bytes) : due.slice(0, 1);
}

/**
 * How many bytes the batch after this one may have: half of it after a time-out, so that a slow link
 * is not asked for the same again; twice the limit after a quick one.
 *
 * @param {OutboxRow[]} batch
 * @param {number} bytes the limit it had
 * @param {number} took milliseconds; Infinity: it timed out
 * @returns {number}
 */
export function nextBytes(batch, bytes, took) {
  if (took === Infinity) return Math.max(LEAST_BYTES, sizeOf(batch) / 2);
  return took < QUICK ? Math.min(MOST_BYTES, bytes * 2) : bytes;
}

const sizeOf = (rows) => JSON.stringify(rows.map(({ envelope }) => envelope)).length;

function limitSize(rows, most) {
  let bytes = 0;
  const tooMany = rows.findIndex((row, i) => {
    bytes += sizeOf([row]);
    return i > 0 && (i === MOST_ITEMS || bytes > most);
  });
  return tooMany < 0 ? rows : rows.slice(0, tooMany);
}
