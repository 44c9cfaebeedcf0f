/** Reads a pack's body. Pure. Its twin on the server is webapp/offline/pack_body.py. */

const FORMAT = 4;
const SEPARATOR = "\u0002";
// In a page this character is chunk 0, the next is chunk 1.
const FIRST = 0xa1;
// In a chunk: the last part of the path of the page that is read.
const OWN = "\0";

/**
 * @typedef {object} Body
 * @property {number} format
 * @property {Record<string, string>} headers of every page
 * @property {Record<string, string>} types the content type of each of them that is a file, not a page
 * @property {Record<string, string>} pages each a string with one character a chunk
 * @property {string[]} chunks
 */

/**
 * @param {string} text
 * @returns {Body} throws where the text is not a pack of this format
 */
export function parseBody(text) {
  const chunks = text.split(SEPARATOR);
  const head = JSON.parse(chunks.pop());
  if (head.format !== FORMAT) throw new SyntaxError(`the pack has format ${head.format}`);
  return { ...head, chunks };
}

/**
 * The page at `path`, or undefined.
 *
 * @param {Body} body
 * @param {string} path
 * @returns {string | undefined}
 */
export function joinPage({ pages, chunks }, path) {
  if (!pages[path]) return undefined;
  const parts = Array.from(pages[path], (one) => chunks[one.charCodeAt(0) - FIRST]);
  return parts.join("").replaceAll(OWN, path.split("/").pop());
}
