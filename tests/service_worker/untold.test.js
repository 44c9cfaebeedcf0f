/** Who knows of a report, as far as the phone has heard, and whom it still asks to ring. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { findUntold, mustRing, togetherWithAdded } from "../../static/js/phone/untold.js";

const TOLD = { who: "police-101", at: "2026-12-01T13:13:00.000Z" };
const LATER = "2026-12-01T14:02:00.000Z";
const now = { now: true, told: null, aboutLead: false, danger: false };
const line = (id, more) => ({ id, state: "delivered", ...more });

test("a report for now about which nobody was told is found, and what it adds counts", () => {
  const reports = [line("a")];
  assert.equal(findUntold(reports, { a: now }).length, 1);
  assert.equal(findUntold(reports, { a: now, b: { amends: "a", danger: true } })[0].danger, true);
  assert.deepEqual(findUntold(reports, { a: { ...now, told: TOLD } }), []);
  assert.deepEqual(findUntold(reports, { a: now, b: { ...now, amends: "a", told: TOLD } }), []);
  assert.equal(findUntold(reports, { a: {}, b: { amends: "a", now: true } }).length, 1);
  const toldOfDanger = { b: { amends: "a", danger: true }, a: { ...now, told: TOLD } };
  assert.equal(findUntold(reports, toldOfDanger).length, 1);
  assert.deepEqual(findUntold(reports, {}), []);
});

test("that a person has received it is no call", () => {
  const [{ state }] = findUntold([line("a", { state: "received" })], { a: now });
  assert.equal(state, "received");
});

test("that the unit spoke with whoever sent it is one", () => {
  assert.deepEqual(findUntold([line("a", { spokenAt: LATER })], { a: now }), []);
  assert.deepEqual(
    findUntold([line("a"), line("b", { spokenAt: LATER })], { a: now, b: { ...now, amends: "a" } }),
    [],
  );
  assert.equal(
    findUntold([line("a"), line("b", { spokenAt: LATER })], { a: now, b: now }).length,
    1,
  );
});

test("the unit does not know of a danger that was added since", () => {
  const danger = { ...now, amends: "a", danger: true };
  const spoken = line("a", { spokenAt: LATER });
  assert.equal(findUntold([spoken, line("b")], { a: now, b: danger }).length, 1);
  assert.deepEqual(findUntold([spoken, line("b", { spokenAt: LATER })], { a: now, b: danger }), []);
});

test("who was told before it could not wait has not been told of that", () => {
  const added = { ...now, amends: "a" };
  const [first, second] = [line("a", { spokenAt: LATER }), line("b")];
  assert.equal(findUntold([first, second], { a: { told: TOLD }, b: added }).length, 1);
  const toldSince = { a: {}, b: { ...added, told: TOLD } };
  assert.deepEqual(findUntold([first, second], toldSince), []);
});

test("somebody who was told of less was told before, unless that may have been the lead", () => {
  const told = { ...now, told: TOLD };
  const toldBefore = (added) =>
    togetherWithAdded("a", { a: told, b: { ...now, amends: "a", ...added } }).toldBefore;
  assert.equal(toldBefore({ danger: true }), true);
  assert.equal(toldBefore({ danger: true, aboutLead: true }), false);
  assert.equal(togetherWithAdded("a", { a: now }).toldBefore, false);
});

test("what the unit has erased is not worked on any more", () => {
  assert.deepEqual(findUntold([line("a", { erased: true })], { a: now }), []);
});

test("where one of them is about the lead, that is known", () => {
  const facts = { a: { ...now, aboutLead: true } };
  const [{ aboutLead, danger }] = findUntold([line("a")], facts);
  assert.deepEqual({ aboutLead, danger }, { aboutLead: true, danger: false });
});

test("the unit does not know that it is about the lead until something says so", () => {
  const said = { ...now, aboutLead: true };
  const saidSince = { ...said, unsaid: true };
  const unsaid = (facts, reports) => togetherWithAdded("a", facts, reports).unsaid;
  assert.equal(unsaid({ a: now }), false);
  assert.equal(unsaid({ a: said }), false);
  assert.equal(unsaid({ a: saidSince }), true);
  assert.equal(unsaid({ a: saidSince }, [line("a", { erased: true })]), false);
  assert.equal(unsaid({ a: now, b: { ...saidSince, amends: "a" } }), true);
  assert.equal(unsaid({ a: saidSince, b: { ...said, amends: "a" } }), false);
});

test("what was added last says what is still open", () => {
  const open = [{ who: "police-101", when: undefined, by: "my-lead" }];
  assert.deepEqual(togetherWithAdded("a", { a: { open } }).open, open);
  const added = { a: { open }, b: { amends: "a", open: [] } };
  assert.deepEqual(togetherWithAdded("a", added).open, []);
});

test("what was promised before it was known to be about the lead is not believed", () => {
  const open = [{ who: "police-101", when: "now", by: "my-lead" }];
  const added = { a: { open, aboutLead: true }, b: { amends: "a", open } };
  assert.deepEqual(togetherWithAdded("a", added).open, [{ who: "police-101", when: "now" }]);
  const since = [{ ...open[0], by: "my-deputy" }];
  const known = { a: { open, aboutLead: true }, b: { amends: "a", open: since, aboutLead: true } };
  assert.deepEqual(togetherWithAdded("a", known).open, since);
});

test("a report and what was added to it have one truth", () => {
  const facts = { a: { ...now, tried: true }, b: { ...now, amends: "a", told: TOLD } };
  const standing = togetherWithAdded("a", facts, [line("a"), line("b", { spokenAt: LATER })]);
  assert.deepEqual(
    [standing.told, standing.tried, standing.spokenAt, mustRing(standing)],
    [TOLD, true, LATER, false],
  );
});
