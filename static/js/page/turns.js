/** One at a time: what began earlier never ends later. Pure. */

/**
 * Each act begins when the one before it has ended, however that ended.
 *
 * @returns {(act: () => any) => Promise<any>} settles as the act does
 */
export function takeTurns() {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve();
  return (act) => {
    const acted = last.then(act);
    last = acted.catch(() => {});
    return acted;
  };
}

/**
 * What a page shows must not be overtaken by what it read before. Asked for while `show` runs, it
 * runs once more after that, however often.
 *
 * @param {() => any} show
 * @returns {() => Promise<any>} settles as the `show` does that began after it was asked for
 */
export function showInTurn(show) {
  const inTurn = takeTurns();
  let next = null;
  return () =>
    (next ??= inTurn(() => {
      next = null;
      return show();
    }));
}
