/** What the phone learns after delivery. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { DAY, HOUR, setUp, stateOf } from "./support/phone.js";

test("receipts are asked about six-hourly, with no items, until they are 30 days old", async () => {
  const { unit, phone } = setUp();
  const id = await phone.saves();
  await phone.send();
  const asked = () => unit.requests.filter(({ body }) => body.have.length);
  phone.time += 5 * HOUR;
  await phone.send();
  assert.equal(asked().length, 0);
  phone.time += HOUR;
  await phone.send();
  assert.equal(asked().length, 1);
  assert.deepEqual(asked()[0].body.items, []);
  assert.equal(asked()[0].body.have[0].id, id);
  phone.time += 30 * DAY;
  await phone.send({ ask: true });
  assert.equal(asked().length, 1);
});

for (const state of ["received", "ring_us"]) {
  test(`the phone learns that a report is ${state}`, async () => {
    const { unit, phone } = setUp();
    await phone.saves();
    await phone.send();
    unit.next.push(({ have }) =>
      Response.json({ results: [], have: have.map((claim) => ({ ...claim, held: true, state })) }),
    );
    await phone.send({ ask: true });
    assert.equal((await stateOf(phone)).state, state);
  });
}

test("the phone learns when a person read a report, and only by a text", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  await phone.send();
  for (const received_at of ["2026-11-24T14:02:00.000Z", 7]) {
    const opened = { held: true, state: "received", received_at };
    unit.next.push(({ have }) =>
      Response.json({ results: [], have: have.map((claim) => ({ ...claim, ...opened })) }),
    );
    await phone.send({ ask: true });
    assert.equal((await stateOf(phone)).receivedAt, "2026-11-24T14:02:00.000Z");
  }
});

test("a report the unit has lost is sent again", async () => {
  const { unit, phone } = setUp();
  const id = await phone.saves();
  await phone.send();
  unit.arrivals.length = 0;
  await phone.send({ ask: true });
  assert.deepEqual(await phone.waitingIds(), [id]);
  await phone.send();
  assert.equal(unit.holds(id), 1);
});

test("a report the unit has erased is not sent again", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  await phone.send();
  unit.next.push(({ have }) =>
    Response.json({ results: [], have: have.map((claim) => ({ ...claim, held: "erased" })) }),
  );
  await phone.send({ ask: true });
  assert.deepEqual(await phone.waitingIds(), []);
});

test("an answer about another digest changes nothing", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  await phone.send();
  unit.next.push(({ have }) =>
    Response.json({
      results: [],
      have: [...have.map(({ id }) => ({ id, held: false })), { id: null }, null, 7],
    }),
  );
  await phone.send({ ask: true });
  assert.deepEqual(await phone.waitingIds(), []);
});

test("the answer's keys replace the stored ones", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  const key = { kty: "EC", crv: "P-256", kid: "k2", x: "eA", y: "eQ" };
  unit.next.push(async (_body, handle) =>
    Response.json({ ...(await handle().json()), keys: [key] }),
  );
  await phone.send();
  assert.deepEqual(await phone.keys.intakeKey(), key);
});
