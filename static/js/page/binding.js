/** Binds each behaviour to its elements. */

/**
 * The attribute of a module of static/js/behaviours, and its `bind`, which is called once for each
 * element that has it.
 *
 * @typedef {[attribute: string, bind: (element: any) => void | Promise<void>]} Behaviour
 */

/** @param {Behaviour[]} behaviours */
export function bindAll(behaviours) {
  for (const [attribute, bind] of behaviours)
    for (const element of document.querySelectorAll(`[${attribute}]`)) tryTo(bind, element);
}

/** A behaviour that this browser cannot run must not stop the others. */
function tryTo(bind, element) {
  try {
    bind(element);
  } catch (error) {
    console.error(error);
  }
}
