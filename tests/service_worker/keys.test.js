import assert from "node:assert/strict";
import { test } from "node:test";

import { IDBFactory } from "fake-indexeddb";

import { openKeys } from "../../service_worker/phone/keys.js";

const KEY = { kty: "EC", crv: "P-256", kid: "k1", x: "eA", y: "eQ" };
const NEWER = { ...KEY, kid: "k2" };
const HOUR = 60 * 60_000;

function setUp({ list = [KEY] } = {}) {
  const server = { list, asked: 0 };
  const clock = { time: 1e12 };
  const factory = new IDBFactory();
  const fetch = async () => {
    server.asked += 1;
    if (!server.list) throw new TypeError("Failed to fetch");
    return Response.json({ keys: server.list });
  };
  const keys = openKeys({ fetch, now: () => clock.time, indexedDB: () => factory });
  return { server, clock, factory, fetch, keys };
}

test("a stored key is used without signal", async () => {
  const { server, keys } = setUp();
  assert.equal(await keys.isStored(), false);
  await keys.refresh();
  assert.equal(await keys.isStored(), true);
  server.list = null;
  assert.deepEqual(await keys.intakeKey(), KEY);
});

test("the key set is refreshed after six hours, and no sooner", async () => {
  const { server, clock, keys } = setUp();
  await keys.refresh();
  clock.time += 5 * HOUR;
  await keys.refresh();
  assert.equal(server.asked, 1);
  server.list = [NEWER, KEY];
  clock.time += HOUR;
  await keys.refresh();
  assert.deepEqual(await keys.intakeKey(), NEWER);
});

test("without a stored key, sealing fetches one", async () => {
  const { keys } = setUp();
  assert.deepEqual(await keys.intakeKey(), KEY);
  assert.equal(await keys.isStored(), true);
});

test("with no key stored and none to fetch there is NoIntakeKey", async () => {
  for (const list of [null, [], "html"]) {
    await assert.rejects(setUp({ list }).keys.intakeKey(), { name: "NoIntakeKey" });
  }
});

test("where nothing can be stored a key can still be fetched", async () => {
  const { fetch } = setUp();
  const keys = openKeys({ fetch, indexedDB: () => undefined });
  assert.deepEqual(await keys.intakeKey(), KEY);
  await assert.rejects(keys.isStored(), { name: "StorageBlocked" });
});

const useless = [
  undefined,
  null,
  "keys",
  [],
  [null],
  [{ ...KEY, crv: "P-384" }],
  [{ ...KEY, kty: "oct" }],
  [{ ...KEY, kid: "" }],
  [{ ...KEY, x: 1 }],
];
for (const list of useless) {
  test(`${JSON.stringify(list)} never replaces a usable key`, async () => {
    const { keys } = setUp();
    await keys.refresh();
    await keys.store(list);
    assert.deepEqual(await keys.intakeKey(), KEY);
  });
}
