import assert from "node:assert/strict";
import { test } from "node:test";

import { PackCache, removeOthers } from "../../service_worker/pack-cache.js";
import { makeCaches, makePackServer } from "./support/cache.js";

function setUp({ changes, room } = {}) {
  const server = makePackServer(changes);
  const caches = makeCaches({ room });
  const packCache = new PackCache(server.pack, { caches, fetch: server.fetch });
  return { server, caches, packCache, cacheName: `pack-${server.pack.hash}` };
}

test("after filling, pages and assets are read without a network", async () => {
  const { server, packCache } = setUp();
  await packCache.fill();
  server.answers = {};
  assert.equal(await (await packCache.read("/steps/")).text(), "<main>Where?</main>");
  assert.equal(await (await packCache.read("/assets/b1/app.css")).text(), "main{}");
});

test("a link to the page's own code has it again", async () => {
  const { packCache } = setUp();
  await packCache.fill();
  assert.equal(await (await packCache.read("/steps/w3k9t")).text(), '<a href="/report/w3k9t">');
});

test("letters beyond ASCII come through", async () => {
  const { packCache } = setUp();
  await packCache.fill();
  assert.equal(await (await packCache.read("/report")).text(), "<main>Form – ‘é’</main>");
});

test("every cached page carries the pack's headers", async () => {
  const { packCache } = setUp();
  await packCache.fill();
  for (const path of ["/", "/steps/", "/report", "/no-signal"]) {
    const { headers } = await packCache.read(path);
    assert.equal(headers.get("content-security-policy"), "default-src 'self'");
    assert.equal(headers.get("content-type"), "text/html; charset=utf-8");
  }
});

test("a page outside the pack is not in the cache", async () => {
  const { packCache } = setUp();
  await packCache.fill();
  assert.equal(await packCache.read("/chapter"), undefined);
});

test("a whole pack is not fetched again", async () => {
  const { server, packCache } = setUp();
  await packCache.fill();
  server.asked.length = 0;
  await packCache.fill();
  assert.deepEqual(server.asked, []);
});

test("a cache the browser has emptied is filled again", async () => {
  const { caches, packCache, cacheName } = setUp();
  await packCache.fill();
  await caches.delete(cacheName);
  assert.equal(await packCache.isWhole(), false);
  await packCache.fill();
  assert.equal(await packCache.isWhole(), true);
});

const broken = {
  "no network for the pack": (answers, pack) => delete answers[`/pack/${pack.hash}`],
  "no network for one asset": (answers) => delete answers["/assets/b1/app.js"],
  "one asset missing": (answers) => {
    answers["/assets/b1/app.js"] = () => new Response("gone", { status: 404 });
  },
  "a portal's page for the pack": (answers, pack) => {
    answers[`/pack/${pack.hash}`] = () => new Response("<h1>Free wi-fi</h1>");
  },
  "a pack cut short": (answers, pack) => {
    const whole = answers[`/pack/${pack.hash}`];
    answers[`/pack/${pack.hash}`] = async () => new Response((await whole().text()).slice(0, -1));
  },
  "the pack of another edition": (answers, pack) => {
    const whole = answers[`/pack/${pack.hash}`];
    const other = async () => (await whole().text()).replace("2026.1.0", "2026.2.0");
    answers[`/pack/${pack.hash}`] = async () => new Response(await other());
  },
};
for (const [name, breakIt] of Object.entries(broken)) {
  test(`with ${name} filling fails and nothing is kept`, async () => {
    const { server, caches, packCache, cacheName } = setUp();
    breakIt(server.answers, server.pack);
    await assert.rejects(packCache.fill());
    assert.equal(caches.entries(cacheName), 0);
    assert.equal(await packCache.isWhole(), false);
  });
}

test("a file that the pack brings is answered with its own content type", async () => {
  const { packCache } = setUp({ changes: { types: { "/steps/": "text/css" } } });
  await packCache.fill();
  const types = ["/", "/steps/"].map(async (path) =>
    (await packCache.read(path)).headers.get("content-type"),
  );
  assert.deepEqual(await Promise.all(types), ["text/html; charset=utf-8", "text/css"]);
});

test("a pack of a format we do not know is refused", async () => {
  const { packCache } = setUp({ changes: { format: 2 } });
  await assert.rejects(packCache.fill(), { name: "PackIncomplete" });
});

test("when there is no room filling fails and leaves nothing behind", async () => {
  const { caches, packCache, cacheName } = setUp({ room: 2 });
  await assert.rejects(packCache.fill(), { name: "QuotaExceededError" });
  assert.equal(caches.entries(cacheName), 0);
});

test("two calls at once fetch everything once", async () => {
  const { server, packCache } = setUp();
  await Promise.all([packCache.fill(), packCache.fill()]);
  assert.equal(server.asked.length, new Set(server.asked).size);
});

test("only packs of earlier workers are removed", async () => {
  const { caches, packCache, cacheName, server } = setUp();
  await packCache.fill();
  await caches.open("pack-old");
  await caches.open("somebody-else");
  await removeOthers(caches, [server.pack.hash]);
  assert.deepEqual((await caches.keys()).sort(), [cacheName, "somebody-else"].sort());
});
