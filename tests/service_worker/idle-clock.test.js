/** When an open page of the unit tells that somebody is there, and when it asks to hide. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { makeIdleClock } from "../../static/js/unit/idle-clock.js";

const MINUTE = 60_000;
const AFTER = 15 * MINUTE;

function makeClock() {
  const time = { now: 5 * MINUTE };
  return { time, clock: makeIdleClock(AFTER, () => time.now) };
}

test("a page in which nobody does anything tells nothing, and then asks", () => {
  const { time, clock } = makeClock();
  time.now += AFTER - 1;
  assert.equal(clock.due(), "");
  time.now += 1;
  assert.equal(clock.due(), "ask");
});

test("an act is told, at most once a minute", () => {
  const { time, clock } = makeClock();
  time.now += MINUTE - 1;
  clock.act();
  assert.equal(clock.due(), "");
  time.now += 1;
  assert.equal(clock.due(), "tell");
  clock.told(time.now);
  assert.equal(clock.due(), "");
});

test("what could not be told stays due", () => {
  const { time, clock } = makeClock();
  time.now += MINUTE;
  clock.act();
  assert.equal(clock.due(), "tell");
  assert.equal(clock.due(), "tell");
});

test("an act after a long while is told: it cannot be one of before", () => {
  const { time, clock } = makeClock();
  time.now += AFTER;
  clock.act();
  assert.equal(clock.due(), "tell");
});
