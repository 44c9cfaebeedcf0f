import assert from "node:assert/strict";
import { test } from "node:test";

import { makeStores } from "../../service_worker/stores.js";
import { keptFirst, networkOnly } from "../../service_worker/strategies.js";
import { makeCaches, makePackServer, ORIGIN } from "./support/cache.js";

async function setUp() {
  const server = makePackServer();
  const stores = makeStores(server.pack, { caches: makeCaches(), fetch: server.fetch });
  await stores.fill();
  server.asked.length = 0;
  return { server, stores };
}

const asking = (path, accept = "text/html") => new Request(ORIGIN + path, { headers: { accept } });

test("a kept page is answered without asking the network", async () => {
  const { server, stores } = await setUp();
  const answer = await keptFirst(asking("/"), { stores, fetch: server.fetch });
  assert.equal(await answer.text(), "<main>Home</main>");
  assert.deepEqual(server.asked, []);
});

test("the form from a path is the kept form", async () => {
  const { server, stores } = await setUp();
  const answer = await keptFirst(asking("/report/4fz0qa"), { stores, fetch: server.fetch });
  assert.match(await answer.text(), /Form/);
});

test("an unknown page comes from the network while there is one", async () => {
  const { server, stores } = await setUp();
  server.answers["/chapter"] = () => new Response("Chapter");
  const answer = await keptFirst(asking("/chapter"), { stores, fetch: server.fetch });
  assert.equal(await answer.text(), "Chapter");
});

test("an unknown page without signal is a page that helps", async () => {
  const { server, stores } = await setUp();
  const answer = await keptFirst(asking("/chapter"), { stores, fetch: server.fetch });
  assert.equal(answer.status, 503);
  assert.equal(await answer.text(), "<main>No signal</main>");
  assert.equal(answer.headers.get("content-security-policy"), "default-src 'self'");
});

test("a page of the unit comes from the network and from nowhere else", async () => {
  const { server, stores } = await setUp();
  server.answers["/"] = () => new Response("as the server has it now");
  const answer = await networkOnly(asking("/"), { stores, fetch: server.fetch });
  assert.equal(await answer.text(), "as the server has it now");
});

test("a page of the unit without signal is a page that helps", async () => {
  const { server, stores } = await setUp();
  const answer = await networkOnly(asking("/unit/"), { stores, fetch: server.fetch });
  assert.equal(answer.status, 503);
  assert.equal(await answer.text(), "<main>No signal</main>");
});

test("a picture without signal fails as a picture", async () => {
  const { server, stores } = await setUp();
  const picture = asking("/icons/other.png", "image/png");
  await assert.rejects(keptFirst(picture, { stores, fetch: server.fetch }), TypeError);
});

test("a storage that cannot be read leaves the network", async () => {
  const { server } = await setUp();
  const stores = { read: () => Promise.reject(new DOMException("lost", "UnknownError")) };
  server.answers["/"] = () => new Response("from the network");
  const answer = await keptFirst(asking("/"), { stores, fetch: server.fetch });
  assert.equal(await answer.text(), "from the network");
  server.answers = {};
  await assert.rejects(keptFirst(asking("/"), { stores, fetch: server.fetch }), TypeError);
});
