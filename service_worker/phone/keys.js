/** The unit's public keys, kept on the phone so that a report can be sealed without signal. */

import { done, openDatabase } from "./database.js";

const ADDRESS = "/sync/v1/keys";
const STORES = { keys: "name" };
const FRESH_FOR = 6 * 60 * 60_000;

/** No key is kept and none can be had: nothing can be sealed on this phone now. */
export class NoIntakeKey extends Error {
  name = "NoIntakeKey";
}

export function openKeys({ fetch = globalThis.fetch, now = Date.now, ...options } = {}) {
  const { transact } = openDatabase("keys", STORES, options);

  async function read() {
    return transact("readonly", ({ keys }) => done(keys.get("intake")));
  }

  /** Keep a JWK set from the unit. One without a key we can seal with never replaces one with. */
  async function store(list) {
    const usable = usableKeys(list);
    if (!usable.length) return;
    const row = { name: "intake", list: usable, fetched_at: now() };
    await transact("readwrite", ({ keys }) => done(keys.put(row)));
  }

  /** Fetch and keep the set unless the kept one is fresh. */
  async function refresh() {
    const kept = await read();
    if (!kept || Math.abs(now() - kept.fetched_at) >= FRESH_FOR) await store(await ask());
  }

  /** The browser's own cache asks with the ETag of last time. */
  async function ask() {
    const answer = await fetch(ADDRESS, {
      credentials: "omit",
      redirect: "error",
      cache: "no-cache",
    });
    return answer.ok ? (await answer.json()).keys : [];
  }

  /**
   * The unit's newest key to seal with: the kept one, else one asked for now, which also serves
   * where the browser keeps nothing. Throws NoIntakeKey.
   */
  async function intakeKey() {
    const kept = await read().catch(() => undefined);
    if (kept) return kept.list[0];
    const list = await ask().catch(() => []);
    const [key] = usableKeys(list);
    if (!key) throw new NoIntakeKey("no key of the unit is kept on this phone");
    await store(list).catch(() => {});
    return key;
  }

  /** Is a key stored, and can it be read back? */
  async function isKept() {
    return usableKeys((await read())?.list).length > 0;
  }

  return { store, refresh, intakeKey, isKept };
}

function usableKeys(list) {
  return Array.isArray(list) ? list.filter(isUsable) : [];
}

function isUsable(key) {
  const texts = [key?.kid, key?.x, key?.y];
  return key?.kty === "EC" && key.crv === "P-256" && texts.every((t) => t && typeof t === "string");
}
