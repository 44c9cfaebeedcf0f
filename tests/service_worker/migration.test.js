/** The notes of the first releases become incidents: once, wholly, also after a crash. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { pathOf } from "../../static/js/incident/path.js";
import { makeBrowser } from "./support/tabs.js";

const BEGAN = "2026-11-24T17:00:00.000Z";
const RANG = "2026-11-24T17:05:00.000Z";
const ID = "01932a00-0000-7000-8000-000000000001";
const OTHER = "01932a00-0000-7000-8000-000000000002";
const path = { areas: ["sexual"], parties: "child_on_child" };
const journey = { started: BEGAN, code: "abc123", path, danger: "not_sure", intent: "deliberate" };
const values = { ages: ["12"] };
const entry = (id, more) => ({ id, started: BEGAN, ...more });

/** A phone with the notes that those releases stored, by name. */
async function phoneWith(notes) {
  const browser = makeBrowser();
  const before = browser.openTab();
  for (const [name, value] of Object.entries(notes)) await before.notes.set(name, value);
  return browser;
}

const draft = { ...entry(ID, { code: "abc123", journey: BEGAN }), path, ticks: ["t2.a"], values };
const WHOLE = {
  journey,
  ticks: ["t2.a", "t2.b"],
  rung: { "police-101": RANG, lado: undefined },
  drafts: [entry(OTHER), entry(ID, { code: "abc123", journey: BEGAN })],
  [`draft/${ID}`]: draft,
  [`draft/${OTHER}`]: { ...entry(OTHER), path: null, ticks: [], values: { ages: ["9"] } },
};

test("a draft, its journey, ticks and calls become one incident, and another draft one more", async () => {
  const tab = (await phoneWith(WHOLE)).openTab();
  const all = await tab.list();
  assert.equal(all.length, 2);
  const [one, other] = [ID, OTHER].map((id) => all.find((incident) => incident.id === id));
  assert.deepEqual(pathOf(one), {
    ...path,
    danger: "not_sure",
    intent: "deliberate",
    code: "abc123",
  });
  assert.deepEqual(one.ticks, ["t2.a", "t2.b"]);
  assert.deepEqual(
    one.calls.map(({ who, at, result }) => ({ who, at, result })),
    [{ who: "police-101", at: RANG, result: "spoke" }],
  );
  assert.deepEqual([one.started, one.state, one.typed], [BEGAN, "open", true]);
  assert.deepEqual([other.ticks, other.calls, pathOf(other)], [[], [], null]);
  assert.deepEqual((await tab.readDraft(ID)).values, values);
  assert.deepEqual((await tab.readDraft(OTHER)).values, { ages: ["9"] });
});

test("a journey without a draft becomes an incident", async () => {
  const { drafts: _, ...notes } = WHOLE;
  const tab = (await phoneWith({ journey, ticks: notes.ticks, rung: notes.rung })).openTab();
  const [one, ...others] = await tab.list();
  assert.deepEqual([one.code, one.ticks.length, one.calls.length, others], ["abc123", 2, 1, []]);
});

test("a journey that went on to another outcome takes its draft along", async () => {
  const drafts = [entry(ID, { code: "zzz999", journey: BEGAN })];
  const tab = (await phoneWith({ ...WHOLE, drafts })).openTab();
  const [one, ...others] = await tab.list();
  assert.deepEqual([one.id, one.code, one.calls.length, others], [ID, "abc123", 1, []]);
});

test("a correction does not take the calls of another incident", async () => {
  const drafts = [entry(ID, { amends: OTHER })];
  const tab = (await phoneWith({ rung: WHOLE.rung, drafts })).openTab();
  const all = await tab.list();
  assert.deepEqual(all.find(({ id }) => id === ID).calls, []);
  assert.equal(all.length, 2);
});

test("it happens once, and two tabs at once make nothing double", async () => {
  const browser = await phoneWith({ journey, ticks: ["t2.a"] });
  const [tab, other] = [browser.openTab(), browser.openTab()];
  await Promise.all([tab.list(), other.list()]);
  assert.equal((await browser.openTab().list()).length, 1);
  assert.deepEqual(
    (await tab.notes.names()).filter((name) => !name.includes("/")),
    [],
  );
});

test("killed before the one transaction, the next start finds everything as it was", async () => {
  const browser = await phoneWith(WHOLE);
  const killed = browser.openTab();
  killed.notebook.replace = () => new Promise(() => {});
  killed.list();
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal((await browser.openTab().list()).length, 2);
});

test("a phone without old notes is left alone", async () => {
  const tab = makeBrowser().openTab();
  await tab.notebook.keep("lead", { lead: {} });
  await tab.list();
  assert.deepEqual(await tab.notes.names(), ["lead"]);
});
