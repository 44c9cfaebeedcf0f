/** The two packs of a worker: the core makes the phone ready, the library follows (docs/decisions/0028). */

import { PackCache, PREFIX, removeOthers } from "./pack-cache.js";
import { fetchWhole } from "./pack-fetch.js";

/** @import { Pack } from "./pack-cache.js" */

/**
 * What the first line of /worker.js says.
 *
 * @typedef {Pack & {build: string, edition: string, library: Pack, names?: boolean}} Definition
 */

/** A cache that `tidyUp` deletes once the unit publishes no names any more. */
const NAMES = "names";

/**
 * @typedef {ReturnType<typeof makePacks>} Packs
 *
 * @param {Definition} definition
 * @param {{caches: CacheStorage, fetch: typeof globalThis.fetch}} world
 */
export function makePacks(definition, world) {
  const core = new PackCache(definition, world);
  const library = new PackCache(definition.library, world);

  /**
   * The cached page or asset at `path`, or undefined.
   *
   * @param {string} path
   * @param {{status?: number}} [options]
   * @returns {Promise<Response | undefined>}
   */
  async function read(path, options) {
    return (await core.read(path, options)) ?? library.read(path, options);
  }

  /** Delete the packs of earlier workers; a library that both have stays. */
  function tidyUp() {
    const names = definition.names ? [NAMES] : [];
    return removeOthers(world.caches, [definition.hash, definition.library.hash, ...names]);
  }

  /** Store the names of organisations, where the unit publishes any (static/js/report/names.js). */
  async function fetchNames() {
    if (!definition.names) return;
    const answer = await fetchWhole("/names", world.fetch);
    await (await world.caches.open(PREFIX + NAMES)).put("/names", answer);
  }

  return { core, library, read, tidyUp, fetchNames };
}
