import assert from "node:assert/strict";
import { test } from "node:test";

import { makePacks } from "../../service_worker/packs.js";
import { cacheFirst, networkOnly } from "../../service_worker/strategies.js";
import { makeCaches, makePackServer, ORIGIN } from "./support/cache.js";

async function setUp() {
  const server = makePackServer();
  const packs = makePacks(server.pack, { caches: makeCaches(), fetch: server.fetch });
  await packs.core.fill();
  server.asked.length = 0;
  return { server, packs };
}

const writeIn = (_path, reading) => reading;
const asking = (path, accept = "text/html") => new Request(ORIGIN + path, { headers: { accept } });

test("a cached page is answered without the network", async () => {
  const { server, packs } = await setUp();
  const answer = await cacheFirst(asking("/"), { packs, fetch: server.fetch, writeIn });
  assert.equal(await answer.text(), "<main>Home</main>");
  assert.deepEqual(server.asked, []);
});

test("the form from a path is the cached form", async () => {
  const { server, packs } = await setUp();
  const answer = await cacheFirst(asking("/report/4fz0q"), {
    packs,
    fetch: server.fetch,
    writeIn,
  });
  assert.match(await answer.text(), /Form/);
});

test("an unknown page comes from the network while there is one", async () => {
  const { server, packs } = await setUp();
  server.answers["/chapter"] = () => new Response("Chapter");
  const answer = await cacheFirst(asking("/chapter"), { packs, fetch: server.fetch, writeIn });
  assert.equal(await answer.text(), "Chapter");
});

test("an unknown page without signal is the page No signal", async () => {
  const { server, packs } = await setUp();
  const answer = await cacheFirst(asking("/chapter"), { packs, fetch: server.fetch, writeIn });
  assert.equal(answer.status, 503);
  assert.equal(await answer.text(), "<main>No signal</main>");
  assert.equal(answer.headers.get("content-security-policy"), "default-src 'self'");
});

test("a page of the library is answered without the network once it is stored", async () => {
  const { server, packs } = await setUp();
  await packs.library.fill();
  server.answers = {};
  const answer = await cacheFirst(asking("/tables/"), { packs, fetch: server.fetch, writeIn });
  assert.equal(await answer.text(), "<main>Tables</main>");
});

test("before that it comes from the network, and without signal is the page No signal", async () => {
  const { server, packs } = await setUp();
  server.answers["/tables/"] = () => new Response("as the server has it now");
  const online = await cacheFirst(asking("/tables/"), { packs, fetch: server.fetch, writeIn });
  assert.equal(await online.text(), "as the server has it now");
  server.answers = {};
  const offline = await cacheFirst(asking("/tables/"), { packs, fetch: server.fetch, writeIn });
  assert.deepEqual([offline.status, await offline.text()], [503, "<main>No signal</main>"]);
});

test("a page of the unit comes only from the network", async () => {
  const { server, packs } = await setUp();
  server.answers["/"] = () => new Response("as the server has it now");
  const answer = await networkOnly(asking("/"), { packs, fetch: server.fetch, writeIn });
  assert.equal(await answer.text(), "as the server has it now");
});

test("a page of the unit without signal is the page No signal", async () => {
  const { server, packs } = await setUp();
  const answer = await networkOnly(asking("/unit/"), { packs, fetch: server.fetch, writeIn });
  assert.equal(answer.status, 503);
  assert.equal(await answer.text(), "<main>No signal</main>");
});

test("a picture without signal fails as a picture", async () => {
  const { server, packs } = await setUp();
  const picture = asking("/icons/other.png", "image/png");
  await assert.rejects(cacheFirst(picture, { packs, fetch: server.fetch, writeIn }), TypeError);
});

test("a storage that cannot be read leaves the network", async () => {
  const { server } = await setUp();
  const packs = { read: () => Promise.reject(new DOMException("lost", "UnknownError")) };
  server.answers["/"] = () => new Response("from the network");
  const answer = await cacheFirst(asking("/"), { packs, fetch: server.fetch, writeIn });
  assert.equal(await answer.text(), "from the network");
  server.answers = {};
  await assert.rejects(cacheFirst(asking("/"), { packs, fetch: server.fetch, writeIn }), TypeError);
});

test("steps that are not stored lead to the graver ones that their link names", async () => {
  const { server, packs } = await setUp();
  const read = async (path) => (path === "/steps/kzvj5" ? new Response("Graver") : undefined);
  const sources = { packs: { ...packs, read }, fetch: server.fetch, writeIn };
  const answer = await networkOnly(asking("/steps/bcd12?kzvj5"), sources);
  assert.equal(answer.status, 302);
  assert.equal(answer.headers.get("location"), `${ORIGIN}/steps/kzvj5?bcd12#both`);
  await assert.rejects(networkOnly(asking("/steps/bcd12?made-up"), sources));
});
