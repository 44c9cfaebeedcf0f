/** A worker's life: install the whole pack, take over when that disturbs nobody, then tidy up. */

/** @import { PackCache } from "./pack-cache.js" */

/**
 * @typedef {ReturnType<typeof makeLifecycle>} Lifecycle
 *
 * @param {{packCache: PackCache, scope: ServiceWorkerGlobalScope}} world
 */
export function makeLifecycle({ packCache, scope }) {
  /** Cache the whole pack or fail. The first worker ever starts at once; a later one waits. */
  async function install() {
    await packCache.fill();
    if (!scope.registration.active) await scope.skipWaiting();
  }

  /** This worker now answers requests: only now may the old pack be deleted. */
  async function activate() {
    await packCache.removeOthers();
    await scope.clients.claim();
  }

  /** A page asks the worker to take over. Another open window may hold a form of the old build: wait. */
  async function takeOver() {
    const windows = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (windows.length === 1) await scope.skipWaiting();
  }

  return { install, activate, takeOver };
}
