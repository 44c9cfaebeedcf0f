/** A link so slow that a request times out: less travels at once, and everything arrives. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { HOUR, SECOND, setUp } from "./support/phone.js";
import { faults } from "./support/unit.js";

const LINKS = [
  ["50 ordinary reports", "20 kbit/s", 1_000, 2_500],
  ["50 long reports", "20 kbit/s", 4_000, 2_500],
  ["50 reports as long as can be", "8 kbit/s", 30_000, 1_000],
];
const PHONES_TIME_OUT = 60 * SECOND;

/** Lets a request take as long as on a link of this speed, and no longer than the phone waits. */
function slowLink(phone, bytesPerSecond) {
  return async (body, handle) => {
    const needs = (JSON.stringify(body).length / bytesPerSecond) * SECOND;
    phone.time += Math.min(needs, PHONES_TIME_OUT);
    return needs > PHONES_TIME_OUT ? faults.timeOut() : handle();
  };
}

const bytesSent = (unit) => unit.requests.map(({ body }) => JSON.stringify(body.items).length);

async function savesLong(phone, count, characters = 4_000) {
  for (let i = 0; i < count; i += 1) await phone.saves("x".repeat(characters));
}

async function sendsUntilDelivered(phone) {
  for (let rounds = 1; ; rounds += 1) {
    if (!(await phone.send()).waiting) return;
    assert.ok(rounds < 20, "still waiting after 20 rounds");
    phone.time += 60 * SECOND;
  }
}

for (const [reports, speed, characters, bytesPerSecond] of LINKS) {
  test(`${reports} arrive over ${speed}`, async () => {
    const { unit, phone } = setUp();
    await savesLong(phone, 50, characters);
    unit.always = slowLink(phone, bytesPerSecond);
    await sendsUntilDelivered(phone);
    assert.equal(unit.arrivals.length, 50);
  });
}

const timeOuts = {
  "the phone's own time-out": faults.timeOut,
  "our 408": faults.ourError(408),
  "a gateway's 408": faults.foreignError(408),
};
for (const [name, fault] of Object.entries(timeOuts)) {
  test(`after ${name} half the bytes travel, also in a later page, and no report is judged`, async () => {
    const { unit, phone } = setUp();
    await savesLong(phone, 8);
    unit.next.push(fault);
    assert.deepEqual(await phone.send(), { waiting: 8, reports: 8, reason: "no_signal", after: 0 });
    const rows = await phone.outbox.listWaiting();
    assert.deepEqual(new Set(rows.map(({ tries }) => tries)), new Set([0]));
    await phone.newSender().send();
    const [first, second] = bytesSent(unit);
    assert.ok(second <= first / 2 + 10, `${second} of ${first}`);
    assert.equal((await phone.send()).waiting, 0);
  });
}

test("a broken connection says nothing about the link's speed", async () => {
  const { unit, phone } = setUp();
  await savesLong(phone, 8);
  unit.next.push(faults.noNetwork);
  await phone.send();
  await phone.send();
  assert.equal(unit.requests[1].body.items.length, 8);
});

test("on a good link the batches grow again", async () => {
  const { unit, phone } = setUp();
  await savesLong(phone, 8);
  unit.next.push(faults.timeOut, faults.timeOut);
  await phone.send();
  await sendsUntilDelivered(phone);
  phone.time += HOUR;
  await savesLong(phone, 8);
  await phone.send();
  assert.equal(unit.requests.at(-1).body.items.length, 8);
});
