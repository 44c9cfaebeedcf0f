/** Batches, back-off and Retry-After: the pure functions. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { fullJitter, timeUntil } from "../../service_worker/phone/backoff.js";
import { nextBatch } from "../../service_worker/phone/batches.js";
import { retryAfter } from "../../service_worker/phone/post.js";

const rows = (count, more = {}) =>
  Array.from({ length: count }, (_, i) => ({ id: `${i}`, envelope: {}, not_before: 0, ...more }));
const batch = (of, more) => nextBatch(of, { tried: new Set(), now: 0, ...more });

test("a batch is 50 reports at most", () => assert.equal(batch(rows(120)).length, 50));

test("a batch is 200 kB at most", () => {
  const large = rows(50, { envelope: { sealed: "x".repeat(32_000) } });
  assert.equal(batch(large).length, 6);
});

test("a report larger than a batch still travels, alone", () => {
  const huge = rows(2, { envelope: { sealed: "x".repeat(300_000) } });
  assert.equal(batch(huge).length, 1);
});

test("nothing due is an empty batch", () => {
  assert.deepEqual(batch([]), []);
  assert.deepEqual(batch(rows(2), { tried: new Set(["0", "1"]) }), []);
  assert.deepEqual(batch(rows(2, { not_before: 1000 })), []);
});

test("a report that was refused before comes last and alone", () => {
  const mixed = [{ ...rows(1)[0], id: "bad", reason: "refused" }, ...rows(3)];
  assert.deepEqual(
    batch(mixed).map(({ id }) => id),
    ["0", "1", "2"],
  );
  assert.deepEqual(batch([mixed[0], { ...mixed[0], id: "worse" }]).length, 1);
});

test("back-off grows from a second to five minutes at most", () => {
  const most = () => 1;
  assert.equal(fullJitter(0, most), 1000);
  assert.equal(fullJitter(3, most), 8000);
  assert.equal(fullJitter(60, most), 300_000);
  assert.equal(fullJitter(5000, most), 300_000);
});

test("jitter spreads the back-off over the whole interval", () => {
  assert.equal(
    fullJitter(3, () => 0.25),
    2000,
  );
});

test("a back-off ends when its time has come, or when the clock was put back", () => {
  assert.equal(timeUntil(5000, 2000), 3000);
  assert.equal(timeUntil(5000, 5000), 0);
  assert.equal(timeUntil(undefined, 5000), 0);
  assert.equal(timeUntil(9e12, 5000), 0);
});

const NOON = Date.UTC(2026, 10, 25, 12);
const asked = {
  "": 0,
  120: 120_000,
  0: 0,
  "Wed, 25 Nov 2026 12:00:30 GMT": 30_000,
  "Wed, 25 Nov 2026 11:00:00 GMT": 0,
  soon: 0,
  99999999999: 3_600_000,
};
for (const [value, milliseconds] of Object.entries(asked)) {
  test(`Retry-After "${value}" is ${milliseconds} ms`, () => {
    assert.equal(retryAfter(value, NOON), milliseconds);
  });
}
