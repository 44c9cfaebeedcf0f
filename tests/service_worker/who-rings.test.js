/** After each call: who knows, who is still to hear, and who rings whom next. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { makeCall } from "../../static/js/incident/calls.js";
import { knowsMore } from "../../static/js/incident/path.js";
import { beforeMore, decideNext, findOpen } from "../../static/js/incident/who-rings.js";

const REACHED = [
  "my-lead",
  "my-deputy",
  "police-101",
  "emergency-999",
  "social-care",
  "social-care-night",
  "lado",
  "adult-social-care",
];
const POLICE = { who: "police-101", when: "now" };
const CARE = { who: "social-care", when: "now" };
const LADO = { who: "lado", when: "day" };
const ADVICE = ["nhs-111", "childline", "nspcc", "bank", "act-early", "revenge-porn-helpline"];

const call = (who, result) => makeCall({ who, result });
const next = (calls, more = {}) =>
  decideNext({
    calls: calls.map(([who, result]) => call(who, result)),
    due: [],
    reached: REACHED,
    close: [],
    kept: ["my-lead", "my-deputy"],
    services: ["social-care", "police-101"],
    ...more,
  });
const named = (list) => list.map(({ who }) => who);

for (const unheard of ["no_answer", "left_message"]) {
  const missed = (who) => [who, unheard];

  test(`${unheard}: the agency that must hear now is rung, the deputy beneath`, () => {
    const { rings, missed: unreached } = next([missed("my-lead")], { due: [POLICE, LADO] });
    assert.deepEqual(rings, ["police-101", "my-deputy"]);
    assert.deepEqual(named(unreached), ["my-lead"]);
  });

  test(`${unheard}: where no agency must hear now the deputy is rung`, () => {
    assert.deepEqual(next([missed("my-lead")], { due: [LADO] }).rings, ["my-deputy"]);
  });

  test(`${unheard}, and no deputy: social care or 101`, () => {
    const { rings } = next([missed("my-lead")], { kept: ["my-lead"] });
    assert.deepEqual(rings, ["social-care", "police-101"]);
    const none = next([missed("my-lead")], { kept: ["my-lead"], services: ["police-101"] });
    assert.deepEqual(none.rings, ["police-101"]);
  });

  test(`${unheard} twice, whoever: social care or 101`, () => {
    const both = [missed("my-lead"), missed("my-deputy")];
    assert.equal(next(both).rings[0], "social-care");
    assert.equal(next([missed("my-lead"), missed("my-lead")]).rings[0], "social-care");
    assert.equal(next([missed("my-lead"), missed("police-101")]).rings[0], "social-care");
    assert.equal(next(both, { services: ["police-101"] }).rings[0], "police-101");
  });

  test(`${unheard} by everybody: 101, which always answers`, () => {
    const all = ["my-lead", "my-deputy", "social-care", "police-101"].map(missed);
    assert.deepEqual(next(all).rings, ["police-101"]);
  });
}

test("nothing has come of a call that was not made, or of which nothing was said", () => {
  assert.equal(next([]), null);
  assert.equal(next([["my-lead", "unanswered"]]), null);
  assert.equal(next([["my-lead", "did_not_ring"]]), null);
});

test("spoken to the lead, nobody else due: they know, and it may be recorded", () => {
  const { knows, rings, records } = next([["my-lead", "spoke"]]);
  assert.equal(knows.who, "my-lead");
  assert.deepEqual(rings, []);
  assert.ok(records);
});

for (const due of [POLICE, CARE, LADO]) {
  test(`spoken to the lead, ${due.who} due: recording waits until it is said who rings`, () => {
    const spoke = [["my-lead", "spoke"]];
    const asked = next(spoke, { due: [due] });
    assert.deepEqual(named(asked.ask), [due.who]);
    assert.equal(asked.records, false);

    const promised = next([...spoke, [due.who, "lead_rings"]], { due: [due] });
    assert.ok(promised.records);
    assert.deepEqual(named(promised.open), [due.who]);

    assert.deepEqual(next([...spoke, [due.who, "spoke"]], { due: [due] }).open, []);
    assert.deepEqual(next([...spoke, [due.who, "lead_rang"]], { due: [due] }).open, []);
  });
}

test("what the lead said they do stays open until somebody has rung", () => {
  const said = [call("my-lead", "spoke"), call("police-101", "lead_rings")];
  const open = [{ ...POLICE, by: "my-lead" }];
  assert.deepEqual(findOpen(said, [POLICE]), open);
  assert.deepEqual(findOpen([...said, call("police-101", "no_answer")], [POLICE]), open);
  assert.deepEqual(findOpen([...said, call("police-101", "spoke")], [POLICE]), []);
});

test("a promise is the deputy's where they were the last one spoken to", () => {
  const calls = [call("my-lead", "no_answer"), call("my-deputy", "spoke")];
  const promised = findOpen([...calls, call("lado", "lead_rings")]);
  assert.deepEqual(promised, [{ who: "lado", when: undefined, by: "my-deputy" }]);
});

test("what was promised before a report was saved is kept until one of them has rung", () => {
  const before = [{ who: "police-101", when: undefined, by: "my-lead" }];
  assert.deepEqual(findOpen([call("lado", "spoke")], before), before);
  assert.deepEqual(findOpen([call("police-101", "spoke")], before), []);
  assert.deepEqual(findOpen([call("police-101", "lead_rang")], before), []);
});

test("a lead who rings themselves is no promise", () => {
  assert.deepEqual(findOpen([call("my-lead", "spoke"), call("my-lead", "lead_rings")]), []);
});

test("who must hear now is asked about before who has a day", () => {
  assert.deepEqual(named(findOpen([], [LADO, CARE, POLICE])), [
    "social-care",
    "police-101",
    "lado",
  ]);
});

test("the night's number is the same social care, and 999 is the police", () => {
  assert.deepEqual(findOpen([call("social-care-night", "spoke")], [CARE]), []);
  assert.deepEqual(findOpen([call("emergency-999", "spoke")], [POLICE]), []);
});

for (const who of ["emergency-999", "police-101"]) {
  test(`spoken to ${who}: the lead's call stays, and the LADO's line`, () => {
    const { rings, open, records } = next([[who, "spoke"]], { due: [POLICE, LADO] });
    assert.deepEqual(rings, ["my-lead", "my-deputy"]);
    assert.deepEqual(named(open), ["lado"]);
    assert.equal(records, false);
  });

  test(`spoken to ${who}, about the lead: neither is rung, and it may be recorded`, () => {
    const close = ["my-lead", "my-deputy"];
    const { rings, records } = next([[who, "spoke"]], { due: [POLICE], close, kept: [] });
    assert.deepEqual(rings, []);
    assert.ok(records);
  });
}

test("about the lead: who must hear now is rung after social care was", () => {
  const about = { due: [CARE, POLICE], close: ["my-lead", "my-deputy"], kept: [] };
  assert.deepEqual(next([["social-care", "spoke"]], about).rings, ["police-101"]);
});

test("about the lead, and social care's number is not known: 101 stands for it", () => {
  const about = {
    due: [CARE],
    close: ["my-lead", "my-deputy"],
    kept: [],
    services: ["police-101"],
  };
  assert.deepEqual(next([["lado", "spoke"]], about).rings, ["police-101"]);
  assert.ok(next([["police-101", "spoke"]], about).records);
});

test("spoken to 101, no answer from the lead: the deputy, and then it may be recorded", () => {
  const calls = [
    ["police-101", "spoke"],
    ["my-lead", "no_answer"],
  ];
  assert.deepEqual(next(calls, { due: [POLICE] }).rings, ["my-deputy"]);
  assert.ok(next([...calls, ["my-deputy", "no_answer"]], { due: [POLICE] }).records);
});

test("they rang back: who was missed is missed no more", () => {
  const { missed, knows } = next([
    ["my-lead", "no_answer"],
    ["my-lead", "spoke"],
  ]);
  assert.deepEqual(missed, []);
  assert.equal(knows.who, "my-lead");
});

for (const who of ADVICE) {
  test(`spoken to ${who}: nobody knows who can act`, () => {
    assert.equal(next([[who, "spoke"]], { due: [POLICE] }), null);
    const { rings } = next([
      ["my-lead", "no_answer"],
      [who, "no_answer"],
    ]);
    assert.deepEqual(rings, ["my-deputy"]);
  });
}

test("about the lead: no call to them or to their deputy counts or is named", () => {
  const close = ["my-lead", "my-deputy"];
  const calls = [
    ["my-lead", "spoke"],
    ["my-deputy", "no_answer"],
  ];
  assert.equal(next(calls, { close, kept: [] }), null);
  const { missed, rings } = next([...calls, ["lado", "no_answer"]], { close, kept: [] });
  assert.deepEqual(named(missed), ["lado"]);
  assert.deepEqual(rings, ["social-care", "police-101"]);
});

test("about the lead: a deputy who is not close is rung like any other", () => {
  const about = { close: ["my-lead"], kept: ["my-deputy"] };
  assert.equal(next([["my-deputy", "spoke"]], about).knows.who, "my-deputy");
});

test("about the lead: what they promised is not believed, what their deputy did is", () => {
  const [lead, deputy] = ["my-lead", "my-deputy"].map((who) => call(who, "spoke"));
  const rings = call("police-101", "lead_rings");
  const by = (...calls) => findOpen(calls, [POLICE], ["my-lead"])[0].by;
  assert.equal(by(lead, rings), undefined);
  assert.equal(by(lead, deputy, rings), "my-deputy");
  assert.equal(by(deputy, lead, rings), undefined);
  assert.equal(by(deputy, lead, { ...rings, by: "my-deputy" }), "my-deputy");
  assert.equal(by(lead, deputy, { ...rings, by: "my-lead" }), undefined);
});

const told = (...calls) => beforeMore(calls.map(([who, result]) => call(who, result)));
const asPairs = (calls) => calls.map(({ who, result }) => [who, result]);

test("whoever was told of less is rung again, and nobody knows", () => {
  const calls = told(["my-lead", "spoke"]);
  const { knows, missed, rings, records } = next(asPairs(calls), { due: [CARE] });
  assert.equal(knows, undefined);
  assert.deepEqual(named(missed), ["my-lead"]);
  assert.equal(rings[0], "my-lead");
  assert.equal(records, false);
});

test("once they are told of all, they know", () => {
  const calls = told(["my-lead", "spoke"]);
  const { knows, missed } = next([...asPairs(calls), ["my-lead", "spoke"]]);
  assert.equal(knows.who, "my-lead");
  assert.deepEqual(missed, []);
});

test("what a lead promised was of less: who rings is asked again", () => {
  const calls = told(["my-lead", "spoke"], ["police-101", "lead_rings"], ["lado", "lead_rang"]);
  assert.deepEqual(asPairs(calls), [
    ["my-lead", "spoke_before"],
    ["lado", "spoke_before"],
  ]);
  assert.deepEqual(findOpen(calls, [POLICE]), [{ who: "police-101", when: "now", by: undefined }]);
});

const BULLYING = { code: "B", path: { areas: ["bullying"], who: "child" }, rank: "today", due: [] };
for (const [what, outcome, more] of [
  ["the same", {}, false],
  ["another area", { path: { areas: ["bullying", "self_harm"], who: "child" } }, true],
  ["an area for another", { path: { areas: ["self_harm"], who: "child" } }, true],
  ["a graver rank", { rank: "now" }, true],
  ["a milder rank", { rank: "routine" }, false],
  ["somebody who must hear", { due: [POLICE] }, true],
  ["a danger", { path: { ...BULLYING.path, threats: "yes" } }, true],
  ["a danger that is not certain", { path: { ...BULLYING.path, threats: "not_sure" } }, true],
  ["that there is none", { path: { ...BULLYING.path, threats: "no" } }, false],
]) {
  test(`an outcome with ${what} knows ${more ? "more" : "no more"}`, () => {
    assert.equal(knowsMore(BULLYING, { ...BULLYING, ...outcome }), more);
  });
}

test("before the first outcome nothing was known, so a call to 999 counts for it", () => {
  assert.equal(knowsMore({}, BULLYING), false);
});
