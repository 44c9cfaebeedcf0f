import assert from "node:assert/strict";
import { test } from "node:test";

import { makeLifecycle } from "../../service_worker/lifecycle.js";
import { makeHandlers } from "../../service_worker/handlers.js";
import { DELIVER, STATUS, TAKE_OVER } from "../../service_worker/phone/messages.js";
import { PackCache } from "../../service_worker/pack-cache.js";
import { makeCaches, makePackServer, makeScope } from "./support/cache.js";

function setUp(circumstances) {
  const server = makePackServer();
  const caches = makeCaches();
  const scope = makeScope(circumstances);
  const packCache = new PackCache(server.pack, { caches, fetch: server.fetch });
  const lifecycle = makeLifecycle({ packCache, scope });
  const sent = [];
  const outcome = { waiting: 0, reason: null };
  const sender = { send: async () => (sent.push("sent"), outcome) };
  const handlers = makeHandlers({ lifecycle, sender, packCache, pack: server.pack });
  return { server, caches, scope, packCache, lifecycle, handlers, sent, outcome };
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
  const { scope, handlers } = setUp({ isFirst: false });
  await handlers.handleMessage(TAKE_OVER);
  assert.equal(scope.skipped, true);
});

test("a waiting worker does not take over under a second window", async () => {
  const { scope, handlers } = setUp({ isFirst: false, windows: 2 });
  await handlers.handleMessage(TAKE_OVER);
  assert.equal(scope.skipped, false);
});

const askStatus = async (handlers) => {
  const answers = [];
  await handlers.handleMessage(STATUS, { postMessage: (answer) => answers.push(answer) });
  return answers[0];
};

test("the worker tells build and edition, and that the pack is whole", async () => {
  const { lifecycle, handlers } = setUp();
  await lifecycle.install();
  const status = { whole: true, build: "b1", edition: "2026.1.0" };
  assert.deepEqual(await askStatus(handlers), status);
});

test("an emptied cache is refilled on STATUS, or is reported as not whole", async () => {
  const { server, caches, lifecycle, handlers } = setUp();
  await lifecycle.install();
  await caches.delete(`pack-${server.pack.hash}`);
  const { answers } = server;
  server.answers = {};
  assert.equal((await askStatus(handlers)).whole, false);
  server.answers = answers;
  assert.equal((await askStatus(handlers)).whole, true);
});

test("the worker delivers when a page asks it to", async () => {
  const { handlers, sent } = setUp();
  await handlers.handleMessage(DELIVER);
  assert.deepEqual(sent, ["sent"]);
});

test("an unknown message does nothing", async () => {
  const { scope, handlers, sent } = setUp({ isFirst: false });
  await handlers.handleMessage("dance");
  assert.deepEqual([scope.skipped, sent.length], [false, 0]);
});

test("background delivery fails while a report waits, so that the browser retries", async () => {
  const { handlers, outcome } = setUp();
  await handlers.handleSync();
  Object.assign(outcome, { waiting: 2, reason: "no_signal" });
  await assert.rejects(handlers.handleSync(), /2 still waiting: no_signal/);
});
