/** The unit's pages hide what they show when nobody has used them for a while. */

import { makeIdleClock } from "./unit/idle-clock.js";
import { makeLock } from "./unit/lock.js";

const ACTS = ["keydown", "pointerdown", "pointermove", "scroll", "input"];
const TICK = 15_000;

const template = /** @type {HTMLTemplateElement} */ (document.querySelector("[data-locked]"));
const { after, tell, ask } = template.dataset;
const clock = makeIdleClock(Number(after) * 1000, Date.now);
const lock = makeLock(template, () => clock.act());

for (const act of ACTS) {
  addEventListener(act, () => lock.isOn() || clock.act(), { capture: true, passive: true });
}
setInterval(tick, TICK);
document.addEventListener("visibilitychange", () => document.hidden || tick());

/** Does what is due. */
async function tick() {
  const due = lock.isOn() ? "ask" : clock.due();
  if (due === "tell") await tellThatSomebodyIsHere();
  if (due === "ask") await findOutWhetherToHide();
}

/** Without a connection nobody who types is stopped. */
async function tellThatSomebodyIsHere() {
  const isKnown = await isSessionKnown(tell);
  if (isKnown) clock.told(Date.now());
  if (isKnown === false) lock.close();
}

/** Somebody may have used another page of the unit in this browser. */
async function findOutWhetherToHide() {
  if (await isSessionKnown(ask)) lock.open();
  else lock.close();
}

/** Whether the server knows this browser's session and has not locked it; null if it is not heard.
 * @param {string | undefined} address */
async function isSessionKnown(address) {
  try {
    const answer = await fetch(String(address), { headers: { "HX-Request": "true" } });
    return answer.status < 500 ? answer.status === 204 : null;
  } catch {
    return null;
  }
}
