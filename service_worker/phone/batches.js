/** Chooses which reports travel together. Pure. */

import { timeUntil } from "./backoff.js";

/** @import { OutboxRow } from "./outbox.js" */

const MOST_ITEMS = 50;
const MOST_BYTES = 200_000;
const TRAVELS_ALONE = ["refused", "too_large", "unit_trouble", "damaged"];

/**
 * The next rows to send, the oldest first, up to 50 items and 200 kB: neither `tried` in this round
 * nor backing off; `byHand` ignores the back-off. A report that was refused before travels alone,
 * after the others, so that it cannot spoil a batch.
 *
 * @param {OutboxRow[]} rows
 * @param {{tried: Set<string>, now: number, byHand?: boolean}} round
 * @returns {OutboxRow[]}
 */
export function nextBatch(rows, { tried, now, byHand = false }) {
  const due = rows.filter(
    (row) => !tried.has(row.id) && (byHand || !timeUntil(row.not_before, now)),
  );
  const sound = due.filter((row) => !TRAVELS_ALONE.includes(row.reason));
  return sound.length ? limitSize(sound) : due.slice(0, 1);
}

function limitSize(rows) {
  let bytes = 0;
  const tooMany = rows.findIndex((row, i) => {
    bytes += JSON.stringify(row.envelope).length;
    return i > 0 && (i === MOST_ITEMS || bytes > MOST_BYTES);
  });
  return tooMany < 0 ? rows : rows.slice(0, tooMany);
}
