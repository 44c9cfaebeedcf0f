/** Caches a pack (one precompressed file of pages and files) and the assets they need, all or nothing. */

import { joinPage, parseBody } from "./pack-body.js";
import { fetchPack, fetchWhole, PackIncomplete } from "./pack-fetch.js";

export const PREFIX = "pack-";

/** `hash` names the pack, `assets` are paths. @typedef {{hash: string, assets: string[]}} Pack */

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

  get hash() {
    return this.#pack.hash;
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
    const answers = await Promise.all([
      fetchPack(this.hash, this.#fetch),
      ...this.#pack.assets.map((one) => fetchWhole(one, this.#fetch)),
    ]);
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
    const body = await this.#parse();
    const page = joinPage(body, path);
    const type = body.types[path] ?? body.headers["content-type"];
    const headers = { ...body.headers, "content-type": type };
    return page && new Response(page, { status, headers });
  }

  /** The body as it was fetched; rejects with PackIncomplete where it is not in the cache. */
  async #readText() {
    const cached = await (await this.#open()).match(this.#address);
    if (!cached) throw new PackIncomplete("the pack is not in the cache");
    return cached.text();
  }

  #addresses() {
    return [this.#address, ...this.#pack.assets];
  }

  #open() {
    return this.#caches.open(this.#name);
  }

  /** Memoised for the life of a worker; a failure is not. */
  #parse() {
    this.#parsed ??= this.#readText()
      .then(parseBody)
      .catch((error) => {
        this.#parsed = null;
        throw error;
      });
    return this.#parsed;
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
