import assert from "node:assert/strict";
import { test } from "node:test";

import { listReports } from "../../static/js/offline/reports.js";
import { makePhone } from "./support/phone.js";
import { faults, makeUnit, RECEIVED_AT } from "./support/unit.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function setUp() {
  const unit = makeUnit();
  return { unit, phone: makePhone({ unit }) };
}

const stateOf = async (phone) => (await listReports(phone))[0];

test("a saved report is delivered and its receipt kept", async () => {
  const { unit, phone } = setUp();
  const id = await phone.saves();
  assert.deepEqual(await phone.send(), { waiting: 0, reason: null, after: 0 });
  assert.equal(unit.holds(id), 1);
  const { state, receivedAt } = await stateOf(phone);
  assert.deepEqual({ state, receivedAt }, { state: "delivered", receivedAt: RECEIVED_AT });
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
};
for (const [name, [fault, reason]] of Object.entries(notYet)) {
  test(`${name} keeps everything, divides nothing, and is only "not yet"`, async () => {
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
  test(`Retry-After of a ${status} silences every sender, also by hand, until it is over`, async () => {
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

test("a clock put back does not stretch a pause", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  unit.next.push(faults.ourError(503, { "retry-after": "60" }));
  await phone.send();
  phone.time -= 365 * DAY;
  assert.equal((await phone.send()).waiting, 0);
});

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

test("what was refused alone travels alone from then on", async () => {
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

test("a single report answered 400 five times needs a person, and goes on being tried", async () => {
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

for (const code of ["stored", "already_stored", "variant_stored", "quarantined", "erased_before"]) {
  test(`${code} with the report's own digest is delivered`, async () => {
    const { unit, phone } = setUp();
    await phone.saves();
    unit.next.push(faults.saying(code, { received_at: RECEIVED_AT }));
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
  test(`a result with ${name} is no receipt`, async () => {
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

test("retry_later rests for as long as the unit says, and hand-sending wakes it", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  unit.next.push(faults.saying("retry_later", { after: 90 }));
  await phone.send();
  phone.time += 89 * SECOND;
  assert.equal((await phone.send()).waiting, 1);
  assert.equal(unit.requests.length, 1);
  assert.equal((await phone.send({ byHand: true })).waiting, 0);
});

test("retry_later with a hostile `after` rests an hour at most", async () => {
  for (const after of [1e300, -5, "soon", null, {}]) {
    const { unit, phone } = setUp();
    await phone.saves();
    unit.next.push(faults.saying("retry_later", { after }));
    await phone.send();
    phone.time += HOUR;
    assert.equal((await phone.send()).waiting, 0);
  }
});

test("too_large keeps the report, needs a person, and is tried again", async () => {
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

test("a copy that went bad on the phone is called damaged and kept", async () => {
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

test("two tabs and the worker at once send one after the other, and nothing twice", async () => {
  const { unit, phone } = setUp();
  await phone.savesMany(60);
  const senders = [phone.newSender(), phone.newSender(), phone.newSender()];
  await Promise.all(senders.map(({ send }) => send()));
  assert.equal(unit.mostAtWork, 1);
  assert.equal(unit.requests.length, 2);
  assert.equal(unit.arrivals.length, 60);
});

test("where there are no locks two senders still double nothing", async () => {
  const { unit, phone } = setUp();
  await phone.savesMany(60);
  const senders = [phone.newSender({ locks: undefined }), phone.newSender({ locks: undefined })];
  await Promise.all(senders.map(({ send }) => send()));
  assert.equal(unit.arrivals.length, 60);
  assert.deepEqual(await phone.waitingIds(), []);
});

test("a report saved while a round is ending gets a round of its own", async () => {
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

test("many calls while one stands in line share one round", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  unit.always = faults.noNetwork;
  await Promise.all(Array.from({ length: 20 }, () => phone.send()));
  assert.equal(unit.requests.length, 1);
});

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

for (const state of ["opened", "ring_us"]) {
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

test("the answer's keys replace the kept ones", async () => {
  const { unit, phone } = setUp();
  await phone.saves();
  const key = { kty: "EC", crv: "P-256", kid: "k2", x: "eA", y: "eQ" };
  unit.next.push(async (_body, handle) =>
    Response.json({ ...(await handle().json()), keys: [key] }),
  );
  await phone.send();
  assert.deepEqual(await phone.keys.intakeKey(), key);
});

test("a storage that fails while a receipt is kept leaves the report waiting", async () => {
  const { unit, phone } = setUp();
  const id = await phone.saves();
  const settle = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
  await assert.rejects(phone.newSender({ outbox: { ...phone.outbox, settle } }).send());
  assert.deepEqual(await phone.waitingIds(), [id]);
  await phone.send();
  assert.equal(unit.holds(id), 1);
  assert.deepEqual(await phone.waitingIds(), []);
});
