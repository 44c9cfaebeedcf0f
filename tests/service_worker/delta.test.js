import assert from "node:assert/strict";
import { test } from "node:test";

import { applyDelta } from "../../service_worker/delta.js";
import { PackCache } from "../../service_worker/pack-cache.js";
import { makePacks } from "../../service_worker/packs.js";
import { makeCaches, makePackServer } from "./support/cache.js";

function setUp() {
  const server = makePackServer();
  const { core, library } = makePacks(server.pack, { caches: makeCaches(), fetch: server.fetch });
  const whole = `/pack/${server.pack.library.hash}`;
  const delta = `${whole}/from/${server.pack.hash}`;
  return { server, core, library, whole, delta };
}

const asked = ({ server, whole, delta }) =>
  [delta, whole].map((address) => server.asked.includes(address));

test("a delta is text of its own, with pieces of the base between", () => {
  assert.equal(
    applyDelta("Ring 999. Ring 101.", "Now: \u0001 Or: \u0001\u0001!!*!+*"),
    "Now: Ring 999. Or: Ring 101.",
  );
});

test("letters of two code units are copied whole", () => {
  assert.equal(applyDelta("😀é😀", "\u0001\u0001!#$"), "é😀");
});

test("a piece may be far in the base", () => {
  assert.equal(applyDelta(`${"x".repeat(1500)}101`, '\u0001\u0001"\u01fd$'), "101");
});

test("with the core, only what differs is fetched, and the library is read without it", async () => {
  const world = setUp();
  await world.core.fill();
  await world.library.fill();
  assert.deepEqual(asked(world), [true, false]);
  const alone = await world.library.read("/tables/");
  assert.equal(await alone.text(), "<main>Tables</main>");
});

test("without the core the library is fetched whole", async () => {
  const world = setUp();
  await world.library.fill();
  assert.deepEqual(asked(world), [true, true]);
  assert.equal(await world.library.isWhole(), true);
});

const useless = {
  "that is not there": () => new Response("", { status: 404 }),
  "of another pack": () => new Response("\u0001\u0001!!$"),
  "that is a portal's page": () => new Response("<h1>Free wi-fi</h1>"),
};
for (const [name, answer] of Object.entries(useless)) {
  test(`a delta ${name} makes the library come whole`, async () => {
    const world = setUp();
    await world.core.fill();
    world.server.answers[world.delta] = answer;
    await world.library.fill();
    assert.equal(await world.library.isWhole(), true);
  });
}

test("when the network goes during a delta nothing more is tried", async () => {
  const world = setUp();
  await world.core.fill();
  delete world.server.answers[world.delta];
  await assert.rejects(world.library.fill(), TypeError);
  assert.deepEqual(asked(world), [true, false]);
});

test("the core itself is never fetched as a delta", async () => {
  const { server } = setUp();
  await new PackCache(server.pack, { caches: makeCaches(), fetch: server.fetch }).fill();
  assert.deepEqual(
    server.asked.filter((address) => address.includes("/from/")),
    [],
  );
});
