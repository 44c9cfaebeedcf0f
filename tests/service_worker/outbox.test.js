import assert from "node:assert/strict";
import { test } from "node:test";

import { makeEnvelope, uuidv7 } from "../../service_worker/phone/envelope.js";
import { CHANGED, SAVED } from "../../service_worker/phone/messages.js";
import { openOutbox } from "../../service_worker/phone/outbox.js";
import { makePhone, setUp } from "./support/phone.js";
import { faults, makeUnit } from "./support/unit.js";

const newPhone = () => makePhone({ unit: makeUnit() });

test("a report that was put is there for the next browser session, and is announced", async () => {
  const phone = newPhone();
  const id = await phone.saves();
  const reopened = openOutbox({ indexedDB: () => phone.factory });
  assert.equal((await reopened.get(id)).envelope.id, id);
  assert.deepEqual(phone.broadcasts, [SAVED]);
});

test("a report that reads back differently is not saved, and not announced", async () => {
  const phone = newPhone();
  const envelope = await makeEnvelope({ id: uuidv7(), sealed: "words", build: "b1" });
  const damaged = { ...envelope, digest: "x".repeat(43) };
  await assert.rejects(phone.outbox.put(damaged), { name: "StorageDamaged" });
  assert.deepEqual(phone.broadcasts, []);
});

test("reports are listed oldest first", async () => {
  const phone = newPhone();
  const ids = await phone.savesMany(5);
  assert.deepEqual(await phone.waitingIds(), ids);
});

test("only a receipt for its own digest ends a report's waiting", async () => {
  const phone = newPhone();
  const id = await phone.saves();
  await phone.outbox.settle({ receipts: [{ id, digest: "another" }] });
  assert.deepEqual(await phone.waitingIds(), [id]);
  const { digest } = (await phone.outbox.get(id)).envelope;
  await phone.outbox.settle({ receipts: [{ id, digest }] });
  assert.deepEqual(await phone.waitingIds(), []);
  assert.deepEqual(phone.broadcasts, [SAVED, CHANGED, CHANGED]);
});

for (const answer of ["retry_later", "too_large", "stored"]) {
  test(`a report saved again while the unit answers ${answer} to the one before stays`, async () => {
    const { unit, phone } = setUp();
    const id = await phone.saves("the first words");
    const resealed = await makeEnvelope({ id, sealed: "other words", build: "b1" });
    unit.next.push(async (body, handle) => {
      await phone.outbox.put(resealed);
      return answer === "stored" ? handle() : faults.saying(answer)(body, handle);
    });
    await phone.send();
    assert.deepEqual((await phone.outbox.get(id)).envelope, resealed);
  });
}

test("the database is version 1 with the three frozen stores", async () => {
  const phone = newPhone();
  await phone.saves();
  const [{ name, version }] = await phone.factory.databases();
  assert.deepEqual({ name, version }, { name: "outbox", version: 1 });
  const database = await new Promise((resolve) => {
    phone.factory.open("outbox").onsuccess = ({ target }) => resolve(target.result);
  });
  assert.deepEqual([...database.objectStoreNames], ["meta", "receipts", "reports"]);
});

test("at most 200 receipts are claimed, the newest", async () => {
  const phone = newPhone();
  const receipts = Array.from({ length: 210 }, (_, i) => ({
    id: String(i).padStart(3, "0"),
    digest: "d",
    delivered_at: phone.time,
  }));
  await phone.outbox.settle({ receipts });
  const claims = await phone.outbox.listClaims();
  assert.equal(claims.length, 200);
  assert.deepEqual(claims[0], { id: "209", digest: "d" });
});

test("a state we do not know leaves the receipt's state", async () => {
  const phone = newPhone();
  const receipt = {
    id: "a",
    digest: "d",
    code: "stored",
    state: "received",
    delivered_at: phone.time,
  };
  await phone.outbox.settle({ receipts: [receipt] });
  await phone.outbox.updateReceipts([{ id: "a", digest: "d", held: true, state: "celebrated" }]);
  assert.deepEqual(await phone.outbox.listClaims(), [{ id: "a", digest: "d" }]);
});

test("a quarantined report is held under another id, and keeps its receipt", async () => {
  const phone = newPhone();
  const id = await phone.saves();
  const { digest } = (await phone.outbox.get(id)).envelope;
  await phone.outbox.settle({ receipts: [{ id, digest, code: "quarantined" }] });
  await phone.outbox.updateReceipts([{ id, digest, held: false }]);
  assert.deepEqual(await phone.waitingIds(), []);
});

test("that the unit spoke with whoever sent it is kept with the receipt, and taken back", async () => {
  const { phone } = setUp();
  const id = await phone.saves();
  await phone.send();
  const { digest } = (await phone.outbox.get(id)).envelope;
  const hears = async (answer) => {
    await phone.outbox.updateReceipts([{ id, digest, held: true, ...answer }]);
    return (await phone.outbox.list())[0].receipt.spoken_at;
  };
  const spoken_at = "2026-12-01T14:02:00.000Z";
  assert.equal(await hears({ state: "delivered", spoken_at }), spoken_at);
  assert.equal(await hears({ state: "received", spoken_at }), spoken_at);
  assert.equal(await hears({ state: "received", spoken_at: 7 }), undefined);
  assert.equal(await hears({ state: "received", spoken_at }), spoken_at);
  assert.equal(await hears({ state: "received" }), undefined);
});
