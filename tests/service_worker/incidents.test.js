/** An incident is a thing: started, resumed, discarded, finished, forgotten. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { makeBrowser } from "./support/tabs.js";
import { DAY, HOUR } from "./support/phone.js";

const tick = (step) => (incident) => ({ ...incident, ticks: [...incident.ticks, step] });
const none = { id: "none" };

test("the first fact starts an incident, and the next ones join it", async () => {
  const tab = makeBrowser().openTab();
  await Promise.all(["one", "two", "three"].map((step) => tab.changeHere(tick(step))));
  assert.deepEqual((await tab.here()).ticks, ["one", "two", "three"]);
  assert.equal((await tab.list()).length, 1);
});

test("a tab that has left its incident starts another, and the newest comes first", async () => {
  const browser = makeBrowser();
  const tab = browser.openTab();
  await tab.changeHere(tick("one"));
  tab.leave();
  browser.time += 1;
  await tab.changeHere(tick("two"));
  assert.deepEqual(
    (await tab.list()).map(({ ticks }) => ticks),
    [["two"], ["one"]],
  );
});

test("an incident is resumed in another tab", async () => {
  const browser = makeBrowser();
  const [tab, other] = [browser.openTab(), browser.openTab()];
  await tab.changeHere(tick("one"));
  assert.equal(await other.here(), null);
  other.enter((await tab.here()).id);
  await other.changeHere(tick("two"));
  assert.deepEqual((await tab.here()).ticks, ["one", "two"]);
});

test("two tabs that change one incident at once lose nothing", async () => {
  const browser = makeBrowser();
  const [tab, other] = [browser.openTab(), browser.openTab()];
  await tab.changeHere(tick("one"));
  other.enter((await tab.here()).id);
  await Promise.all([tab.changeHere(tick("two")), other.changeHere(tick("three"))]);
  assert.deepEqual(new Set((await tab.here()).ticks), new Set(["one", "two", "three"]));
});

test("a discarded incident is gone with its draft, and a late act starts another", async () => {
  const browser = makeBrowser();
  const [tab, other] = [browser.openTab(), browser.openTab()];
  await tab.changeHere(tick("one"));
  const incident = await tab.here();
  await tab.keepDraft(incident, { values: { ages: ["12"] } });
  await other.discard(incident.id);
  assert.deepEqual(await tab.list(), []);
  assert.equal(await tab.readDraft(incident.id), null);
  await tab.changeHere(tick("two"));
  assert.notEqual((await tab.here()).id, incident.id);
  assert.deepEqual((await tab.here()).ticks, ["two"]);
});

test("of a reported incident only its calls from now on are stored, and whom not to ring", async () => {
  const tab = makeBrowser().openTab();
  const said = { about_lead: "yes", danger: "no" };
  await tab.changeHere((noted) => ({ ...tick("one")(noted), code: "bcd12", said, rank: "now" }));
  const incident = await tab.here();
  await tab.keepDraft(incident, { values: { ages: ["12"] } });
  await tab.finish(incident.id);
  const { id, state, ticks, said: kept, rank, code, typed } = await tab.here();
  assert.deepEqual(
    { id, state, ticks, kept, rank, code, typed },
    {
      id: incident.id,
      state: "reported",
      ticks: [],
      kept: { about_lead: "yes" },
      rank: "now",
      code: undefined,
      typed: undefined,
    },
  );
  assert.equal(await tab.readDraft(id), null);
});

test("the lead is not offered for a report of which only the path says that it is about them", async () => {
  const tab = makeBrowser().openTab();
  await tab.changeHere((noted) => ({ ...noted, path: { who: "lead" } }));
  await tab.finish((await tab.here()).id);
  assert.deepEqual((await tab.here()).said, { about_lead: "yes" });
});

test("a late letter does not bring back the draft of a report", async () => {
  const tab = makeBrowser().openTab();
  await tab.changeHere(tick("one"));
  const incident = await tab.here();
  await tab.finish(incident.id);
  assert.equal(await tab.keepDraft(incident, { values: {} }), false);
  assert.equal(await tab.readDraft(incident.id), null);
});

test("a draft that is slow to be stored never takes the place of one that was typed later", async () => {
  const tab = makeBrowser().openTab();
  await tab.changeHere(tick("one"));
  const incident = await tab.here();
  const { set } = tab.notes;
  let isFirst = true;
  tab.notes.set = async (name, value) => {
    if (name.startsWith("draft/") && isFirst) {
      isFirst = false;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return set(name, value);
  };
  await Promise.all(["a", "ab"].map((typed) => tab.keepDraft(incident, { values: { typed } })));
  assert.deepEqual(await tab.readDraft(incident.id), { values: { typed: "ab" } });
});

test("an incident is forgotten a week after its last change, with its draft", async () => {
  const browser = makeBrowser();
  const tab = browser.openTab();
  await tab.changeHere(tick("one"));
  const incident = await tab.here();
  await tab.keepDraft(incident, { values: {} });
  browser.time += 7 * DAY - 1;
  assert.equal((await tab.list()).length, 1);
  browser.time += 1;
  assert.deepEqual(await tab.list(), []);
  assert.equal(await tab.readDraft(incident.id), null);
});

test("one that cannot wait, or is about the lead, stays until it is recorded or discarded", async () => {
  const browser = makeBrowser();
  const tab = browser.openTab();
  const facts = [{ rank: "now" }, { rank: "today" }, { rank: "today", path: { who: "lead" } }];
  for (const fact of facts) {
    tab.leave();
    await tab.changeHere((incident) => ({ ...incident, ...fact, code: "bcd12" }));
  }
  browser.time += 8 * DAY;
  assert.deepEqual((await tab.list()).map(({ path }) => path?.who).sort(), ["lead", undefined]);
  for (const { id } of await tab.list()) await tab.finish(id);
  browser.time += 8 * DAY;
  assert.deepEqual(await tab.list(), []);
});

test("what began on a shared computer is forgotten after an hour, and nothing else", async () => {
  const browser = makeBrowser();
  const tab = browser.openTab();
  await tab.changeHere(tick("one"));
  await tab.notebook.keep("shared", true);
  tab.leave();
  await tab.changeHere(tick("two"));
  browser.time += HOUR;
  assert.deepEqual(
    (await tab.list()).map(({ ticks }) => ticks),
    [["one"]],
  );
});

test("a draft without its incident is deleted", async () => {
  const tab = makeBrowser().openTab();
  await tab.notebook.keep("draft/none", {});
  await tab.list();
  assert.equal(await tab.readDraft(none.id), null);
});

test("where nothing is stored an incident lasts as long as the page, and says so", async () => {
  const tab = makeBrowser({ blocked: true }).openTab();
  assert.equal(await tab.changeHere(tick("one")), false);
  assert.equal(await tab.changeHere(tick("two")), false);
  assert.deepEqual((await tab.here()).ticks, ["one", "two"]);
  assert.equal((await tab.list()).length, 1);
  await tab.discard((await tab.here()).id);
  assert.deepEqual(await tab.list(), []);
});
