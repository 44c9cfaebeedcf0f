/**
 * One life of a browser: it may be killed just before or just after anything durable: a
 * transaction that writes, or a request to the unit. After that moment it does nothing more.
 */

/** `endsAt` counts those moments from 1. `ended` resolves at the kill, `moments` counts those so far. */
export function makeLife({ endsAt = Infinity } = {}) {
  const life = { moments: 0 };
  life.ended = new Promise((resolve) => (life.end = resolve));

  function goesOn() {
    if (life.moments < endsAt) life.moments += 1;
    const isOver = life.moments === endsAt;
    if (isOver) life.end();
    return !isOver;
  }

  /** The storage of this life; the next one finds what was committed. */
  life.storage = (factory) => ({
    open: (...names) => {
      if (life.moments === endsAt) return {};
      const request = factory.open(...names);
      request.addEventListener("success", () => watch(request.result));
      return request;
    },
  });

  function watch(database) {
    const begin = database.transaction.bind(database);
    database.transaction = (stores, mode, options) => {
      const one = begin(stores, mode, options);
      if (mode === "readonly") return one;
      if (!goesOn()) one.abort();
      const heard = (tell) => one.addEventListener("complete", () => goesOn() && tell());
      Object.defineProperty(one, "oncomplete", { set: heard });
      return one;
    };
  }

  /** The network of this life. */
  life.network =
    (fetch) =>
    async (...request) => {
      if (!goesOn()) return new Promise(() => {});
      const answer = await fetch(...request);
      return goesOn() ? answer : new Promise(() => {});
    };

  return life;
}
