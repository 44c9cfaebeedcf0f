/** What a telephone dials of what a person wrote down. Pure. */

/** The address to dial, or null: of "0161 496 0999 ext 2" the number, of "ask Jo" nothing. */
export function dialling(written) {
  const plain = written.replace(/^\s*(\+\d{1,3})\s*\(0\)/, "$1").replace(/[\s().-]/g, "");
  const [number] = plain.match(/^\+?[0-9]{3,15}(?![0-9])/) ?? [];
  return number ? `tel:${number}` : null;
}
