/** Cache storage in memory, a server of two packs, and a worker's scope. */

import { createHash } from "node:crypto";

export const ORIGIN = "https://phone.example";

export function makeCaches({ room = Infinity } = {}) {
  const all = new Map();
  const absolute = (address) => new URL(address, ORIGIN).href;

  function openOne(name) {
    if (!all.has(name)) all.set(name, new Map());
    const entries = all.get(name);
    return {
      keys: async () => [...entries.keys()].map((url) => ({ url })),
      match: async (address) => entries.get(absolute(address))?.clone(),
      put: async (address, answer) => {
        const body = await answer.arrayBuffer();
        if (entries.size >= room) throw new DOMException("full", "QuotaExceededError");
        entries.set(absolute(address), new Response(body, answer));
      },
    };
  }

  return {
    open: async (name) => openOne(name),
    keys: async () => [...all.keys()],
    delete: async (name) => all.delete(name),
    entries: (name) => all.get(name)?.size ?? 0,
  };
}

const CONTENTS = {
  format: 4,
  types: {},
  build: "b1",
  edition: "2026.1.0",
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'self'",
  },
  pages: {
    "/": "¡¢¤",
    "/steps/": "¡£¤",
    "/report": "¡¥¤",
    "/no-signal": "¡¦¤",
    "/steps/w3k9t": "§",
  },
  chunks: [
    "<main>",
    "Home",
    "Where?",
    "</main>",
    "Form – ‘é’",
    "No signal",
    '<a href="/report/\0">',
  ],
};
const LIBRARY = {
  ...CONTENTS,
  pages: { "/tables/": "¡¢£" },
  chunks: ["<main>", "Tables", "</main>"],
};
const LIBRARY_ASSETS = { "/assets/b1/search.js": "find()" };
const ASSETS = { "/assets/b1/app.css": "main{}", "/assets/b1/app.js": "go()" };

function bodyOf({ chunks, ...head }) {
  return [...chunks, JSON.stringify(head)].join("\u0002");
}

/**
 * A server of two packs: `pack` is the worker's first line, `answers` the answer of each address.
 * `changes` are the core's.
 */
export function makePackServer(changes = {}) {
  const answers = {};
  const serve = (contents, assets) => {
    const body = bodyOf(contents);
    const hash = createHash("sha256").update(body).digest("hex").slice(0, 32);
    const texts = { [`/pack/${hash}`]: body, ...assets };
    for (const [path, text] of Object.entries(texts)) answers[path] = () => new Response(text);
    return { hash, assets: Object.keys(assets) };
  };
  const server = { answers, asked: [] };
  const library = serve(LIBRARY, LIBRARY_ASSETS);
  const core = serve({ ...CONTENTS, ...changes }, ASSETS);
  server.pack = { ...core, library };
  Object.assign(server.pack, { build: "b1", edition: "2026.1.0" });
  server.fetch = async (request) => {
    const { pathname } = new URL(request.url ?? request, ORIGIN);
    server.asked.push(pathname);
    if (!server.answers[pathname]) throw new TypeError("Failed to fetch");
    return server.answers[pathname]();
  };
  return server;
}

/** A worker's global scope: `isFirst` when no worker is active yet, `windows` are open. */
export function makeScope({ isFirst = true, windows = 1 } = {}) {
  const scope = { skipped: false, claimed: false };
  scope.registration = { active: isFirst ? null : {} };
  scope.skipWaiting = async () => (scope.skipped = true);
  scope.clients = {
    claim: async () => (scope.claimed = true),
    matchAll: async () => Array(windows).fill({}),
  };
  return scope;
}
