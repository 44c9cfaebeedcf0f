/** One sender at a time, and nothing overlooked. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { setUp } from "./support/phone.js";
import { faults } from "./support/unit.js";

test("two tabs and the worker at once send one after the other, and nothing twice", async () => {
  const { unit, phone } = setUp();
  await phone.savesMany(60);
  const senders = [phone.newSender(), phone.newSender(), phone.newSender()];
  await Promise.all(senders.map(({ send }) => send()));
  assert.equal(unit.mostAtWork, 1);
  assert.equal(unit.requests.length, 2);
  assert.equal(unit.arrivals.length, 60);
});

test("without locks two senders still duplicate nothing", async () => {
  const { unit, phone } = setUp();
  await phone.savesMany(60);
  const senders = [phone.newSender({ locks: undefined }), phone.newSender({ locks: undefined })];
  await Promise.all(senders.map(({ send }) => send()));
  assert.equal(unit.arrivals.length, 60);
  assert.deepEqual(await phone.waitingIds(), []);
});

test("a report saved while a round is ending gets another round", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  let late;
  unit.next.push(async (_body, handle) => {
    const answer = handle();
    setImmediate(async () => {
      await phone.saves();
      late = phone.send();
    });
    return answer;
  });
  await phone.send();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await late;
  assert.equal(unit.arrivals.length, 2);
});

test("calls made while a round is queued share it", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  unit.always = faults.noNetwork;
  await Promise.all(Array.from({ length: 20 }, () => phone.send()));
  assert.equal(unit.requests.length, 1);
});

test("a storage that fails while it stores a receipt leaves the report waiting", async () => {
  const { unit, phone } = setUp();
  const id = await phone.saves();
  const settle = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  await assert.rejects(phone.newSender({ outbox: { ...phone.outbox, settle } }).send());
  assert.deepEqual(await phone.waitingIds(), [id]);
  await phone.send();
  assert.equal(unit.holds(id), 1);
  assert.deepEqual(await phone.waitingIds(), []);
});
