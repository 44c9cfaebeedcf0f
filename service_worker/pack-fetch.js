/** Fetches a pack and checks its hash. */

import { parseBody } from "./pack-body.js";

/** The whole pack could not be fetched or read. */
export class PackIncomplete extends Error {
  name = "PackIncomplete";
}

/**
 * The pack as a Response of exactly the text whose hash was checked.
 *
 * @param {string} hash
 * @param {typeof globalThis.fetch} fetch
 * @returns {Promise<Response>} rejects with PackIncomplete, or as `fetch` does
 */
export async function fetchPack(hash, fetch) {
  const answer = await fetchWhole(`/pack/${hash}`, fetch);
  return checkPack(await answer.text(), hash);
}

/**
 * @param {string} address
 * @param {typeof globalThis.fetch} fetch
 * @returns {Promise<Response>} rejects with PackIncomplete unless it is answered with 200
 */
export async function fetchWhole(address, fetch) {
  const answer = await fetch(address, { redirect: "error" });
  if (answer.status !== 200) throw new PackIncomplete(`${address} answered ${answer.status}`);
  return answer;
}

async function checkPack(text, hash) {
  const bytes = new TextEncoder().encode(text);
  if ((await hexDigest(bytes)).slice(0, hash.length) !== hash) {
    throw new PackIncomplete("the pack does not match its hash");
  }
  checkFormat(text);
  return new Response(bytes, { headers: { "content-type": "text/plain; charset=utf-8" } });
}

function checkFormat(text) {
  try {
    parseBody(text);
  } catch (error) {
    throw new PackIncomplete(error.message);
  }
}

async function hexDigest(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
