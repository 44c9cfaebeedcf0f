/** Binds each behaviour to its elements. */

/**
 * A module of static/js/behaviours; `bind` is called once for each element with `attribute`.
 *
 * @typedef {{attribute: string, bind: (element: any) => void | Promise<void>}} Behaviour
 */

/** @param {Behaviour[]} behaviours */
export function bindAll(behaviours) {
  for (const behaviour of behaviours)
    for (const element of document.querySelectorAll(`[${behaviour.attribute}]`))
      tryTo(behaviour, element);
}

/** A behaviour that this browser cannot run must not stop the others. */
function tryTo(behaviour, element) {
  try {
    behaviour.bind(element);
  } catch (error) {
    console.error(error);
  }
}
