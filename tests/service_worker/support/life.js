/**
 * One run of a browser, which can be killed just before or just after any durable step: a write
 * transaction or a request to the unit. Once killed, it does nothing more.
 */

/** `endsAt` is the step, from 1, at which it is killed; `moments` counts steps, `ended` resolves at the kill. */
export function makeLife({ endsAt = Infinity } = {}) {
  const life = { moments: 0 };
  life.ended = new Promise((resolve) => (life.end = resolve));

  function goesOn() {
    if (life.moments < endsAt) life.moments += 1;
    const isOver = life.moments === endsAt;
    if (isOver) life.end();
    return !isOver;
  }

  /** The storage of this life; the next life finds everything committed. */
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
