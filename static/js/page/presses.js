/** Ignores presses meant for what lay there before: the second tap of two, a held key. */

// In milliseconds, and in CSS pixels. `_presses.scss` has the first, too.
const NEW = 400;
const CHANGED = 1000;
const NEAR = 48;

// The bar's calls are heard at any moment, by pointer and by key.
const ALWAYS = '.app-bar__row > a[href="tel:999"], .app-bar__row > a[href="tel:101"]';
const PRESSABLE = "a, button, summary, label, input, select, textarea";
// The keys that press, and where they are typed instead.
const TYPED = { Enter: "textarea", " ": "textarea, input:not([type=checkbox], [type=radio])" };
const NOTE = "last-press";

/** @type {number[]} where the last press was, here or on the page before; empty if there was none */
let last = [];
/** What lay near it and can be pressed again at once: place and words. */
let lay = new Set();
let shownAt = Infinity;
let changedAt = -Infinity;
/** @type {{at: number, isHeard?: boolean} | undefined} */
let pointer;
let isKeyIgnored = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * Called before anything else listens. `html[data-ignores]` says which presses the page ignores now:
 * "all", those near a place, as "180 600", or none.
 */
export function guardPresses() {
  readLast();
  mark();
  const [paint] = performance.getEntriesByType("paint");
  if (paint) show(paint.startTime);
  else requestAnimationFrame(show);
  addEventListener("pageshow", ({ persisted }) => persisted && showAgain());
  const listen = (type, listener) => addEventListener(type, listener, true);
  listen("pointerdown", ({ timeStamp }) => (pointer = { at: timeStamp }));
  listen("click", hearClick);
  listen("keydown", hearKey);
  listen("keyup", (event) => isKeyIgnored && event.key === " " && event.preventDefault());
  new MutationObserver((records) => records.some(isChange) && change(performance.now())).observe(
    document,
    {
      subtree: true,
      childList: true,
      attributeFilter: ["hidden", "open"],
      attributeOldValue: true,
    },
  );
}

/** @param {number} at when the page was painted first */
function show(at) {
  shownAt = at;
  change(at);
}

/** By Back, as it was left. */
function showAgain() {
  readLast();
  lay.clear();
  show(performance.now());
}

function change(at) {
  changedAt = at;
  mark();
}

const isNew = (at) => at - shownAt < NEW;
// Before or after: a press may wait while the page changes.
const isChanged = (at) => Math.abs(at - changedAt) < CHANGED;

function mark() {
  const { dataset } = document.documentElement;
  const now = performance.now();
  if (isNew(now)) dataset.ignores = "all";
  else if (isChanged(now) && last.length) dataset.ignores = last.join(" ");
  else dataset.ignores = "";
  clearTimeout(timer);
  if (dataset.ignores && shownAt < Infinity)
    timer = setTimeout(mark, Math.ceil((isNew(now) ? shownAt + NEW : changedAt + CHANGED) - now));
}

/** Elements that came, went, or turned: not words alone. */
function isChange({ type, target, attributeName, oldValue, addedNodes, removedNodes }) {
  if (type === "attributes") return (oldValue !== null) !== target.hasAttribute(attributeName);
  return [...addedNodes, ...removedNodes].some(({ nodeType }) => nodeType === 1);
}

/** A click without a pointer is a key's, or that of assistive technology: it has no place. */
function hearClick(event) {
  if (!event.isTrusted) return;
  const { target, clientX: x, clientY: y } = event;
  const press = event.detail ? pointer : null;
  if (!press) return isAlways(target) || !isNew(event.timeStamp) || ignore(event);
  // A label presses its box, too: that is the same press.
  if (press.isHeard === undefined) judge(press, target, [Math.round(x), Math.round(y)]);
  return press.isHeard || ignore(event);
}

function judge(press, target, place) {
  const pressed = target.closest(PRESSABLE);
  const isSecond = isChanged(press.at) && isNear(place) && !lay.has(describe(pressed));
  press.isHeard = isAlways(target) || !(isNew(press.at) || isSecond);
  last = place;
  try {
    sessionStorage.setItem(NOTE, place.join(" "));
  } catch {
    // This browser stores nothing: the page that follows knows of no press.
  }
  if (press.isHeard) noteWhatLies(pressed);
  mark();
}

/** A link or button acts once; a box or a fold can be turned back at once. */
function noteWhatLies(pressed) {
  const [x, y] = last;
  const isAct = pressed?.matches("a, button");
  const near = [...document.querySelectorAll(PRESSABLE)].filter((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const isIn = left < x + NEAR && right > x - NEAR && top < y + NEAR && bottom > y - NEAR;
    // What is folded away has its place already.
    return isIn && !(isAct && one === pressed) && one.checkVisibility?.() !== false;
  });
  lay = new Set(near.map(describe));
  if (isAct) changedAt = performance.now();
}

/** @param {Element | null} element */
function describe(element) {
  if (!element) return "";
  const { left, top } = element.getBoundingClientRect();
  return [left, top, element.textContent].join();
}

const isNear = ([x, y]) => last.length > 0 && Math.hypot(x - last[0], y - last[1]) <= NEAR;

const isAlways = (target) => target.closest?.(ALWAYS);

/** @param {KeyboardEvent} event */
function hearKey(event) {
  const { key, repeat, timeStamp } = event;
  const target = /** @type {Element} */ (event.target);
  isKeyIgnored = false;
  if (!TYPED[key] || target.matches?.(TYPED[key])) return;
  isKeyIgnored = isNew(timeStamp) && !isAlways(target);
  if (isKeyIgnored || repeat) ignore(event);
}

function ignore(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function readLast() {
  try {
    last = (sessionStorage.getItem(NOTE) ?? "").split(" ").filter(Boolean).map(Number);
  } catch {
    last = [];
  }
}
