/** The broadcast between the pages of one browser. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";

import { announce, CHANGED, openChannel, SAVED } from "../../service_worker/phone/messages.js";

// So that an open channel does not keep the test alive.
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name) {
    super(name);
    this.unref();
  }
};

function openPage() {
  const page = { ...openChannel(), heard: [] };
  page.hear((message) => page.heard.push(message));
  return page;
}

test("a channel hears the others' messages, and not its own", async () => {
  const [one, other] = [openPage(), openPage()];
  one.tell(SAVED);
  await wait(50);
  assert.deepEqual([one.heard, other.heard], [[], [SAVED]]);
});

test("every channel hears an announcement", async () => {
  const [one, other] = [openPage(), openPage()];
  announce(CHANGED);
  await wait(50);
  assert.deepEqual([one.heard, other.heard], [[CHANGED], [CHANGED]]);
});
