/** Content the unit refuses: found by bisection, stored, retried. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { setUp, stateOf } from "./support/phone.js";
import { faults } from "./support/unit.js";

for (const status of [400, 413, 500]) {
  test(`one report that brings a ${status} does not hold up the 49 others`, async () => {
    const { unit, phone } = setUp();
    const ids = await phone.savesMany(50);
    unit.always = faults.refusing([ids[17]], status);
    await phone.send();
    assert.deepEqual(await phone.waitingIds(), [ids[17]]);
    assert.equal(unit.arrivals.length, 49);
    assert.ok(unit.requests.length <= 13, `${unit.requests.length} requests`);
  });
}

test("a report that was refused alone travels alone from then on", async () => {
  const { unit, phone } = setUp();
  const [bad] = await phone.savesMany(2);
  unit.always = faults.refusing([bad], 400);
  await phone.send();
  await phone.saves();
  unit.requests.length = 0;
  await phone.send({ byHand: true });
  assert.deepEqual(
    unit.requests.map(({ body }) => body.items.length),
    [1, 1],
  );
});

test("a single report answered 400 five times needs a person, and is still retried", async () => {
  const { unit, phone } = setUp();
  const id = await phone.saves();
  unit.always = faults.refusing([id], 400);
  for (let i = 1; i <= 4; i += 1) await phone.send({ byHand: true });
  assert.equal((await stateOf(phone)).state, "waiting");
  await phone.send({ byHand: true });
  assert.deepEqual(
    [(await stateOf(phone)).state, (await stateOf(phone)).reason],
    ["needs_you", "refused"],
  );
  unit.always = null;
  await phone.send({ byHand: true });
  assert.equal((await stateOf(phone)).state, "delivered");
});

test("a 500 alone never needs a person", async () => {
  const { unit, phone } = setUp();
  const id = await phone.saves();
  unit.always = faults.refusing([id], 500);
  for (let i = 0; i < 9; i += 1) await phone.send({ byHand: true });
  assert.deepEqual(
    [(await stateOf(phone)).state, (await stateOf(phone)).reason],
    ["waiting", "unit_trouble"],
  );
});

test("a unit that refuses everything is left alone after thirty refusals", async () => {
  const { unit, phone } = setUp();
  const ids = await phone.savesMany(120);
  unit.always = faults.refusing(ids, 500);
  assert.equal((await phone.send()).reason, "unit_trouble");
  assert.equal(unit.requests.length, 31);
  assert.equal((await phone.waitingIds()).length, 120);
});
