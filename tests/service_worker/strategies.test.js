import assert from "node:assert/strict";
import { test } from "node:test";

import { PackCache } from "../../service_worker/pack-cache.js";
import { cacheFirst, networkOnly } from "../../service_worker/strategies.js";
import { makeCaches, makePackServer, ORIGIN } from "./support/cache.js";

async function setUp() {
  const server = makePackServer();
  const packCache = new PackCache(server.pack, { caches: makeCaches(), fetch: server.fetch });
  await packCache.fill();
  server.asked.length = 0;
  return { server, packCache };
}

const asking = (path, accept = "text/html") => new Request(ORIGIN + path, { headers: { accept } });

test("a cached page is answered without the network", async () => {
  const { server, packCache } = await setUp();
  const answer = await cacheFirst(asking("/"), { packCache, fetch: server.fetch });
  assert.equal(await answer.text(), "<main>Home</main>");
  assert.deepEqual(server.asked, []);
});

test("the form from a path is the cached form", async () => {
  const { server, packCache } = await setUp();
  const answer = await cacheFirst(asking("/report/4fz0qa"), { packCache, fetch: server.fetch });
  assert.match(await answer.text(), /Form/);
});

test("an unknown page comes from the network while there is one", async () => {
  const { server, packCache } = await setUp();
  server.answers["/chapter"] = () => new Response("Chapter");
  const answer = await cacheFirst(asking("/chapter"), { packCache, fetch: server.fetch });
  assert.equal(await answer.text(), "Chapter");
});

test("an unknown page without signal is the page No signal", async () => {
  const { server, packCache } = await setUp();
  const answer = await cacheFirst(asking("/chapter"), { packCache, fetch: server.fetch });
  assert.equal(answer.status, 503);
  assert.equal(await answer.text(), "<main>No signal</main>");
  assert.equal(answer.headers.get("content-security-policy"), "default-src 'self'");
});

test("a page of the unit comes only from the network", async () => {
  const { server, packCache } = await setUp();
  server.answers["/"] = () => new Response("as the server has it now");
  const answer = await networkOnly(asking("/"), { packCache, fetch: server.fetch });
  assert.equal(await answer.text(), "as the server has it now");
});

test("a page of the unit without signal is the page No signal", async () => {
  const { server, packCache } = await setUp();
  const answer = await networkOnly(asking("/unit/"), { packCache, fetch: server.fetch });
  assert.equal(answer.status, 503);
  assert.equal(await answer.text(), "<main>No signal</main>");
});

test("a picture without signal fails as a picture", async () => {
  const { server, packCache } = await setUp();
  const picture = asking("/icons/other.png", "image/png");
  await assert.rejects(cacheFirst(picture, { packCache, fetch: server.fetch }), TypeError);
});

test("a storage that cannot be read leaves the network", async () => {
  const { server } = await setUp();
  const packCache = { read: () => Promise.reject(new DOMException("lost", "UnknownError")) };
  server.answers["/"] = () => new Response("from the network");
  const answer = await cacheFirst(asking("/"), { packCache, fetch: server.fetch });
  assert.equal(await answer.text(), "from the network");
  server.answers = {};
  await assert.rejects(cacheFirst(asking("/"), { packCache, fetch: server.fetch }), TypeError);
});
