/**
 * Applies what differs between two packs to the one that this phone has. Pure. Its twin on the server
 * is webapp/offline/delta.py.
 */

const SEPARATOR = "\u0001";

/**
 * `delta` alternates between text of its own and "start,length", a place in `base`.
 *
 * @param {string} base
 * @param {string} delta
 * @returns {string}
 */
export function applyDelta(base, delta) {
  const parts = delta.split(SEPARATOR);
  return parts.map((part, i) => (i % 2 ? copy(base, part) : part)).join("");
}

function copy(base, place) {
  const [start, length] = place.split(",").map(Number);
  return base.slice(start, start + length);
}
