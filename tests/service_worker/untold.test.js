/** Which reports for now nobody has been told of, as far as the phone knows. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { findUntold, togetherWithAdded } from "../../static/js/phone/untold.js";

const waiting = (id, state = "delivered") => ({ id, state });

test("a report for now about which nobody was told is found, and what it adds counts", () => {
  const untold = { now: true, told: false, aboutLead: false };
  const reports = [waiting("a")];
  assert.equal(findUntold(reports, { a: untold }).length, 1);
  assert.equal(
    findUntold(reports, { a: untold, b: { amends: "a", danger: true } })[0].danger,
    true,
  );
  assert.deepEqual(findUntold(reports, { a: { ...untold, told: true } }), []);
  assert.deepEqual(findUntold(reports, { a: untold, b: { amends: "a", told: true } }), []);
  assert.equal(findUntold(reports, { a: {}, b: { amends: "a", now: true } }).length, 1);
  const toldOfDanger = { b: { amends: "a", danger: true }, a: { ...untold, told: true } };
  assert.equal(findUntold(reports, toldOfDanger).length, 1);
  assert.deepEqual(findUntold([waiting("a", "opened")], { a: untold }), []);
  assert.deepEqual(findUntold(reports, {}), []);
});

test("where one of them is about the lead, that is known", () => {
  const facts = { a: { now: true, told: false, aboutLead: true } };
  const [{ aboutLead, danger }] = findUntold([waiting("a")], facts);
  assert.deepEqual({ aboutLead, danger }, { aboutLead: true, danger: false });
});

test("what was added last says what is still promised", () => {
  const promised = [{ who: "police-101", by: "my-lead" }];
  assert.deepEqual(togetherWithAdded("a", { a: { promised } }).promised, promised);
  const added = { a: { promised }, b: { amends: "a", promised: [] } };
  assert.deepEqual(togetherWithAdded("a", added).promised, []);
  const aboutLead = { a: { promised }, b: { amends: "a", promised, aboutLead: true } };
  assert.deepEqual(togetherWithAdded("a", aboutLead).promised, []);
});
