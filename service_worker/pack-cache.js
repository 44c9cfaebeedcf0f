/** Caches a pack (one precompressed file of pages) and the assets they need, all or nothing. */

const PREFIX = "pack-";
const FORMAT = 2;
// In a chunk: the last part of the path of the page that is read.
const OWN = "\0";

/** `hash` names the pack, `assets` are paths. @typedef {{hash: string, assets: string[]}} Pack */

/** The whole pack could not be fetched or read. */
export class PackIncomplete extends Error {
  name = "PackIncomplete";
}

/**
 * The cache of one pack. The pack stays one file there: one write is atomic, and thirty times
 * faster on a slow phone than one write a page. Pages are joined when they are asked for.
 */
export class PackCache {
  #pack;
  #caches;
  #fetch;
  #name;
  #address;
  #parsed = null;
  #filling = null;

  /**
   * @param {Pack} pack
   * @param {{caches: CacheStorage, fetch: typeof globalThis.fetch}} world
   */
  constructor(pack, { caches, fetch }) {
    this.#pack = pack;
    this.#caches = caches;
    this.#fetch = fetch;
    this.#name = PREFIX + pack.hash;
    this.#address = `/pack/${pack.hash}`;
  }

  /**
   * Fetch and cache everything, or throw (PackIncomplete, or the storage's error) and cache nothing.
   * Two calls at once fetch it once.
   *
   * @returns {Promise<void>}
   */
  fill() {
    this.#filling ??= this.#fill().finally(() => {
      this.#filling = null;
    });
    return this.#filling;
  }

  async #fill() {
    if (await this.isWhole()) return;
    const addresses = this.#addresses();
    const answers = await Promise.all(addresses.map((one) => fetchWhole(one, this.#fetch)));
    answers[0] = await checkPack(answers[0], this.#pack.hash);
    try {
      const cache = await this.#open();
      await Promise.all(answers.map((answer, i) => cache.put(addresses[i], answer)));
    } catch (error) {
      await this.#caches.delete(this.#name);
      throw error;
    }
  }

  /** Is the pack, and every asset of it, still in the cache? */
  async isWhole() {
    const requests = await (await this.#open()).keys();
    const cached = new Set(requests.map(({ url }) => new URL(url).pathname));
    return this.#addresses().every((address) => cached.has(address));
  }

  /**
   * The cached page or asset at `path`, or undefined.
   *
   * @param {string} path
   * @param {{status?: number}} [options]
   * @returns {Promise<Response | undefined>}
   */
  async read(path, { status = 200 } = {}) {
    if (this.#pack.assets.includes(path)) return (await this.#open()).match(path);
    const { pages, chunks, headers } = await this.#parse();
    if (!pages[path]) return undefined;
    const page = pages[path].map((index) => chunks[index]).join("");
    return new Response(page.replaceAll(OWN, path.split("/").pop()), { status, headers });
  }

  #addresses() {
    return [this.#address, ...this.#pack.assets];
  }

  #open() {
    return this.#caches.open(this.#name);
  }

  /** Memoised for the life of a worker; a failure is not. */
  #parse() {
    this.#parsed ??= this.#readJson().catch((error) => {
      this.#parsed = null;
      throw error;
    });
    return this.#parsed;
  }

  async #readJson() {
    const cached = await (await this.#open()).match(this.#address);
    if (!cached) throw new PackIncomplete("the pack is not in the cache");
    return cached.json();
  }
}

/**
 * Delete the caches of every other pack. Only an active worker may.
 *
 * @param {CacheStorage} caches
 * @param {string[]} hashes the packs to keep
 */
export async function removeOthers(caches, hashes) {
  const kept = hashes.map((hash) => PREFIX + hash);
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(PREFIX) && !kept.includes(name));
  await Promise.all(others.map((name) => caches.delete(name)));
}

async function fetchWhole(address, fetch) {
  const answer = await fetch(address, { redirect: "error" });
  if (answer.status !== 200) throw new PackIncomplete(`${address} answered ${answer.status}`);
  return answer;
}

/** The pack as a new Response of exactly the bytes whose hash was checked. */
async function checkPack(answer, hash) {
  const bytes = await answer.arrayBuffer();
  if ((await hexDigest(bytes)).slice(0, hash.length) !== hash) {
    throw new PackIncomplete("the pack does not match its hash");
  }
  const { format } = JSON.parse(new TextDecoder().decode(bytes));
  if (format !== FORMAT) throw new PackIncomplete(`the pack has format ${format}`);
  return new Response(bytes, { headers: { "content-type": "application/json" } });
}

async function hexDigest(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
