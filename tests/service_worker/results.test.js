/** What each result means for its report. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { HOUR, SECOND, setUp, stateOf } from "./support/phone.js";
import { faults, ARRIVED_AT } from "./support/unit.js";

for (const code of ["stored", "already_stored", "variant_stored", "quarantined", "erased_before"]) {
  test(`${code} with the report's own digest is delivered`, async () => {
    const { unit, phone } = setUp();
    await phone.saves();
    unit.next.push(faults.saying(code, { arrived_at: ARRIVED_AT }));
    assert.equal((await phone.send()).waiting, 0);
  });
}

const noReceipts = {
  "another digest": (result) => ({ ...result, digest: "x".repeat(43) }),
  "no digest": ({ id, code }) => ({ id, code }),
  "another id": (result) => ({ ...result, id: "01936b2e-6f3a-7c1d-9b1e-2f3a4b5c6d7e" }),
  "no code": ({ id, digest }) => ({ id, digest }),
  "a code of the future": (result) => ({ ...result, code: "admired" }),
  "no result at all": () => [],
  "a null": () => null,
};
for (const [name, change] of Object.entries(noReceipts)) {
  test(`a result with ${name} is not a receipt`, async () => {
    const { unit, phone } = setUp();
    await phone.saves();
    unit.next.push(faults.changed(change));
    assert.equal((await phone.send()).waiting, 1);
    assert.equal((await stateOf(phone)).reason, "no_receipt");
    assert.equal(unit.requests.length, 1);
    assert.equal((await phone.send({ byHand: true })).waiting, 0);
    assert.equal(unit.arrivals.length, 1);
  });
}

test("results out of order find their reports", async () => {
  const { unit, phone } = setUp();
  await phone.savesMany(5);
  unit.next.push(async (_body, handle) => {
    const answer = await handle().json();
    return Response.json({ ...answer, results: answer.results.reverse() });
  });
  assert.equal((await phone.send()).waiting, 0);
});

test("retry_later backs off for as long as the unit asks, and sending by hand overrides it", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  unit.next.push(faults.saying("retry_later", { after: 90 }));
  await phone.send();
  phone.time += 89 * SECOND;
  assert.equal((await phone.send()).waiting, 1);
  assert.equal(unit.requests.length, 1);
  assert.equal((await phone.send({ byHand: true })).waiting, 0);
});

test("retry_later with a hostile `after` backs off an hour at most", async () => {
  for (const after of [1e300, -5, "soon", null, {}]) {
    const { unit, phone } = setUp();
    await phone.saves();
    unit.next.push(faults.saying("retry_later", { after }));
    await phone.send();
    phone.time += HOUR;
    assert.equal((await phone.send()).waiting, 0);
  }
});

test("a report answered too_large stays, needs a person, and is retried", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  unit.next.push(faults.saying("too_large"));
  await phone.send();
  assert.deepEqual(
    [(await stateOf(phone)).state, (await stateOf(phone)).reason],
    ["needs_you", "too_large"],
  );
  assert.equal((await phone.send({ byHand: true })).waiting, 0);
});

test("a copy that was corrupted on the phone is marked damaged and stays", async () => {
  const { unit, phone } = setUp();
  const id = await phone.saves();
  const row = await phone.outbox.get(id);
  row.envelope.sealed += "!";
  await phone.outbox.settle({ rows: [row] });
  unit.next.push(faults.saying("retry_later"));
  await phone.send();
  assert.deepEqual(
    [(await stateOf(phone)).state, (await stateOf(phone)).reason],
    ["needs_you", "damaged"],
  );
});
