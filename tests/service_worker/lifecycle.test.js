import assert from "node:assert/strict";
import { test } from "node:test";

import { makeLifecycle } from "../../service_worker/lifecycle.js";
import { makeHandlers } from "../../service_worker/handlers.js";
import { CHANGED, DELIVER, STATUS, TAKE_OVER } from "../../service_worker/phone/messages.js";
import { makePacks } from "../../service_worker/packs.js";
import { makeCaches, makePackServer, makeScope } from "./support/cache.js";

function setUp(circumstances) {
  const server = makePackServer();
  const caches = makeCaches();
  const scope = makeScope(circumstances);
  const packs = makePacks(server.pack, { caches, fetch: server.fetch });
  const lifecycle = makeLifecycle({ packs, scope, timeOut: 50 });
  const sent = [];
  const outcome = { waiting: 0, reports: 0, reason: null };
  const sender = { send: async () => (sent.push("sent"), outcome) };
  const announced = [];
  const announce = (message) => announced.push(message);
  const definition = server.pack;
  const handlers = makeHandlers({ lifecycle, sender, packs, definition, announce, giveWay: 0 });
  return { server, caches, scope, packs, lifecycle, handlers, sent, outcome, announced };
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

test("the worker tells build and edition, and that the core is whole", async () => {
  const { lifecycle, handlers } = setUp();
  await lifecycle.install();
  const status = { whole: true, library: false, build: "b1", edition: "2026.1.0" };
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

/** Whether the core and the library are stored. */
const stored = ({ caches, server: { pack } }) =>
  [pack, pack.library].map(({ hash }) => caches.entries(`pack-${hash}`) > 0);

test("the first worker is ready with the core, whatever becomes of the library", async () => {
  const world = setUp();
  const isLibrary = (address) => address.includes(world.server.pack.library.hash);
  const gone = Object.keys(world.server.answers).filter(isLibrary);
  for (const address of gone) delete world.server.answers[address];
  await world.lifecycle.install();
  await world.lifecycle.activate();
  assert.equal(world.server.asked.some(isLibrary), false);
  const { whole, library } = await askStatus(world.handlers);
  assert.deepEqual([whole, library], [true, false]);
  assert.deepEqual(stored(world), [true, false]);
  assert.deepEqual(world.announced, []);
});

test("the library follows a page's question, and pages hear of it once", async () => {
  const world = setUp();
  await world.lifecycle.install();
  const answers = await Promise.all([askStatus(world.handlers), askStatus(world.handlers)]);
  assert.deepEqual(
    answers.map(({ library }) => library),
    [false, false],
  );
  assert.deepEqual(world.announced, [CHANGED]);
  assert.equal((await askStatus(world.handlers)).library, true);
  assert.deepEqual(stored(world), [true, true]);
  assert.deepEqual(world.announced, [CHANGED]);
});

test("half a library is none, and the core stays; the next question tries again", async () => {
  const world = setUp();
  await world.lifecycle.install();
  const whole = world.server.answers["/assets/b1/search.js"];
  delete world.server.answers["/assets/b1/search.js"];
  await askStatus(world.handlers);
  assert.deepEqual(stored(world), [true, false]);
  world.server.answers["/assets/b1/search.js"] = whole;
  await askStatus(world.handlers);
  assert.deepEqual(stored(world), [true, true]);
});

test("a worker that replaces another brings its library, but does not wait for ever", async () => {
  const prompt = setUp({ isFirst: false });
  await prompt.lifecycle.install();
  assert.deepEqual(stored(prompt), [true, true]);

  const slow = setUp({ isFirst: false });
  slow.server.answers["/assets/b1/search.js"] = () => new Promise(() => {});
  await slow.lifecycle.install();
  assert.deepEqual(stored(slow), [true, false]);

  const failing = setUp({ isFirst: false });
  delete failing.server.answers["/assets/b1/search.js"];
  await failing.lifecycle.install();
  assert.deepEqual(stored(failing), [true, false]);
});

test("a new worker with the same library keeps it", async () => {
  const { server, caches, lifecycle, packs } = setUp();
  await lifecycle.install();
  await packs.library.fill();
  const scope = makeScope({ isFirst: false });
  const definition = { ...makePackServer({ edition: "2026.1.1" }).pack };
  const later = makePacks(definition, { caches, fetch: server.fetch });
  assert.notEqual(definition.hash, server.pack.hash);
  await makeLifecycle({ packs: later, scope }).activate();
  assert.equal(await later.library.isWhole(), true);
  assert.equal(await packs.core.isWhole(), false);
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
