import assert from "node:assert/strict";
import { test } from "node:test";

import { IDBFactory, IDBKeyRange } from "fake-indexeddb";

import { openNotes, openReader } from "../../service_worker/phone/encrypted-notes.js";
import { fill, makeWriter } from "../../service_worker/written-in.js";

globalThis.IDBKeyRange ??= IDBKeyRange;

const PAGE = `<html lang="en-GB" data-fact-class="alone cannot-ring rung"><body>
<a data-call="my-lead" data-fact-href="lead-call" data-if="lead" hidden><b>Ring <bdi data-fact="lead-name"></bdi></b></a>
<a data-fact-href="deputy-call" data-if="deputy" hidden><bdi data-fact="deputy-name"></bdi></a>
<a data-if="no-lead" hidden>Add your lead</a>
<a href="/contacts" data-if="nobody-named">Who to call</a>
</body></html>`;
const PRIYA = { name: "Priya Shah", phone: "0161 496 0101" };
const NOBODY = { name: "", phone: "" };
const JON = { name: "Jon", phone: "0161 496 0102" };
const ABOUT_LEAD = { id: "1", path: { who: "lead" }, said: {} };

/** What the worker answers at `path` on a phone with these notes. */
async function answer(notes, { path = "/contacts", page = PAGE } = {}) {
  const factory = new IDBFactory();
  const kept = openNotes({ indexedDB: () => factory });
  for (const [name, value] of Object.entries(notes)) await kept.set(name, value);
  const writeIn = makeWriter(openReader({ indexedDB: () => factory }), { patience: 5000 });
  return (await writeIn(path, Promise.resolve(new Response(page)))).text();
}

/** The words of what a page shows. */
const shown = (page) =>
  page
    .replace(/<a[^>]* hidden[^]*?<\/a>/g, "")
    .replace(/<[^>]+>/g, "")
    .trim()
    .split(/\n+/);

test("the kept lead and deputy are in the page", async () => {
  const page = await answer({ lead: { lead: PRIYA, deputy: JON } });
  assert.deepEqual(shown(page), ["Ring Priya Shah", "Jon"]);
  assert.match(page, /data-call="my-lead" data-fact-href="lead-call" href="tel:01614960101"/);
});

test("where none is kept the page asks for one", async () => {
  assert.deepEqual(shown(await answer({})), ["Add your lead"]);
  const page = await answer({ lead: { lead: NOBODY, deputy: JON } });
  assert.deepEqual(shown(page), ["Jon", "Add your lead"]);
});

test("who has nobody above them is asked for no lead", async () => {
  const page = await answer({ lead: { lead: PRIYA, deputy: JON }, alone: true });
  assert.match(page, /<html lang="en-GB" class="alone">/);
  assert.doesNotMatch(page, /Priya|Jon|01614960/);
});

const NAMED_NOWHERE = [
  ["while an incident is about the lead", { "incident/1": ABOUT_LEAD }, {}],
  [
    "while an incident was said to be about the lead",
    { "incident/1": { said: { about_lead: "yes" } } },
    {},
  ],
  [
    "while a kept report is about the lead",
    { "report-facts": { 1: { aboutLead: false }, 2: { aboutLead: true } } },
    {},
  ],
  ["on Home while an incident is about the lead", { "incident/1": ABOUT_LEAD }, { path: "/" }],
  ["on Home of a shared computer", { shared: true }, { path: "/" }],
  [
    "on a page about the lead or for a child",
    {},
    { page: PAGE.replace("<body", "<body data-names-nobody") },
  ],
];
for (const [when, notes, asked] of NAMED_NOWHERE)
  test(`nobody is named ${when}`, async () => {
    const page = await answer({ lead: { lead: PRIYA, deputy: JON }, ...notes }, asked);
    assert.deepEqual(shown(page), ["Who to call"]);
    assert.doesNotMatch(page, /Priya|Jon|01614960/);
  });

test("other incidents, and a shared computer's other pages, name the lead", async () => {
  const kept = { lead: { lead: PRIYA, deputy: NOBODY }, shared: true };
  const page = await answer({ ...kept, "incident/1": { path: { who: "child" }, said: {} } });
  assert.deepEqual(shown(page), ["Ring Priya Shah"]);
});

test("a page says at once whether anybody was rung", async () => {
  const rung = await answer({ "incident/1": { calls: [{ who: "my-lead" }] } });
  assert.match(rung, /<html lang="en-GB" class="rung">/);
  assert.match(await answer({ "incident/1": { calls: [] } }), /<html lang="en-GB" class="">/);
});

const HOSTILE = [
  [
    "markup",
    `<img src=x onerror="alert('1')">`,
    "&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;",
  ],
  ["a pattern of replacement", "$& $1 $' $$", "$&amp; $1 $&#39; $$"],
  [
    "a place",
    `<bdi data-fact="deputy-name"></bdi>`,
    "&lt;bdi data-fact=&quot;deputy-name&quot;&gt;&lt;/bdi&gt;",
  ],
  ["letters turned around", "\u202eayirP\u202c \u2066Shah\u2069", "ayirP Shah"],
];
for (const [what, name, written] of HOSTILE)
  test(`a name of ${what} stays a name`, async () => {
    const page = await answer({ lead: { lead: { ...PRIYA, name }, deputy: JON } });
    assert.ok(page.includes(`<bdi data-fact="lead-name">${written}</bdi>`), page);
    assert.equal(page.match(/<bdi/g).length, 2);
  });

test("a number that cannot be dialled is no address", async () => {
  const page = await answer({
    lead: { lead: { ...PRIYA, phone: "ask Jo, 1 or 23" }, deputy: JON },
  });
  assert.match(page, /<a data-call="my-lead" data-fact-href="lead-call" data-if="lead">/);
});

test("a fact that nobody knows leaves its place as it is stored", () => {
  assert.equal(
    fill(PAGE, {}),
    PAGE.replace('data-fact-class="alone cannot-ring rung"', 'class=""'),
  );
});

test("status and headers stay", async () => {
  const writeIn = makeWriter(openReader({ indexedDB: () => new IDBFactory() }));
  const stored = new Response(PAGE, { status: 503, headers: { "content-security-policy": "x" } });
  const page = await writeIn("/no-signal", Promise.resolve(stored));
  assert.deepEqual([page.status, page.headers.get("content-security-policy")], [503, "x"]);
});

const FAILING = {
  "that cannot be read": () => Promise.reject(new DOMException("lost", "UnknownError")),
  "that never come": () => new Promise(() => {}),
};
for (const [which, collect] of Object.entries(FAILING))
  test(`notes ${which} leave the page as it is stored`, async () => {
    const writeIn = makeWriter({ collect }, { patience: 20 });
    const page = await writeIn("/", Promise.resolve(new Response(PAGE)));
    assert.equal(await page.text(), PAGE);
  });

test("a page that is not stored is not made up", async () => {
  const writeIn = makeWriter(openReader({ indexedDB: () => new IDBFactory() }));
  assert.equal(await writeIn("/nowhere", Promise.resolve(undefined)), undefined);
});
