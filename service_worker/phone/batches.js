/** Which reports travel together. Pure. */

import { restUntil } from "./backoff.js";

const MOST_ITEMS = 50;
const MOST_BYTES = 200_000;
const TRAVELS_ALONE = ["refused", "too_large", "unit_trouble", "damaged"];

/**
 * The next rows to send: not `tried` in this round and not resting (unless `rested` is waived by
 * hand), the oldest first, up to 50 items and 200 kB. What was refused before travels alone, after
 * the others, so that it cannot spoil a batch.
 */
export function nextBatch(rows, { tried, now, byHand = false }) {
  const due = rows.filter(
    (row) => !tried.has(row.id) && (byHand || !restUntil(row.not_before, now)),
  );
  const sound = due.filter((row) => !TRAVELS_ALONE.includes(row.reason));
  return sound.length ? fitting(sound) : due.slice(0, 1);
}

function fitting(rows) {
  let bytes = 0;
  const tooMany = rows.findIndex((row, i) => {
    bytes += JSON.stringify(row.envelope).length;
    return i > 0 && (i === MOST_ITEMS || bytes > MOST_BYTES);
  });
  return tooMany < 0 ? rows : rows.slice(0, tooMany);
}
