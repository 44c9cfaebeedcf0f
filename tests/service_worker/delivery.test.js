/** What a round sends, and every answer that is only "not yet". */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { DAY, SECOND, setUp, stateOf } from "./support/phone.js";
import { faults, ARRIVED_AT } from "./support/unit.js";

test("a saved report is delivered and its receipt stored", async () => {
  const { unit, phone } = setUp();
  const id = await phone.saves();
  assert.deepEqual(await phone.send(), { waiting: 0, reports: 0, reason: null, after: 0 });
  assert.equal(unit.holds(id), 1);
  const { state, arrivedAt } = await stateOf(phone);
  assert.deepEqual({ state, arrivedAt }, { state: "delivered", arrivedAt: ARRIVED_AT });
});

test("the sealed copy stays after delivery", async () => {
  const { phone } = setUp();
  const id = await phone.saves();
  await phone.send();
  assert.equal((await phone.outbox.get(id)).envelope.id, id);
});

test("nothing to send makes no request", async () => {
  const { unit, phone } = setUp();
  await phone.send();
  assert.equal(unit.requests.length, 0);
});

test("a request carries the protocol's fields, no credentials, and follows no redirect", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  await phone.send();
  const [{ body, options }] = unit.requests;
  assert.deepEqual(Object.keys(body), ["items", "have", "waiting", "device_now"]);
  assert.deepEqual(Object.keys(body.items[0]), ["id", "digest", "sealed", "saved_at", "build"]);
  assert.equal(body.waiting, 1);
  assert.equal(options.credentials, "omit");
  assert.equal(options.redirect, "manual");
  assert.equal(options.headers["content-type"], "application/json");
});

test("a request times out after a minute, and is retried", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  const minute = new AbortController();
  const timeout = mock.method(AbortSignal, "timeout", () => minute.signal);
  unit.next.push(faults.silence);
  setTimeout(() => minute.abort(), 20);
  assert.equal((await phone.send()).reason, "no_signal");
  assert.deepEqual(timeout.mock.calls[0].arguments, [60 * SECOND]);
  timeout.mock.restore();
  assert.equal((await phone.send()).waiting, 0);
});

test("120 reports travel in batches of 50, the oldest first", async () => {
  const { unit, phone } = setUp();
  const ids = await phone.savesMany(120);
  await phone.send();
  assert.deepEqual(
    unit.requests.map(({ body }) => body.items.length),
    [50, 50, 20],
  );
  assert.deepEqual(
    unit.arrivals.map(({ id }) => id),
    ids,
  );
});

const notYet = {
  "no network": [faults.noNetwork, "no_signal"],
  "a time-out": [faults.timeOut, "no_signal"],
  "a cut after commit": [faults.cutAfterCommit, "no_signal"],
  "an answer cut short": [faults.answerCutShort, "portal"],
  "a redirect": [faults.redirect, "portal"],
  "a portal's 200": [faults.portal, "portal"],
  "a portal's JSON": [faults.portalInJson, "portal"],
  "a foreign 400": [faults.foreignError(400), "unit_trouble"],
  "a foreign 413": [faults.foreignError(413), "unit_trouble"],
  "a foreign 500": [faults.foreignError(500), "unit_trouble"],
  "our 401": [faults.ourError(401), "unit_trouble"],
  "our 403": [faults.ourError(403), "unit_trouble"],
  "our 415": [faults.ourError(415), "unit_trouble"],
  "our 429": [faults.ourError(429), "busy"],
  "our 503": [faults.ourError(503), "busy"],
  "receipts under a 502": [faults.receiptsUnder(502), "unit_trouble"],
};
for (const [name, [fault, reason]] of Object.entries(notYet)) {
  test(`${name} loses nothing, bisects nothing, and is only "not yet"`, async () => {
    const { unit, phone } = setUp();
    const ids = await phone.savesMany(3);
    unit.next.push(fault);
    const outcome = await phone.send();
    assert.equal(outcome.reason, reason);
    assert.equal(outcome.waiting, 3);
    assert.equal(unit.requests.length, 1);
    assert.deepEqual(await phone.waitingIds(), ids);
    assert.equal((await stateOf(phone)).reason, reason);
    await phone.send();
    assert.deepEqual(await phone.waitingIds(), []);
    for (const id of ids) assert.equal(unit.holds(id), 1);
  });
}

for (const status of [429, 503]) {
  test(`Retry-After of a ${status} silences every sender, even by hand, until it is over`, async () => {
    const { unit, phone } = setUp();
    await phone.saves();
    unit.next.push(faults.ourError(status, { "retry-after": "120" }));
    assert.equal((await phone.send()).after, 120 * SECOND);
    phone.time += 119 * SECOND;
    assert.equal((await phone.newSender().send({ byHand: true })).reason, "busy");
    assert.equal(unit.requests.length, 1);
    phone.time += 2 * SECOND;
    assert.equal((await phone.newSender().send()).waiting, 0);
  });
}

test("a clock put back does not prolong a pause", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  unit.next.push(faults.ourError(503, { "retry-after": "60" }));
  await phone.send();
  phone.time -= 365 * DAY;
  assert.equal((await phone.send()).waiting, 0);
});
