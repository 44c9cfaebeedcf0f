/** Says which contacts are open now, by what the page carries of their hours and by this phone's clock. */

import { lookAt, openFirst } from "../../../service_worker/phone/opening.js";
import { keys } from "./storage.js";

/** @import { Now, Register } from "../../../service_worker/phone/opening.js" */

/** @returns {Register} */
export const readRegister = () => JSON.parse(document.body.dataset.contactHours);

/**
 * How each contact is now, by its name.
 *
 * @returns {Promise<(name: string) => Now>}
 */
export async function lookNow() {
  const [register, isClockRight] = [readRegister(), await keys.isClockRight()];
  return (name) => lookAt(register, name, Date.now(), isClockRight);
}

/**
 * The numbers of one service in the order in which to ring them: what is open now first.
 *
 * @param {string[]} names such as "social-care" and "social-care-night"
 * @returns {Promise<string[]>}
 */
export const orderNow = async (names) => openFirst(names, await lookNow());
