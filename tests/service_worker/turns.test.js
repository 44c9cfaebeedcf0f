/** One at a time: what was read earlier is never shown over what was read later. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { showInTurn, takeTurns } from "../../static/js/page/turns.js";

/** A reading that ends when `answer` is called, once for each that has begun. */
function makeReading() {
  const begun = [];
  const read = () => new Promise((resolve, reject) => begun.push({ resolve, reject }));
  return { begun, read };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("an act begins when the one before has ended", async () => {
  const { begun, read } = makeReading();
  const inTurn = takeTurns();
  inTurn(read);
  inTurn(read);
  await settled();
  assert.equal(begun.length, 1);
  begun[0].resolve();
  await settled();
  assert.equal(begun.length, 2);
});

test("an act that fails tells whoever asked, and stops none after it", async () => {
  const inTurn = takeTurns();
  await assert.rejects(
    inTurn(() => Promise.reject(new Error("full"))),
    /full/,
  );
  assert.equal(await inTurn(() => "shown"), "shown");
});

test("what was read before a change is not shown after what was read since", async () => {
  const { begun, read } = makeReading();
  const shown = [];
  const update = showInTurn(async () => shown.push(await read()));
  update();
  await settled();
  update();
  await settled();
  begun.at(-1).resolve("old");
  await settled();
  begun.at(-1).resolve("new");
  await settled();
  assert.deepEqual(shown, ["old", "new"]);
});

test("asked for often while it shows, it shows once more", async () => {
  const { begun, read } = makeReading();
  const update = showInTurn(read);
  for (let time = 0; time < 5; time += 1) update();
  await settled();
  for (let time = 0; time < 5; time += 1) update();
  begun[0].resolve();
  await settled();
  begun[1].resolve();
  await settled();
  assert.equal(begun.length, 2);
});

test("a reading that fails does not end what follows a change", async () => {
  const { begun, read } = makeReading();
  const update = showInTurn(read);
  const first = update();
  await settled();
  begun[0].reject(new Error("cannot be read"));
  await assert.rejects(first, /cannot be read/);
  update();
  await settled();
  assert.equal(begun.length, 2);
});
