/** Binds each behaviour to its elements, on load and after htmx swaps in a page. */

/**
 * A module of static/js/behaviours; `bind` is called once for each element with `attribute`.
 *
 * @typedef {{attribute: string, bind: (element: any) => void | Promise<void>}} Behaviour
 */

const bound = new WeakMap();

/** @param {Behaviour[]} behaviours */
export function bindOnEveryPage(behaviours) {
  const bindAll = () => behaviours.forEach(bindEach);
  bindAll();
  document.addEventListener("htmx:after:swap", () => {
    bindAll();
    focusHeading();
  });
}

function bindEach(behaviour) {
  for (const element of document.querySelectorAll(`[${behaviour.attribute}]`)) {
    const done = bound.get(element) ?? new Set();
    if (!done.has(behaviour)) tryTo(behaviour, element);
    bound.set(element, done.add(behaviour));
  }
}

/** A behaviour that this browser cannot run must not stop the others. */
function tryTo(behaviour, element) {
  try {
    behaviour.bind(element);
  } catch (error) {
    console.error(error);
  }
}

/** Screen readers then read the new page from its heading, as after a full load. */
function focusHeading() {
  const heading = /** @type {HTMLElement | null} */ (document.querySelector("#main h1"));
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}
