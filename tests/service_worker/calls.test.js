/** What a call is, whom it reached, and which incidents are unfinished. */

import assert from "node:assert/strict";
import { test } from "node:test";

import * as calls from "../../static/js/incident/calls.js";
import {
  callsToShow,
  closeToMatter,
  mayBeInDanger,
  pathOf,
  withAnswers,
} from "../../static/js/incident/path.js";
import { cannotWait, isUnfinished, reminderDue } from "../../static/js/incident/unfinished.js";
import { MORNING } from "./support/tabs.js";
import { DAY } from "./support/phone.js";

const call = (who, result) => ({ ...calls.makeCall({ who, result }), name: `${who} ${result}` });
const incident = (more) => ({ state: "open", ticks: [], calls: [], said: {}, ...more });

test("a press counts as no answer to anything until somebody says how it ended", () => {
  assert.equal(calls.makeCall({ who: "lado" }).result, "unanswered");
  const pressed = incident({ calls: [call("lado")] });
  assert.equal(calls.hasSpokenTo(pressed, "lado"), false);
});

test("a second press on a number replaces the first, of which nothing was said", () => {
  const [one, two] = [call("lado"), call("lado")];
  assert.deepEqual(calls.withCall([one], two), [two]);
});

test("a call of which something was said stays, and so does one to somebody else", () => {
  const before = [call("lado", "no_answer"), call("police-101")];
  assert.equal(calls.withCall(before, call("lado")).length, 3);
});

test("a call that was told of does not replace one that was pressed", () => {
  assert.equal(calls.withCall([call("lado")], call("lado", "spoke")).length, 2);
});

test("saying how a call ended changes that call only", () => {
  const before = [call("lado"), call("police-101")];
  const after = calls.withResult(before, before[0].id, "spoke");
  assert.deepEqual(
    after.map(({ result }) => result),
    ["spoke", "unanswered"],
  );
});

test("of several calls the one that was spoken in is told of, else the last", () => {
  const all = [call("lado", "spoke"), call("lado", "no_answer"), call("lado", "did_not_ring")];
  assert.equal(calls.lastCallTo(all, ["lado"]).result, "spoke");
  assert.equal(calls.lastCallTo(all.slice(1), ["lado"]).result, "no_answer");
  assert.equal(calls.lastCallTo(all.slice(2), ["lado"]), undefined);
  assert.equal(calls.lastCallTo(all, ["unit", "police-101"]), undefined);
});

test("a path holds what the address carries and what no address does", () => {
  const path = { areas: ["nude"], about_lead: undefined };
  const said = { danger: "no", deputy: "yes" };
  assert.deepEqual(pathOf(incident({ path, said, code: "bcd12" })), {
    areas: ["nude"],
    danger: "no",
    deputy: "yes",
    code: "bcd12",
  });
  assert.equal(pathOf(incident()), null);
  assert.equal(pathOf(null), null);
});

const BOTH = ["my-lead", "my-deputy"];
const closeness = [
  ["nothing was said", {}, []],
  ["the lead did it", { path: { who: "lead" } }, BOTH],
  ["somebody said so on the way", { said: { about_lead: "yes" } }, BOTH],
  ["the outcome says so", { path: { about_lead: "yes" } }, BOTH],
  ["it was taken back", { path: { who: "child" }, said: { about_lead: undefined } }, []],
  ["the deputy is not close", { said: { about_lead: "yes", deputy: "yes" } }, ["my-lead"]],
];
for (const [words, facts, close] of closeness) {
  test(`who is not offered: ${words}`, () =>
    assert.deepEqual(closeToMatter(incident(facts)), close));
}

test("whoever it is about is not named with their call", () => {
  const calls = ["my-lead", "my-deputy", "lado"].map((who) => ({ who, name: "Priya" }));
  const said = { about_lead: "yes", deputy: "yes" };
  const names = (facts) => callsToShow(incident({ calls, ...facts })).map(({ name }) => name);
  assert.deepEqual(names({ said }), ["", "Priya", "Priya"]);
  assert.deepEqual(names({}), ["Priya", "Priya", "Priya"]);
});

test("danger is yes or not sure", () => {
  const answers = ["yes", "not_sure", "no", undefined].map((danger) =>
    mayBeInDanger(incident({ said: { danger } })),
  );
  assert.deepEqual(answers, [true, true, false, false]);
});

const unfinished = [
  ["looked at the first question", {}, false],
  ["answered that nobody is in danger", { said: { danger: "no" } }, false],
  ["answered that somebody is", { said: { danger: "yes" } }, true],
  ["reached the steps", { code: "bcd12" }, true],
  ["ticked a step", { ticks: ["t1"] }, true],
  ["rang", { calls: [call("lado")] }, true],
  ["did not ring after all", { calls: [call("lado", "did_not_ring")] }, false],
  ["typed", { typed: true }, true],
  ["saved a report", { code: "bcd12", state: "reported" }, false],
];
for (const [words, facts, is] of unfinished) {
  test(`unfinished, for who ${words}: ${is}`, () =>
    assert.equal(isUnfinished(incident(facts)), is));
}

test("what cannot wait is so by its outcome or by the danger", () => {
  assert.equal(cannotWait(incident({ rank: "now" })), true);
  assert.equal(cannotWait(incident({ rank: "today", said: { danger: "not_sure" } })), true);
  assert.equal(cannotWait(incident({ rank: "today" })), false);
});

test("a reminder is due once after a day and once after three", () => {
  const started = new Date(MORNING).toISOString();
  const due = (days, reminded) =>
    reminderDue(incident({ started, reminded }), MORNING + days * DAY);
  assert.deepEqual([due(0.9), due(1), due(1, 1), due(2.9, 1)], [0, 1, 0, 0]);
  assert.deepEqual([due(3, 1), due(4), due(5, 2)], [2, 2, 0]);
});

test("a yes that becomes no is told with both times, and the first answer alone is not", () => {
  const asked = (answer, at, before = incident()) =>
    withAnswers(before, { areas: ["personal_information"], secret_address: answer }, at);
  const first = asked("yes", "2026-12-01T13:05:00.000Z");
  assert.equal(pathOf(first).corrected, undefined);
  const changed = asked("no", "2026-12-01T13:06:00.000Z", first);
  assert.deepEqual(pathOf(changed).corrected, [
    {
      question: "secret_address",
      was: "yes",
      said_at: "2026-12-01T13:05:00.000Z",
      changed_at: "2026-12-01T13:06:00.000Z",
    },
  ]);
  assert.deepEqual(asked("no", "2026-12-01T13:07:00.000Z", changed).corrected, changed.corrected);
});

test("a no that becomes yes is no correction, and stays none where the area goes", () => {
  const no = withAnswers(incident(), { made_to: "no" }, "2026-12-01T13:05:00.000Z");
  const yes = withAnswers(no, { made_to: "yes" }, "2026-12-01T13:06:00.000Z");
  const gone = withAnswers(yes, { areas: ["bullying"] }, "2026-12-01T13:07:00.000Z");
  assert.equal(pathOf(gone).corrected, undefined);
});
