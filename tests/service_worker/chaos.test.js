/**
 * Whatever the network, the unit and the phone do, in whatever order: no report is lost, none is
 * duplicated, and none is called delivered that the unit does not hold.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { makeLocks, makePhone } from "./support/phone.js";
import { faults, makeUnit } from "./support/unit.js";

const RUNS = 60;
const STEPS = 40;
const DAY = 24 * 60 * 60_000;

/** A small seeded generator (mulberry32), so that a failing run can be repeated by its number. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function somethingWrong(random, ids) {
  const some = ids.filter(() => random() < 0.1);
  const one = [
    faults.noNetwork,
    faults.timeOut,
    faults.cutAfterCommit,
    faults.answerCutShort,
    faults.redirect,
    faults.portal,
    faults.portalInJson,
    faults.foreignError(500),
    faults.foreignError(403),
    faults.ourError(401),
    faults.ourError(429, { "retry-after": "3" }),
    faults.ourError(503, { "retry-after": "Wed, 25 Nov 2026 09:00:05 GMT" }),
    faults.refusing(some, 400),
    faults.refusing(some, 413),
    faults.refusing(some, 500),
    faults.saying("retry_later", { after: 2 }),
    faults.saying("too_large"),
    faults.saying("stored", { digest: "of something else" }),
    faults.changed((result) => (random() < 0.5 ? result : [])),
    faults.changed((result) => ({ ...result, digest: random() < 0.5 ? result.digest : "other" })),
    faults.changed((result) => [null, result, result]),
    keptButSaidOtherwise,
    neverAnswers,
  ];
  return one[Math.floor(random() * one.length)];
}

async function keptButSaidOtherwise(body, handle) {
  handle();
  return faults.saying("retry_later")(body);
}

/** The tab or worker is killed while it waits: its sender gets no answer, the browser frees the lock. */
const neverAnswers = (_body, handle) => {
  handle();
  return new Promise(() => {});
};

async function live({ phone, unit, random, ids }) {
  for (let step = 0; step < STEPS; step += 1) {
    const dice = random();
    if (dice < 0.35) ids.push(await phone.saves());
    if (dice > 0.3) await sendThroughTrouble({ phone, unit, random, ids });
    phone.time += Math.floor(random() * 10_000);
    await assertNothingLost({ phone, unit, ids });
  }
}

async function sendThroughTrouble({ phone, unit, random, ids }) {
  const trouble = Math.floor(random() * 4);
  unit.next = Array.from({ length: trouble }, () => somethingWrong(random, ids));
  const senders = [phone.newSender(dying(phone, random)), phone.newSender()];
  const order = { byHand: random() < 0.3, ask: random() < 0.1 };
  await Promise.race([
    Promise.all(senders.map(({ send }) => send(order).catch(() => {}))),
    new Promise((resolve) => setTimeout(resolve, 30)),
  ]);
  phone.locks = makeLocks();
}

/** A sender whose storage sometimes fails at the worst moment: after the unit's receipt. */
function dying(phone, random) {
  const settle = (changes) => {
    if (random() < 0.1) throw new DOMException("killed", "AbortError");
    return phone.outbox.settle(changes);
  };
  return { outbox: { ...phone.outbox, settle } };
}

async function assertNothingLost({ phone, unit, ids }) {
  const rows = await phone.outbox.list();
  assert.deepEqual(
    rows.map(({ id }) => id),
    ids,
  );
  const held = new Set(unit.arrivals.map(({ id, digest }) => id + digest));
  assert.equal(held.size, unit.arrivals.length, "doubled at the unit");
  for (const { receipt } of rows) {
    if (receipt) assert.ok(held.has(receipt.id + receipt.digest), "delivered, but not held");
  }
}

async function calmDown({ phone, unit }) {
  unit.next = [];
  phone.time += DAY;
  await phone.newSender().send({ byHand: true });
}

for (let seed = 1; seed <= RUNS; seed += 1) {
  test(`run ${seed}: nothing lost, nothing duplicated`, async () => {
    const random = seeded(seed);
    const unit = makeUnit();
    const phone = makePhone({ unit, random });
    const ids = [];
    await live({ phone, unit, random, ids });
    await calmDown({ phone, unit });
    assert.deepEqual(await phone.waitingIds(), []);
    for (const id of ids) assert.equal(unit.holds(id), 1);
  });
}
