import assert from "node:assert/strict";
import { test } from "node:test";

import { exportJWK, generateKeyPair } from "jose";

import { makeSaving, newReportId } from "../../static/js/report/save-report.js";
import { describeReports } from "../../static/js/phone/reports.js";
import { sealedFile } from "../../static/js/phone/sealed-file.js";
import { makePhone } from "./support/phone.js";
import { ORDINARY_REPORT } from "./support/report.js";
import { faults, makeUnit, ARRIVED_AT } from "./support/unit.js";

async function setUp({ withKey = true } = {}) {
  const unit = makeUnit();
  const phone = makePhone({ unit });
  const { publicKey } = await generateKeyPair("ECDH-ES", { crv: "P-256" });
  if (withKey) await phone.keys.store([{ ...(await exportJWK(publicKey)), kid: "k1" }]);
  const saving = makeSaving({ ...phone, fetch: unit.fetch, now: () => phone.time });
  return { unit, phone, ...saving };
}

test("a saved report is in the outbox, with its reference", async () => {
  const { phone, saveReport } = await setUp();
  const { id, reference, savedAt } = await saveReport(ORDINARY_REPORT);
  const { envelope } = await phone.outbox.get(id);
  assert.match(reference, /^ES-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  assert.equal(savedAt, envelope.saved_at);
  assert.equal(envelope.build, ORDINARY_REPORT.build);
});

test("what is no report says so for ever, and a report never does", async () => {
  const { phone, saveReport } = await setUp();
  await saveReport({ kind: "drill", build: "b1" });
  await saveReport(ORDINARY_REPORT);
  const kinds = async () => (await describeReports(phone)).map(({ kind }) => kind);
  assert.deepEqual(await kinds(), [undefined, "drill"]);
  await phone.send();
  assert.deepEqual(await kinds(), [undefined, "drill"]);
});

test("a second press while saving makes no second report", async () => {
  const { phone, saveReport } = await setUp();
  const [one, other] = await Promise.all([
    saveReport(ORDINARY_REPORT),
    saveReport(ORDINARY_REPORT),
  ]);
  assert.equal(one.id, other.id);
  assert.equal((await phone.waitingIds()).length, 1);
});

test("saving a draft again after a crash makes no second report", async () => {
  const { phone, saveReport } = await setUp();
  const id = newReportId();
  const first = await saveReport(ORDINARY_REPORT, { id });
  const { digest } = (await phone.outbox.get(id)).envelope;
  assert.deepEqual(await saveReport(ORDINARY_REPORT, { id }), first);
  assert.equal((await phone.outbox.get(id)).envelope.digest, digest);
});

test("a report perhaps written, but never reported as saved, is overwritten by the next save", async () => {
  const { phone, unit } = await setUp();
  const writesAndFails = async (envelope) => {
    await phone.outbox.put(envelope);
    outbox.put = phone.outbox.put;
    throw Object.assign(new Error("not read back"), { name: "StorageDamaged" });
  };
  const outbox = { ...phone.outbox, put: writesAndFails };
  const { saveReport } = makeSaving({ ...phone, outbox, fetch: unit.fetch });
  const id = newReportId();
  const error = await saveReport(ORDINARY_REPORT, { id }).catch((thrown) => thrown);
  await saveReport({ ...ORDINARY_REPORT, answers: {} }, { id });
  const { envelope } = await phone.outbox.get(id);
  assert.notEqual(envelope.digest, error.envelope.digest);
  await saveReport(ORDINARY_REPORT, { id });
  assert.deepEqual((await phone.outbox.get(id)).envelope, envelope);
});

test("`onSaved` is called once for each report that is newly on the disk", async () => {
  const { phone, unit } = await setUp();
  let saves = 0;
  const onSaved = () => (saves += 1);
  const saving = makeSaving({ ...phone, fetch: unit.fetch, onSaved });
  const id = newReportId();
  await saving.saveReport(ORDINARY_REPORT, { id });
  await saving.saveReport(ORDINARY_REPORT, { id });
  assert.equal(saves, 1);
  const outbox = { ...phone.outbox, put: () => Promise.reject(new Error("full")) };
  const failing = makeSaving({ ...phone, outbox, fetch: unit.fetch, onSaved });
  await assert.rejects(failing.saveReport(ORDINARY_REPORT));
  assert.equal(saves, 1);
});

test("two reports one after the other are two", async () => {
  const { phone, saveReport } = await setUp();
  await saveReport(ORDINARY_REPORT);
  await saveReport(ORDINARY_REPORT);
  assert.equal((await phone.waitingIds()).length, 2);
});

test("without a key nothing is saved, and the error says why", async () => {
  const { phone, saveReport } = await setUp({ withKey: false });
  await assert.rejects(saveReport(ORDINARY_REPORT), { name: "NoIntakeKey" });
  assert.deepEqual(await phone.waitingIds(), []);
});

async function withFullStorage() {
  const { phone, ...rest } = await setUp();
  const full = Object.assign(new Error("full"), { name: "StorageFull" });
  const outbox = { ...phone.outbox, put: () => Promise.reject(full) };
  const saving = makeSaving({ ...phone, outbox, fetch: rest.unit.fetch });
  const error = await saving.saveReport(ORDINARY_REPORT).catch((thrown) => thrown);
  return { ...rest, ...saving, error };
}

test("a report that cannot be stored is handed back sealed, and can be sent directly", async () => {
  const { unit, sendDirectly, error } = await withFullStorage();
  assert.equal(error.name, "StorageFull");
  const sent = await sendDirectly(error.envelope);
  assert.deepEqual(sent, { delivered: true, arrivedAt: ARRIVED_AT, reason: null });
  assert.equal(unit.holds(error.envelope.id), 1);
});

const failures = {
  no_signal: faults.noNetwork,
  portal: faults.portal,
  refused: faults.ourError(400),
  retry_later: faults.saying("retry_later"),
  no_receipt: faults.saying("stored", { digest: "another" }),
};
for (const [reason, fault] of Object.entries(failures)) {
  test(`sending directly reports ${reason}, and that it is not delivered`, async () => {
    const { unit, sendDirectly, error } = await withFullStorage();
    unit.next.push(fault);
    const sent = await sendDirectly(error.envelope);
    assert.deepEqual(sent, { delivered: false, arrivedAt: null, reason });
  });
}

test("the sealed file is a request the unit can take in", async () => {
  const { error } = await withFullStorage();
  const file = sealedFile(error.envelope);
  assert.match(file.name, /^ES-.{4}-.{4}\.json$/);
  assert.equal(file.type, "application/json");
  assert.deepEqual(JSON.parse(await file.text()), { items: [error.envelope], have: [] });
});
