/** Binds each behaviour to its elements, on load and after each swap of a page by htmx. */

const bound = new WeakMap();

/** A behaviour is a module with `attribute` and `bind(element)`; an element is bound once. */
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

/** One behaviour that cannot work in this browser stops no other. */
function tryTo(behaviour, element) {
  try {
    behaviour.bind(element);
  } catch (error) {
    console.error(error);
  }
}

/** The new page is read from its heading on, as after a full load. */
function focusHeading() {
  const heading = document.querySelector("#main h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}
