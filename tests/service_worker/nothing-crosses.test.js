/** Random acts in two tabs: whatever is done about one incident never turns up in another. */

import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { makeCall, withCall, withResult } from "../../static/js/incident/calls.js";
import { makeBrowser } from "./support/tabs.js";

const WHO = ["my-lead", "police-101", "social-care"];

/**
 * `must` has the facts of each incident by its id; `killed` the incident that each fact was meant
 * for whose tab was closed in the middle: it may have been stored, or not. `on` is the incident that
 * each tab is on, as the worker knows it.
 */
function makeWorld() {
  const browser = makeBrowser();
  const tabs = [browser.openTab(), browser.openTab()];
  const facts = { must: new Map(), killed: new Map(), dying: [], count: 0 };
  return { browser, tabs, on: [null, null], ...facts };
}

/** Facts are numbered, so that each is made once and can be recognised wherever it turns up. */
const edits = {
  answer: (fact) => (noted) => ({ ...noted, said: { ...noted.said, [fact]: "yes" } }),
  tick: (fact) => (noted) => ({ ...noted, ticks: [...noted.ticks, fact] }),
  press: (fact, who) => (noted) => {
    const answered = noted.calls.map((call) => ({ ...call, result: "no_answer" }));
    return { ...noted, calls: withCall(answered, { ...makeCall({ who }), name: fact }) };
  },
};

const newFact = (world) => `fact-${(world.count += 1)}`;

async function change(world, { tab: number, kind, who }) {
  const tab = world.tabs[number];
  const fact = newFact(world);
  await tab.changeHere(edits[kind](fact, who));
  const { id } = await tab.here();
  if (world.on[number]) assert.equal(id, world.on[number]);
  else assert.ok(!world.must.has(id));
  world.on[number] = id;
  world.must.set(id, (world.must.get(id) ?? new Set()).add(fact));
}

/** The tab is closed in the middle of an act, and another opened. */
async function kill(world, { tab: number, kind, who }) {
  const tab = world.tabs[number];
  const fact = newFact(world);
  world.killed.set(fact, (await tab.here())?.id);
  world.dying.push(tab.changeHere(edits[kind](fact, who)));
  world.tabs[number] = world.browser.openTab();
  world.on[number] = null;
}

async function type(world, { tab: number }) {
  const tab = world.tabs[number];
  const incident = await tab.here();
  if (!incident) return;
  const draft = (await tab.readDraft(incident.id)) ?? { values: {} };
  const fact = newFact(world);
  const isStored = await tab.keepDraft(incident, {
    values: { ...draft.values, [fact]: ["typed"] },
  });
  assert.equal(isStored, incident.state === "open");
  if (isStored) world.must.set(incident.id, (world.must.get(incident.id) ?? new Set()).add(fact));
}

/** Every call that was pressed is answered, by whichever tab is asked. */
async function answerCalls(world, { tab: number }) {
  const tab = world.tabs[number];
  for (const { id, calls } of await tab.list()) {
    for (const call of calls) {
      await tab.change(id, (noted) => ({
        ...noted,
        calls: withResult(noted.calls, call.id, "spoke"),
      }));
    }
  }
}

const acts = {
  change,
  type,
  answerCalls,
  leave: async (world, { tab }) => {
    world.tabs[tab].leave();
    world.on[tab] = null;
  },
  goOn: async (world, { tab, pick }) => {
    const all = await world.tabs[tab].list();
    if (!all.length) return;
    world.on[tab] = all[pick % all.length].id;
    world.tabs[tab].enter(world.on[tab]);
  },
  kill,
  discard: async (world, { tab, pick }) => end(world, { tab, pick, how: "discard" }),
  save: async (world, { tab, pick }) => end(world, { tab, pick, how: "finish" }),
};

async function end(world, { tab, pick, how }) {
  const all = (await world.tabs[tab].list()).filter(({ state }) => state === "open");
  if (!all.length) return;
  const { id } = all[pick % all.length];
  await world.tabs[tab][how](id);
  if (how === "finish") return world.must.set(id, new Set());
  world.must.delete(id);
  world.on = world.on.map((on) => (on === id ? null : on));
}

const number = fc.nat({ max: 1 });
const act = fc.record({
  act: fc.constantFrom(...Object.keys(acts), "change", "change", "change", "type"),
  tab: number,
  pick: fc.nat({ max: 9 }),
  kind: fc.constantFrom(...Object.keys(edits)),
  who: fc.constantFrom(...WHO),
});

async function factsOf(tab, { id, said, ticks, calls }) {
  const { values = {} } = (await tab.readDraft(id)) ?? {};
  const answered = Object.keys(said).filter((name) => name.startsWith("fact-"));
  return [...answered, ...ticks, ...calls.map(({ name }) => name), ...Object.keys(values)];
}

async function findFacts(world) {
  await Promise.all(world.dying);
  const [tab] = world.tabs;
  const all = await tab.list();
  return Promise.all(all.map(async (one) => [one.id, await factsOf(tab, one)]));
}

test("nothing crosses from one incident into another, and nothing is lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (script) => {
      const world = makeWorld();
      for (const step of script) await acts[step.act](world, step);
      const { must, killed } = world;
      const found = new Map(await findFacts(world));
      for (const [id, facts] of found) {
        const whole = facts.filter((fact) => !killed.has(fact));
        assert.deepEqual(new Set(whole), must.get(id) ?? new Set());
        const late = facts.filter((fact) => killed.has(fact)).map((fact) => killed.get(fact));
        // A late fact is where it was meant to be, or began an incident of its own.
        assert.ok(late.every((meant) => meant === id || meant === undefined || !found.has(meant)));
      }
      for (const [id, facts] of must) assert.ok(found.has(id) || !facts.size);
      assert.equal(new Set([...found.values()].flat()).size, [...found.values()].flat().length);
    }),
    { numRuns: 100 },
  );
});
