import assert from "node:assert/strict";
import { test } from "node:test";

import { makeLifecycle } from "../../service_worker/lifecycle.js";
import { makeListening } from "../../service_worker/listening.js";
import { DELIVER, STATUS, TAKE_OVER } from "../../service_worker/phone/messages.js";
import { makeStores } from "../../service_worker/stores.js";
import { makeCaches, makePackServer, makeScope } from "./support/cache.js";

function setUp(circumstances) {
  const server = makePackServer();
  const caches = makeCaches();
  const scope = makeScope(circumstances);
  const stores = makeStores(server.pack, { caches, fetch: server.fetch });
  const lifecycle = makeLifecycle({ stores, scope });
  const sent = [];
  const outcome = { waiting: 0, reason: null };
  const sender = { send: async () => (sent.push("sent"), outcome) };
  const listening = makeListening({ lifecycle, sender, stores, pack: server.pack });
  return { server, caches, scope, stores, lifecycle, listening, sent, outcome };
}

test("the first worker starts at once and claims the open page", async () => {
  const { scope, lifecycle } = setUp();
  await lifecycle.install();
  await lifecycle.activate();
  assert.deepEqual([scope.skipped, scope.claimed], [true, true]);
});

test("a later worker waits, and the old pack stays", async () => {
  const { caches, scope, lifecycle } = setUp({ isFirst: false });
  await caches.open("pack-old");
  await lifecycle.install();
  assert.equal(scope.skipped, false);
  assert.ok((await caches.keys()).includes("pack-old"));
  await lifecycle.activate();
  assert.ok(!(await caches.keys()).includes("pack-old"));
});

test("an install that cannot get the whole pack fails", async () => {
  const { server, scope, lifecycle } = setUp();
  delete server.answers["/assets/b1/app.js"];
  await assert.rejects(lifecycle.install());
  assert.equal(scope.skipped, false);
});

test("a waiting worker takes over when asked by the only window", async () => {
  const { scope, listening } = setUp({ isFirst: false });
  await listening.hear(TAKE_OVER);
  assert.equal(scope.skipped, true);
});

test("a waiting worker does not take over under a second window", async () => {
  const { scope, listening } = setUp({ isFirst: false, windows: 2 });
  await listening.hear(TAKE_OVER);
  assert.equal(scope.skipped, false);
});

const askStatus = async (listening) => {
  const answers = [];
  await listening.hear(STATUS, { postMessage: (answer) => answers.push(answer) });
  return answers[0];
};

test("the worker tells build and edition, and that the pack is whole", async () => {
  const { lifecycle, listening } = setUp();
  await lifecycle.install();
  const status = { whole: true, build: "b1", edition: "2026.1.0" };
  assert.deepEqual(await askStatus(listening), status);
});

test("an emptied cache is filled again when asked for, or is said not to be whole", async () => {
  const { server, caches, lifecycle, listening } = setUp();
  await lifecycle.install();
  await caches.delete(`pack-${server.pack.hash}`);
  const { answers } = server;
  server.answers = {};
  assert.equal((await askStatus(listening)).whole, false);
  server.answers = answers;
  assert.equal((await askStatus(listening)).whole, true);
});

test("the worker delivers when a page asks it to", async () => {
  const { listening, sent } = setUp();
  await listening.hear(DELIVER);
  assert.deepEqual(sent, ["sent"]);
});

test("a word the worker does not know does nothing", async () => {
  const { scope, listening, sent } = setUp({ isFirst: false });
  await listening.hear("dance");
  assert.deepEqual([scope.skipped, sent.length], [false, 0]);
});

test("background delivery fails while something waits, so that the browser tries again", async () => {
  const { listening, outcome } = setUp();
  await listening.deliverInBackground();
  Object.assign(outcome, { waiting: 2, reason: "no_signal" });
  await assert.rejects(listening.deliverInBackground(), /2 still waiting: no_signal/);
});
