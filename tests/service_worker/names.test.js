import assert from "node:assert/strict";
import { test } from "node:test";

import { makePacks } from "../../service_worker/packs.js";
import { makeCaches, makePackServer } from "./support/cache.js";

const NAMES = "pack-names";

/** A worker of a unit that publishes names, or does not. */
function setUp({ names }) {
  const [server, caches] = [makePackServer(), makeCaches()];
  server.answers["/names"] = () => new Response("Marple Road\nQuarry Bank");
  const makeWorker = (publishes) =>
    makePacks(
      { ...server.pack, ...(publishes && { names: true }) },
      { caches, fetch: server.fetch },
    );
  return { server, caches, makeWorker, packs: makeWorker(names) };
}

const stored = async (caches) => (await (await caches.open(NAMES)).match("/names"))?.text();

test("names are stored where the unit publishes any", async () => {
  const { caches, packs } = setUp({ names: true });
  await packs.fetchNames();
  assert.equal(await stored(caches), "Marple Road\nQuarry Bank");
});

test("a unit without names costs no request", async () => {
  const { server, packs } = setUp({ names: false });
  await packs.fetchNames();
  assert.deepEqual(server.asked, []);
});

test("without signal, and on an error, the names of before stay", async () => {
  const { server, caches, packs } = setUp({ names: true });
  await packs.fetchNames();
  server.answers["/names"] = () => new Response("trouble", { status: 503 });
  await assert.rejects(packs.fetchNames());
  delete server.answers["/names"];
  await assert.rejects(packs.fetchNames());
  assert.match(await stored(caches), /Marple/);
});

test("a newer list replaces the one of before", async () => {
  const { server, caches, packs } = setUp({ names: true });
  await packs.fetchNames();
  server.answers["/names"] = () => new Response("Quarry Bank");
  await packs.fetchNames();
  assert.equal(await stored(caches), "Quarry Bank");
});

test("they go with the last name, and stay with a new pack", async () => {
  const { caches, packs, makeWorker } = setUp({ names: true });
  await packs.fetchNames();
  await makeWorker(true).tidyUp();
  assert.match(await stored(caches), /Marple/);
  await makeWorker(false).tidyUp();
  assert.equal(await stored(caches), undefined);
});
