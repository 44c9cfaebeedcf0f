/** How often the unit is asked while somebody looks, and what is said of a report meanwhile. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { nextReading } from "../../static/js/page/unit-hours.js";
import { askWhileSeen } from "../../static/js/phone/asking.js";

const WEEK = { first: 0, last: 4, opens: "09:00", closes: "17:00" };

function look({ seen = () => true } = {}) {
  const world = { time: 0, asked: 0, tick: null };
  const timers = {
    setInterval: (act, every) => {
      assert.equal(every, 30_000);
      world.tick = () => {
        world.time += every;
        act();
      };
      return 1;
    },
    clearInterval: () => (world.tick = null),
  };
  askWhileSeen({ ask: () => (world.asked += 1), isSeen: seen, now: () => world.time, timers });
  return world;
}

test("the unit is asked every 30 seconds for ten minutes, and then no more", () => {
  const world = look();
  for (let i = 0; i < 30; i += 1) world.tick?.();
  assert.equal(world.asked, 20);
  assert.equal(world.tick, null);
});

test("a page that nobody looks at does not ask", () => {
  const world = look({ seen: () => false });
  world.tick();
  assert.equal(world.asked, 0);
});

for (const [now, words] of [
  ["2026-11-26T08:00", "Today from 9am"],
  ["2026-11-26T14:00", "Today until 5pm"],
  ["2026-11-25T18:44", "Tomorrow, Thursday, from 9am"],
  ["2026-11-27T17:00", "Monday from 9am"],
  ["2026-11-29T12:00", "Tomorrow, Monday, from 9am"],
]) {
  test(`at ${now} a report is read: ${words}`, () => {
    assert.equal(nextReading(WEEK, new Date(now)), words);
  });
}

test("hours may begin at half past, on one day of the week", () => {
  const hours = { first: 1, last: 1, opens: "10:30", closes: "12:00" };
  assert.equal(nextReading(hours, new Date("2026-11-26T14:00")), "Tuesday from 10.30am");
});
