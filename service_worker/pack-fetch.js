/** Fetches a pack, where it can as what differs from one that this phone has, and checks its hash. */

import { applyDelta } from "./delta.js";
import { parseBody } from "./pack-body.js";

/** The whole pack could not be fetched or read. */
export class PackIncomplete extends Error {
  name = "PackIncomplete";
}

/**
 * A pack that may already be on this phone.
 *
 * @typedef {{hash: string, readText(): Promise<string>}} Base
 */

/**
 * The pack as a Response of exactly the text whose hash was checked. It never refers to its base:
 * each pack is complete in itself.
 *
 * @param {string} hash
 * @param {{fetch: typeof globalThis.fetch, base?: Base}} world
 * @returns {Promise<Response>} rejects with PackIncomplete, or as `fetch` does
 */
export async function fetchPack(hash, { fetch, base }) {
  const rebuilt = base && (await fetchDelta(hash, base, fetch));
  return rebuilt ?? checkPack(await fetchText(`/pack/${hash}`, fetch), hash);
}

/** Null where there is no delta, or no base, or the two do not make the pack. */
async function fetchDelta(hash, base, fetch) {
  try {
    const [text, delta] = await Promise.all([
      base.readText(),
      fetchText(`/pack/${hash}/from/${base.hash}`, fetch),
    ]);
    return await checkPack(applyDelta(text, delta), hash);
  } catch (error) {
    if (error instanceof PackIncomplete) return null;
    throw error;
  }
}

async function fetchText(address, fetch) {
  return (await fetchWhole(address, fetch)).text();
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
