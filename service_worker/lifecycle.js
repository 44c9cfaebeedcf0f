/** A worker's life: install whole, take over only when nobody is disturbed, then tidy up. */

export function makeLifecycle({ stores, scope }) {
  /** Keep the whole pack or fail. The first worker ever starts at once; a later one waits. */
  async function install() {
    await stores.fill();
    if (!scope.registration.active) await scope.skipWaiting();
  }

  /** From now on this worker answers: only now may the old pack go. */
  async function activate() {
    await stores.removeOthers();
    await scope.clients.claim();
  }

  /** A page offers to be taken over. Another open window may hold a form of the old build: wait. */
  async function takeOver() {
    const windows = await scope.clients.matchAll({ type: "window", includeUncontrolled: true });
    if (windows.length === 1) await scope.skipWaiting();
  }

  return { install, activate, takeOver };
}
