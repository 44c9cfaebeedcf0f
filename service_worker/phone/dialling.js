/** Finds the number to dial in what a person typed. Pure. */

/**
 * The tel: address, or null: "0161 496 0999 ext 2" gives the number, "ask Jo" nothing.
 *
 * @param {string} typed
 * @returns {string | null}
 */
export function toDial(typed) {
  const plain = typed.replace(/^\s*(\+\d{1,3})\s*\(0\)/, "$1").replace(/[\s().-]/g, "");
  const [number] = plain.match(/^\+?[0-9]{3,15}(?![0-9])/) ?? [];
  return number ? `tel:${number}` : null;
}
