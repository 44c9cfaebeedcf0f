/**
 * Ends a page's transactions before it enters the back/forward cache, and starts none while there.
 *
 * WebKit keeps the open transaction of a cached page, and that transaction blocks the database for
 * every other page until the cached one is restored.
 */

/** @typedef {ReturnType<typeof watchBfcache>} Bfcache */

/**
 * @param {{addEventListener?: Function}} page the global object; in a worker it is never cached
 */
export function watchBfcache(page) {
  const open = new Set();
  let active = Promise.resolve();

  page.addEventListener?.("pagehide", ({ persisted }) => {
    if (!persisted) return;
    active = new Promise((restore) => page.addEventListener("pageshow", restore, { once: true }));
    open.forEach(abort);
    open.clear();
  });

  return {
    /** Resolves when the page is not in the bfcache. */
    whenActive: () => active,
    /**
     * Abort this transaction if the page enters the bfcache before it ends.
     *
     * @param {IDBTransaction} transaction
     */
    guard(transaction) {
      open.add(transaction);
      for (const end of ["complete", "abort"]) {
        transaction.addEventListener(end, () => open.delete(transaction));
      }
    },
  };
}

/**
 * Abort a transaction; no-op where it has already ended.
 *
 * @param {IDBTransaction} transaction
 */
export function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has already ended.
  }
}
