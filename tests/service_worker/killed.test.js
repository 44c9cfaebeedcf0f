/**
 * A browser killed at any moment of a report's path, before or after each write and each request:
 * what was typed is still a draft or already a report, and arrives once.
 */

import assert from "node:assert/strict";
import { test } from "node:test";

import { IDBFactory } from "fake-indexeddb";
import { exportJWK, generateKeyPair } from "jose";

import { uuidv7 } from "../../service_worker/phone/envelope.js";
import { isIntact } from "../../service_worker/phone/outbox.js";
import { openNotes } from "../../service_worker/phone/encrypted-notes.js";
import { makeSaving } from "../../static/js/report/save-report.js";
import { makeLife } from "./support/life.js";
import { makePhone } from "./support/phone.js";
import { ORDINARY_REPORT } from "./support/report.js";
import { makeUnit } from "./support/unit.js";

const { publicKey } = await generateKeyPair("ECDH-ES", { crv: "P-256" });
const KEYS = [{ ...(await exportJWK(publicKey)), kid: "k1" }];
const IDS = [1, 2, 3].map((second) => uuidv7({ now: () => Date.UTC(2026, 10, 25, 9, 0, second) }));

/** What phone and unit store, which survives a kill. */
const newWorld = () => ({ factory: new IDBFactory(), unit: makeUnit(), typed: [] });

/** A browser started on what is there. */
function start({ factory, unit }, life) {
  const storage = life.storage(factory);
  const fetch = life.network(unit.fetch);
  const phone = makePhone({ unit: { fetch }, factory: storage });
  const notes = openNotes({ indexedDB: () => storage });
  return { ...phone, notes, ...makeSaving({ ...phone, fetch, now: () => phone.time }) };
}

async function savesAll({ notes, saveReport }, ids) {
  for (const id of ids) {
    await saveReport(ORDINARY_REPORT, { id });
    await notes.remove(id);
  }
}

/** Three drafts, each saved; one delivery; then the unit is asked what became of them. */
async function reportsThreeTimes(world, phone) {
  await phone.keys.store(KEYS);
  for (const id of IDS) {
    await phone.notes.set(id, ORDINARY_REPORT);
    world.typed.push(id);
    await savesAll(phone, [id]);
  }
  await phone.send();
  await phone.send({ ask: true });
}

/** Reopened, the browser delivers by itself; then somebody saves the drafts that are left. */
async function goesOn(phone) {
  await phone.keys.store(KEYS);
  await phone.send();
  await savesAll(phone, await draftsOf(phone));
  await phone.send({ byHand: true });
}

async function draftsOf({ notes }) {
  const found = await Promise.all(IDS.map((id) => notes.get(id)));
  return IDS.filter((_, i) => found[i]);
}

async function assertNothingIsLost({ typed, unit }, phone) {
  const rows = await phone.outbox.list();
  const drafts = await draftsOf(phone);
  for (const id of typed) assert.ok(drafts.includes(id) || rows.some((row) => row.id === id));
  for (const row of rows) assert.ok(await isIntact(row));
  for (const { receipt } of rows) assert.ok(!receipt || unit.holds(receipt.id));
}

async function liveUntil(endsAt) {
  const world = newWorld();
  const life = makeLife({ endsAt });
  await Promise.race([reportsThreeTimes(world, start(world, life)), life.ended]);
  return { world, life };
}

const { life: aWholeLife } = await liveUntil(Infinity);

test("every write and every request of the path is a moment to die at", () => {
  assert.ok(aWholeLife.moments > 40, `${aWholeLife.moments} moments`);
});

for (let moment = 1; moment <= aWholeLife.moments; moment += 1) {
  test(`killed at moment ${moment}: nothing lost, nothing duplicated`, async () => {
    const { world } = await liveUntil(moment);
    const next = start(world, makeLife());
    await assertNothingIsLost(world, next);
    await goesOn(next);
    assert.deepEqual(await next.waitingIds(), []);
    for (const id of world.typed) assert.equal(world.unit.holds(id), 1);
  });
}
