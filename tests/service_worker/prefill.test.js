/** The form is filled from its incident, and follows it where nobody has touched an answer. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  endCalls,
  endsInForm,
  fillFromIncident,
  withCalls,
} from "../../static/js/report/prefill.js";
import { localTime } from "../../static/js/report/reading.js";

const RULES = {
  maximum: {},
  prefill: { bullying: { types: ["bullying"] }, sexual: { types: ["sexual"] } },
  fromPath: { parties: [] },
};
const AT = "2026-11-25T09:00:00.000Z";
const bullying = { areas: ["bullying"], parties: "child_on_child" };
const sexual = { areas: ["sexual"], parties: "adult_on_child" };
const begin = (more) => ({ id: "one", started: AT, path: bullying, ticks: [], calls: [], ...more });
const call = (id, more) => ({ id, who: "lado", name: "", at: AT, result: "unanswered", ...more });

test("a new draft has the answers of its path", () => {
  const { values } = fillFromIncident(RULES, begin());
  assert.deepEqual(values, { types: ["bullying"], parties: ["child_on_child"] });
});

test("an answer that nobody touched follows the path; what somebody chose stays", () => {
  const first = fillFromIncident(RULES, begin());
  const values = { ...first.values, parties: ["child_on_child", "not_known"], ages: ["12"] };
  const next = fillFromIncident(RULES, { ...first, values, path: sexual });
  assert.deepEqual(next.values, {
    types: ["sexual"],
    parties: ["child_on_child", "not_known"],
    ages: ["12"],
  });
});

test("an answer that was unticked stays so when the draft is opened again", () => {
  const first = fillFromIncident(RULES, begin());
  const { types: _, ...values } = first.values;
  assert.equal(fillFromIncident(RULES, { ...first, values }).values.types, undefined);
});

test("a correction is not filled in", () => {
  assert.deepEqual(fillFromIncident(RULES, begin({ amends: "other" })).values, {});
});

test("each call has a row with its result, and nobody-yet no longer holds", () => {
  const { values } = withCalls(begin({ calls: [call("a")], values: { rung: ["nobody_yet"] } }));
  assert.deepEqual(values, {
    rung: [],
    "rung-0-who": ["lado"],
    "rung-0-at": [localTime(new Date(AT))],
    "rung-0-result": ["unanswered"],
  });
});

test("what is said of a call since goes into its row, unless the form says otherwise", () => {
  const before = withCalls(begin({ calls: [call("a", { result: "spoke" })] }));
  const taken = { ...before, calls: [call("a", { result: "no_answer" })] };
  const endOf = (draft) => withCalls(draft).values["rung-0-result"];
  assert.deepEqual(endOf(taken), ["no_answer"]);
  const values = { ...before.values, "rung-0-result": ["left_message"] };
  assert.deepEqual(endOf({ ...taken, values }), ["left_message"]);
});

test("what the form says of a call is how it ended", () => {
  const draft = withCalls(begin({ calls: [call("a", { result: "spoke" })] }));
  const values = { ...draft.values, "rung-0-result": ["no_answer"] };
  assert.deepEqual(endsInForm({ ...draft, values }), { a: "no_answer" });
});

test("what the form says never stands over what was said of a call meanwhile", () => {
  const ends = { a: "no_answer", b: "no_answer" };
  const calls = [call("a", { result: "spoke" }), call("b", { result: "left_message" })];
  const results = endCalls(calls, ends, { a: "spoke", b: "spoke" }).map(({ result }) => result);
  assert.deepEqual(results, ["no_answer", "left_message"]);
});

test("a call that was not made has no row", () => {
  assert.deepEqual(withCalls(begin({ calls: [call("a", { result: "did_not_ring" })] })).values, {});
});

test("a call that was not made after all loses its row, unless somebody wrote in it", () => {
  const first = withCalls(begin({ calls: [call("a")] }));
  const calls = [call("a", { result: "did_not_ring" })];
  const none = withCalls({ ...first, calls });
  assert.deepEqual(Object.values(none.values).flat(), []);
  for (const written of [{ "rung-0-reference": ["R7"] }, { "rung-0-result": ["spoke"] }]) {
    const values = { ...first.values, ...written };
    assert.deepEqual(withCalls({ ...first, calls, values }).values, values);
  }
});

test("what is said of a call later is written into its row, which keeps what was typed", () => {
  const first = withCalls(begin({ calls: [call("a")] }));
  const values = { ...first.values, "rung-0-reference": ["REF 7"] };
  const spoke = withCalls({ ...first, values, calls: [call("a", { result: "spoke" })] });
  assert.equal(spoke.values["rung-0-result"][0], "spoke");
  assert.equal(spoke.values["rung-0-reference"][0], "REF 7");
});

test("a result that was chosen in the form is not undone by a press", () => {
  const first = withCalls(begin({ calls: [call("a")] }));
  const values = { ...first.values, "rung-0-result": ["spoke"] };
  assert.equal(withCalls({ ...first, values }).values["rung-0-result"][0], "spoke");
});

test("a row that was removed does not come back, and the next call takes a free row", () => {
  const first = withCalls(begin({ calls: [call("a")] }));
  const values = { "rung-0-name": ["Jo"] };
  const next = withCalls({ ...first, values, calls: [call("a"), call("b", { who: "unit" })] });
  assert.deepEqual([next.values["rung-0-who"], next.values["rung-1-who"]], [undefined, ["unit"]]);
});

test("what somebody has corrected in the form stays, whatever the log says", () => {
  const first = withCalls(begin({ calls: [call("a", { result: "spoke" })] }));
  const values = { ...first.values, "rung-0-result": ["no_answer"] };
  const next = withCalls({ ...first, values });
  assert.deepEqual(next.values["rung-0-result"], ["no_answer"]);
});

test("two calls to one person in the same minute have a row each", () => {
  const calls = [call("a", { result: "spoke" }), call("b", { result: "no_answer" })];
  const { values } = withCalls(begin({ calls }));
  assert.deepEqual([values["rung-0-result"], values["rung-1-result"]], [["spoke"], ["no_answer"]]);
});
