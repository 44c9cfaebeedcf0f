/** The two packs of a worker: the core makes the phone ready, the library follows (docs/decisions/0028). */

import { PackCache, removeOthers } from "./pack-cache.js";

/** @import { Pack } from "./pack-cache.js" */

/**
 * What the first line of /worker.js says.
 *
 * @typedef {Pack & {build: string, edition: string, library: Pack}} Definition
 */

/**
 * @typedef {ReturnType<typeof makePacks>} Packs
 *
 * @param {Definition} definition
 * @param {{caches: CacheStorage, fetch: typeof globalThis.fetch}} world
 */
export function makePacks(definition, world) {
  const core = new PackCache(definition, world);
  const library = new PackCache(definition.library, world, core);

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
    return removeOthers(world.caches, [definition.hash, definition.library.hash]);
  }

  return { core, library, read, tidyUp };
}
