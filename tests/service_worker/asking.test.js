/** How often the unit is asked while somebody looks. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { askWhileSeen } from "../../static/js/phone/asking.js";

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
