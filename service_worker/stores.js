/** The kept pack: one precompressed file of pages, and the assets they need, all or nothing. */

const PREFIX = "pack-";
const FORMAT = 1;

/** The pack could not be had whole; whatever was kept before stays in use. */
export class PackIncomplete extends Error {
  name = "PackIncomplete";
}

/**
 * The stores of one worker. `pack` is the first line of /worker.js: {hash, build, edition, assets}.
 * The pack stays one file in the cache: one write is all or nothing by itself, and thirty times
 * faster on a slow phone than one write a page. Pages are put together when they are asked for.
 */
export function makeStores(pack, { caches, fetch }) {
  const cacheName = PREFIX + pack.hash;
  const packAddress = `/pack/${pack.hash}`;
  const addresses = [packAddress, ...pack.assets];
  let opened = null;

  /** Fetch and keep everything; throws PackIncomplete (or the storage's own error) and keeps nothing. */
  async function fill() {
    if (await isWhole()) return;
    const answers = await Promise.all(addresses.map((address) => fetchWhole(address, fetch)));
    answers[0] = await checkedPack(answers[0], pack.hash);
    try {
      const cache = await caches.open(cacheName);
      await Promise.all(answers.map((answer, i) => cache.put(addresses[i], answer)));
    } catch (error) {
      await caches.delete(cacheName);
      throw error;
    }
  }

  /** Is every byte this worker promises still in the cache? */
  async function isWhole() {
    const requests = await (await caches.open(cacheName)).keys();
    const kept = new Set(requests.map(({ url }) => new URL(url).pathname));
    return addresses.every((address) => kept.has(address));
  }

  /** The kept page or asset at `path` as a Response, or undefined. */
  async function read(path, { status = 200 } = {}) {
    if (pack.assets.includes(path)) return (await caches.open(cacheName)).match(path);
    const { pages, chunks, headers } = await openPack();
    const page = pages[path];
    return page && new Response(page.map((index) => chunks[index]).join(""), { status, headers });
  }

  /** The pack's contents, parsed once in the life of a worker. */
  function openPack() {
    opened ??= readPack().catch((error) => {
      opened = null;
      throw error;
    });
    return opened;
  }

  async function readPack() {
    const kept = await (await caches.open(cacheName)).match(packAddress);
    if (!kept) throw new PackIncomplete("the pack is not kept");
    return kept.json();
  }

  /** Throw away the packs of earlier workers. Only an active worker may. */
  async function removeOthers() {
    const others = (await caches.keys()).filter((n) => n.startsWith(PREFIX) && n !== cacheName);
    await Promise.all(others.map((name) => caches.delete(name)));
  }

  return { fill, isWhole, read, removeOthers };
}

async function fetchWhole(address, fetch) {
  const answer = await fetch(address, { redirect: "error" });
  if (answer.status !== 200) throw new PackIncomplete(`${address} answered ${answer.status}`);
  return answer;
}

/** The pack as a new Response of exactly the bytes whose hash was checked. */
async function checkedPack(answer, hash) {
  const bytes = await answer.arrayBuffer();
  if ((await hexDigest(bytes)).slice(0, hash.length) !== hash) {
    throw new PackIncomplete("the pack is not the one that was announced");
  }
  const { format } = JSON.parse(new TextDecoder().decode(bytes));
  if (format !== FORMAT) throw new PackIncomplete(`the pack has format ${format}`);
  return new Response(bytes, { headers: { "content-type": "application/json" } });
}

async function hexDigest(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
