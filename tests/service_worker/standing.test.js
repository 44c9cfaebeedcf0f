/** What a report comes to once it is saved, together with the report it amends. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { mustRing } from "../../static/js/phone/untold.js";
import { standingOf } from "../../static/js/report/standing.js";

const RULES = {
  prefill: {},
  reached: ["my-lead", "police-101"],
  ranks: {
    areas: {},
    gates: {},
    who: [],
    adults: [],
    parties: {},
    types: { bullying: ["today", "today"], self_harm: ["now", "now"] },
  },
};
const SPOKEN = { rung: [{ who: "my-lead", result: "spoke" }] };
const about = (answers, before) => standingOf(RULES, { path: null, answers }, before);

test("somebody who was told stays told where an amendment says nothing of danger", () => {
  const before = about({ danger: "yes", ...SPOKEN });
  assert.equal(mustRing(about({ ages: [12] }, before)), false);
});

test("whoever was told before a danger was known has not been told of it", () => {
  const before = about({ danger: "no", ...SPOKEN });
  assert.equal(before.told.who, "my-lead");
  assert.equal(mustRing(about({ danger: "yes" }, before)), true);
  assert.equal(mustRing(about({ danger: "yes", ...SPOKEN }, before)), false);
});

test("whoever was told before it could not wait has not been told of that", () => {
  const before = about({ types: ["bullying"], ...SPOKEN });
  assert.equal(before.told.who, "my-lead");
  assert.equal(mustRing(about({ types: ["self_harm"] }, before)), true);
  assert.equal(mustRing(about({ types: ["self_harm"], ...SPOKEN }, before)), false);
});

test("whoever was told before it was about the lead may have been the lead", () => {
  const before = about({ danger: "yes", ...SPOKEN });
  const aboutLead = (answers) =>
    standingOf(RULES, { path: { about_lead: "yes" }, answers }, before);
  assert.equal(mustRing(aboutLead({})), true);
  assert.equal(mustRing(aboutLead({ rung: [{ who: "police-101", result: "spoke" }] })), false);
});

test("a deputy who is not close to the lead knows of it, and is believed", () => {
  const before = about({ danger: "yes" });
  const path = { about_lead: "yes", deputy: "yes" };
  const rung = [{ who: "my-deputy", result: "spoke" }, SAID];
  const rules = { ...RULES, reached: [...RULES.reached, "my-deputy"] };
  const standing = (path) => standingOf(rules, { path, answers: { rung } }, before);
  assert.equal(standing(path).told.who, "my-deputy");
  assert.deepEqual(standing(path).open, [{ ...PROMISED[0], by: "my-deputy" }]);
  assert.equal(standing({ about_lead: "yes" }).told, null);
  assert.deepEqual(standing({ about_lead: "yes" }).open, []);
});

const SAID = { who: "police-101", result: "lead_rings" };
const PROMISED = [{ who: "police-101", when: undefined, by: "my-lead" }];

test("what the lead said they do stays open with the report until somebody has rung", () => {
  const before = about({ rung: [...SPOKEN.rung, SAID] });
  assert.deepEqual(before.open, PROMISED);
  assert.deepEqual(about({ ages: [12] }, before).open, PROMISED);
  assert.deepEqual(about({ rung: [{ who: "police-101", result: "spoke" }] }, before).open, []);
});

test("a lead it is about is believed in nothing", () => {
  const path = { about_lead: "yes" };
  assert.deepEqual(standingOf(RULES, { path, answers: { rung: [SAID] } }).open, []);
});

test("it says by which call somebody was told, and whether anybody was rung at all", () => {
  const missed = { who: "my-lead", at: "2026-12-01T13:00", result: "no_answer" };
  const spoke = { who: "police-101", at: "2026-12-01T13:13", result: "spoke" };
  assert.deepEqual(about({ rung: [spoke, missed] }).told, {
    who: spoke.who,
    at: spoke.at,
    name: undefined,
  });
  assert.deepEqual([about({ rung: [missed] }).told, about({ rung: [missed] }).tried], [null, true]);
  assert.equal(about({ rung: "nobody_yet" }).tried, false);
});

test("whom the unit spoke with knows what was added, until there is danger", () => {
  const before = { ...about({ danger: "no" }), now: true, spokenAt: "2026-12-01T14:02:00.000Z" };
  assert.equal(mustRing(about({ ages: [12] }, before)), false);
  assert.equal(mustRing(about({ danger: "yes" }, before)), true);
});
