/**
 * Applies what differs between two packs to the one that this phone has. Pure. Its twin on the server
 * is webapp/offline/delta.py.
 */

const SEPARATOR = "\u0001";
// Of a place, this character is 0; a start is written in digits of this base.
const FIRST = 0x21;
const BASE = 1024;

/**
 * `delta` is text of its own, a separator for each piece of `base` in it, and behind the last one the
 * pieces' places, three characters each: two for the start, one for the length.
 *
 * @param {string} base
 * @param {string} delta
 * @returns {string}
 */
export function applyDelta(base, delta) {
  const own = delta.split(SEPARATOR);
  const places = own.pop();
  const number = (at) => places.charCodeAt(at) - FIRST;
  const piece = (at) => {
    const start = number(at) * BASE + number(at + 1);
    return base.slice(start, start + number(at + 2));
  };
  return own.map((text, i) => (i ? piece(3 * i - 3) + text : text)).join("");
}
