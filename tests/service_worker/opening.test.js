import assert from "node:assert/strict";
import { test } from "node:test";

import { arrange, inOrder } from "../../service_worker/arranging.js";
import { openKeys } from "../../service_worker/phone/keys.js";
import { describeLado, lookAt, openFirst } from "../../service_worker/phone/opening.js";
import { IDBFactory } from "fake-indexeddb";

const OFF = "2026-12-25 2026-12-28 2027-01-01 2027-03-26 2027-03-29";
const OFFICE = [...Array(4).fill("09:00-17:00"), "09:00-16:30", "", "", ""];
const REST = [
  ...Array(4).fill("00:00-09:00,17:00-24:00"),
  "00:00-09:00,16:30-24:00",
  ...Array(3).fill("00:00-24:00"),
];
const register = {
  hours: {
    "social-care": { week: OFFICE },
    "social-care-night": { week: REST },
    lado: { week: OFFICE },
    childline: "not all night",
    "police-101": "always",
  },
  off: ["2026-01-01", OFF, "2028-12-31"],
};
const lookAtTime = (at) => (name) => lookAt(register, name, at, true);
const call = (name, words) =>
  `<li>\n<a class="app-call" href="tel:0" data-call="${name}">\n<b>x</b>\n<span class="app-call__hours" data-opens="${name}">${words}</span></a>\n</li>`;
const PAGE = `<body data-contact-hours='${JSON.stringify(register)}'>
<ul class="app-open-first" data-open-first="lead">
${call("social-care", "Weekdays")}
${call("social-care-night", "Nights")}
</ul>
<p class="app-pills" data-open-first="">
<a class="app-pill" href="/x">My lead</a>
<a class="app-pill" href="tel:0" data-call="childline">Childline</a>
<a class="app-pill" href="tel:0" data-call="police-101">101</a>
</p>
<p class="app-small" data-lado>The LADO must hear within 1 working day.</p>`;

const order = (page) => [...page.matchAll(/data-call="([^"]+)"/g)].map((found) => found[1]);
const filled = (page) => page.match(/app-call--lead"[^>]*data-call="([^"]+)"/)?.[1];
const at = (text) => Date.parse(text);

for (const [moment, first] of [
  ["2026-12-11T16:29Z", "social-care"],
  ["2026-12-11T16:31Z", "social-care-night"],
  ["2026-12-25T14:00Z", "social-care-night"],
  ["2026-12-28T11:00Z", "social-care-night"],
  ["2027-03-26T10:00Z", "social-care-night"],
  ["2027-03-28T01:30Z", "social-care-night"],
  ["2027-03-29T10:00+01:00", "social-care-night"],
  ["2026-12-12T00:30Z", "social-care-night"],
  ["2026-12-14T08:59Z", "social-care-night"],
  ["2026-12-14T09:00Z", "social-care"],
  ["2027-06-14T09:00+01:00", "social-care"],
]) {
  test(`at ${moment} ${first} stands first and is filled, and the other stands beneath it`, () => {
    const page = arrange(PAGE, at(moment), true);
    assert.equal(order(page)[0], first);
    assert.equal(filled(page), first);
    assert.deepEqual(order(page).slice(0, 2).sort(), ["social-care", "social-care-night"]);
  });
}

test("the closed number says when it opens, the open one that it is open", () => {
  const page = arrange(PAGE, at("2026-12-11T16:31Z"), true);
  assert.match(page, /data-opens="social-care">Opens Monday 9:00</);
  assert.match(page, /data-opens="social-care-night">Open now</);
});

test("where the clock is wrong or bank holidays ran out the page stays as it is", () => {
  for (const [moment, isRight] of [
    ["2026-12-11T16:31Z", false],
    ["2029-06-01T12:00Z", true],
  ]) {
    const page = arrange(PAGE, at(moment), isRight);
    assert.equal(filled(page), undefined);
    assert.deepEqual(order(page).slice(0, 2), ["social-care", "social-care-night"]);
    assert.match(page, /Weekdays.*Nights.*The LADO must hear within 1 working day\./s);
  }
});

test("a helpline without confirmed hours comes after 101 at night", () => {
  const pills = (moment) => order(arrange(PAGE, at(moment), true)).slice(2);
  assert.deepEqual(pills("2026-12-11T16:59Z"), ["childline", "police-101"]);
  assert.deepEqual(pills("2026-12-11T17:00Z"), ["police-101", "childline"]);
  assert.match(arrange(PAGE, at("2026-12-11T17:00Z"), true), /My lead/);
});

test("a call that is not noted is filled only while it is open", () => {
  const childs = (hours) =>
    PAGE.replace('"not all night"', JSON.stringify(hours))
      .replaceAll(/ data-call="social-care(-night)?"/g, "")
      .replaceAll(/data-opens="social-care(-night)?"/g, 'data-opens="childline"');
  const isFilled = (hours, moment) =>
    arrange(childs(hours), at(moment), true).includes("app-call--lead");
  assert.equal(isFilled("always", "2026-12-11T23:00Z"), true);
  assert.equal(isFilled("not all night", "2026-12-11T23:00Z"), false);
});

test("a page that carries no hours, or broken ones, is not touched", () => {
  for (const page of ["<body><ul data-open-first>", "<body data-contact-hours='{'>"]) {
    assert.equal(arrange(page, 0, true), page);
  }
});

test("what is open stands first whichever was named first", () => {
  const names = ["lado", "social-care", "social-care-night", "police-101"];
  assert.deepEqual(openFirst(names, lookAtTime(at("2026-12-25T14:00Z"))), [
    "social-care-night",
    "police-101",
    "lado",
    "social-care",
  ]);
});

for (const [moment, told, words] of [
  [
    "2026-12-11T20:00Z",
    undefined,
    "The LADO opens Monday 9:00. Tonight: social care, nights, or 101. Tell the LADO by the end of Monday.",
  ],
  [
    "2026-12-24T20:00Z",
    undefined,
    "The LADO opens Tuesday 9:00. Tonight: social care, nights, or 101. Tell the LADO by the end of Tuesday.",
  ],
  [
    "2026-12-25T14:00Z",
    undefined,
    "The LADO opens Tuesday 9:00. Until then: social care, nights, or 101. Tell the LADO by the end of Tuesday.",
  ],
  ["2026-12-11T10:00Z", undefined, "Tell the LADO by the end of Monday."],
  ["2026-12-14T10:00Z", "2026-12-11T20:00Z", "Tell the LADO by the end of today."],
  ["2028-12-29T11:00Z", undefined, "Tell the LADO within 1 working day."],
  [
    "2026-12-14T03:00Z",
    undefined,
    "The LADO opens today 9:00. Tonight: social care, nights, or 101. Tell the LADO by the end of today.",
  ],
]) {
  test(`the LADO at ${moment}, told ${told ?? "then"}`, () => {
    const look = lookAtTime(at(moment));
    assert.equal(describeLado(register, look, at(moment), at(told ?? moment)), words);
  });
}

test("nothing is said of a LADO whose hours are not known", () => {
  const look = () => ({ state: "unknown", words: "" });
  assert.equal(describeLado(register, look, 0), "");
});

const keysWhere = async ({ date, now }) => {
  const factory = new IDBFactory();
  const answer = new Response('{"keys":[]}', { headers: { date } });
  const keys = openKeys({ indexedDB: () => factory, fetch: async () => answer, now: () => now });
  await keys.refresh();
  return keys.isClockRight();
};

test("a clock is wrong when the unit's answer is more than a day off it", async () => {
  const now = at("2026-12-11T12:00Z");
  assert.equal(await keysWhere({ now, date: "Fri, 11 Dec 2026 11:00:00 GMT" }), true);
  assert.equal(await keysWhere({ now, date: "Sat, 12 Dec 2026 12:00:01 GMT" }), false);
  assert.equal(await keysWhere({ now, date: "Thu, 10 Dec 2026 11:00:00 GMT" }), false);
  assert.equal(await keysWhere({ now, date: "" }), true);
});

test("a page is put in order as it is read, also while the keys cannot be", async () => {
  const html = { headers: { "content-type": "text/html; charset=utf-8" } };
  const packs = { read: async () => new Response(PAGE, html) };
  const isClockRight = () => new Promise(() => {});
  const { read } = inOrder(packs, { isClockRight, now: () => at("2026-12-25T14:00Z") });
  assert.equal(filled(await (await read("/")).text()), "social-care-night");
});

test("a file of a pack is not read as a page", async () => {
  const file = new Response(PAGE, { headers: { "content-type": "text/css" } });
  const { read } = inOrder({ read: async () => file }, { isClockRight: async () => true });
  assert.equal(await read("/x.css"), file);
});
