/**
 * Applies what differs between two packs to the one that this phone has. Pure. Its twin on the server
 * is webapp/offline/delta.py.
 */

const SEPARATOR = "\u0001";

/**
 * `delta` is text of its own, a separator for each piece of `base` in it, and behind the last one the
 * pieces' places, "start,length,start,length".
 *
 * @param {string} base
 * @param {string} delta
 * @returns {string}
 */
export function applyDelta(base, delta) {
  const own = delta.split(SEPARATOR);
  const places = own.pop().split(",").map(Number);
  const piece = (at) => base.slice(places[at], places[at] + places[at + 1]);
  return own.map((text, i) => (i ? piece(2 * i - 2) + text : text)).join("");
}
