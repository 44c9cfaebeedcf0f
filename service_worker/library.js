/** Fetches the library, the pack that follows when the phone is ready (docs/decisions/0028). */

import { CHANGED } from "./phone/messages.js";

/** @import { PackCache } from "./pack-cache.js" */

/** Milliseconds. What the page does first must not wait for the library. */
const GIVE_WAY = 1000;

/**
 * A function that stores the library, if there is signal, and then tells the pages. Calls meanwhile
 * share one fetch.
 *
 * @param {object} world
 * @param {PackCache} world.library
 * @param {(message: string) => void} world.announce
 * @param {number} [world.giveWay]
 * @returns {() => Promise<void>}
 */
export function makeLibraryFetcher({ library, announce, giveWay = GIVE_WAY }) {
  let fetching = null;

  async function fetchLibrary() {
    await new Promise((resolve) => setTimeout(resolve, giveWay));
    if (await tryToFill(library)) announce(CHANGED);
    fetching = null;
  }

  return () => (fetching ??= fetchLibrary());
}

/**
 * Fill a cache that is not whole, or that the browser has emptied, if there is signal; whether it is
 * whole now.
 *
 * @param {PackCache} cache
 * @returns {Promise<boolean>}
 */
export async function tryToFill(cache) {
  try {
    await cache.fill();
    return true;
  } catch {
    return false;
  }
}
