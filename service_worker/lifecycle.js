/** A worker's life: install the core, take over when that disturbs nobody, then tidy up. */

/** @import { Packs } from "./packs.js" */

/** The old packs stay in use meanwhile. */
const LIBRARY_TIME_OUT = 20_000;

/**
 * @typedef {ReturnType<typeof makeLifecycle>} Lifecycle
 *
 * @param {{packs: Packs, scope: ServiceWorkerGlobalScope, timeOut?: number}} world
 */
export function makeLifecycle({ packs, scope, timeOut = LIBRARY_TIME_OUT }) {
  /**
   * Cache the whole core or fail. The first worker ever starts at once. A later one waits, and tries
   * to have the library too before it replaces a worker that has one.
   */
  async function install() {
    await packs.core.fill();
    if (scope.registration.active) await tryFor(timeOut, packs.library.fill());
    else await scope.skipWaiting();
  }

  /** This worker now answers requests: only now may the old packs be deleted. */
  async function activate() {
    await packs.tidyUp();
    await scope.clients.claim();
  }

  /** A page asks the worker to take over. Another open window may hold a form of the old build: wait. */
  async function takeOver() {
    const windows = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (windows.length === 1) await scope.skipWaiting();
  }

  return { install, activate, takeOver };
}

/** Resolves when `work` has ended, well or badly, or after `ms` milliseconds. */
async function tryFor(ms, work) {
  let timer;
  const timedOut = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(() => {}), timedOut]);
  clearTimeout(timer);
}
