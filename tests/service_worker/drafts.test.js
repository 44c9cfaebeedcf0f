import "fake-indexeddb/auto";

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { done, openDatabase } from "../../service_worker/phone/database.js";
import {
  dropAllDrafts,
  dropDraft,
  keepDraft,
  listDrafts,
  takeDraft,
} from "../../static/js/report/drafts.js";
import { noteCall, readCalls } from "../../static/js/incident/calls.js";
import { addToJourney, forgetIncident, pathTo } from "../../static/js/incident/journey.js";
import { readTicks, tickStep } from "../../static/js/incident/ticks.js";

const held = new Set();
const locks = {
  request: (name, options, work = options) => work(held.has(name) ? null : { name }),
};
Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });

const draft = (id, more) => ({ id, started: "2026-11-24T14:02:00.000Z", values: {}, ...more });

const database = openDatabase("notes", { notes: "name", keys: "name" });

beforeEach(async () => {
  held.clear();
  await database.transact("readwrite", ({ notes }) => done(notes.clear()));
});

test("each draft has its own slot, and the newest comes first", async () => {
  await keepDraft(draft("one", { values: { ages: ["12"] } }));
  await keepDraft(draft("two", { values: { ages: ["13"] } }));
  assert.deepEqual(
    (await listDrafts()).map(({ id }) => id),
    ["two", "one"],
  );
  assert.deepEqual((await takeDraft("one")).values, { ages: ["12"] });
});

test("a draft stored again is still one, and is the newest", async () => {
  await keepDraft(draft("one"));
  await keepDraft(draft("two"));
  await keepDraft(draft("one", { values: { ages: ["9"] } }));
  assert.deepEqual(
    (await listDrafts()).map(({ id }) => id),
    ["one", "two"],
  );
  assert.deepEqual((await takeDraft("one")).values, { ages: ["9"] });
});

test("a dropped draft is gone and leaves the others", async () => {
  await keepDraft(draft("one"));
  await keepDraft(draft("two"));
  await dropDraft("one");
  assert.equal(await takeDraft("one"), null);
  assert.equal((await listDrafts()).length, 1);
  await dropAllDrafts();
  assert.equal(await takeDraft("two"), null);
  assert.deepEqual(await listDrafts(), []);
});

test("a draft that another tab has open is not taken", async () => {
  await keepDraft(draft("elsewhere"));
  held.add("draft/elsewhere");
  assert.equal(await takeDraft("elsewhere"), null);
});

test("the list holds what a draft is for, and nothing of its answers", async () => {
  await keepDraft(draft("one", { code: "abc123", values: { contact_name: ["Sam"] } }));
  assert.deepEqual(await listDrafts(), [
    { id: "one", started: "2026-11-24T14:02:00.000Z", code: "abc123" },
  ]);
});

test("a path is brought into the report of its own code only", async () => {
  await addToJourney({ danger: "not_sure" });
  await addToJourney({ code: "abc123", path: { areas: ["sexual"], code: "abc123" } });
  await addToJourney({ intent: "accidental" });
  const path = await pathTo("abc123");
  assert.deepEqual(path, {
    danger: "not_sure",
    areas: ["sexual"],
    intent: "accidental",
    code: "abc123",
  });
  assert.equal(await pathTo("zzz999"), null);
  assert.equal(await pathTo(undefined), null);
});

test("the next incident starts with none of the last one's answers, ticks and calls", async () => {
  await addToJourney({ code: "abc123", path: {} });
  await tickStep("t1.cc.evidence", true);
  await noteCall("lado", "2026-11-24T14:02:00.000Z");
  await forgetIncident();
  assert.equal(await pathTo("abc123"), null);
  assert.deepEqual([await readTicks(), await readCalls()], [[], {}]);
});

test("two concurrent changes of one note are both stored", async () => {
  await Promise.all(["one", "two", "three"].map((step) => tickStep(step, true)));
  assert.deepEqual(await readTicks(), ["one", "two", "three"]);
});
