/** Offers the names of organisations that the worker has stored (service_worker/packs.js). */

/**
 * Fill the list of the field, unless the server has. Any other name may be typed.
 *
 * @param {HTMLFormElement} form
 */
export async function offerNames(form) {
  const { list } = /** @type {HTMLInputElement} */ (form.querySelector("[list]"));
  const stored = await globalThis.caches?.match("/names").catch(() => undefined);
  if (!stored || list.options.length) return;
  const names = (await stored.text()).split("\n");
  list.append(...names.map((name) => new Option(name)));
}
