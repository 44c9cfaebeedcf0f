/**
 * A page that is left may be put to sleep for the Back button instead of being closed. WebKit then
 * lets the sleeper's open transaction block the database for every other page, until it is woken.
 * So a page ends its transactions before it sleeps, and begins none while it does.
 */

export function watchSleep(page) {
  const open = new Set();
  let awake = Promise.resolve();

  page.addEventListener?.("pagehide", ({ persisted }) => {
    if (!persisted) return;
    awake = new Promise((wake) => page.addEventListener("pageshow", wake, { once: true }));
    open.forEach(abort);
    open.clear();
  });

  return {
    /** Resolves when the page is awake. */
    whenAwake: () => awake,
    /** Abort this transaction if the page falls asleep before it ends. */
    guard(transaction) {
      open.add(transaction);
      for (const end of ["complete", "abort"]) {
        transaction.addEventListener(end, () => open.delete(transaction));
      }
    },
  };
}

export function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    // It has already ended.
  }
}
