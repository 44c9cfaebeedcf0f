/** Another call for as long as no lead is kept on this phone: a worker must have somebody to ring. */

import { readLead } from "../phone/my-lead.js";

export const attribute = "data-while-no-lead";

/** @param {HTMLElement} calls */
export async function bind(calls) {
  const people = await readLead();
  calls.hidden = Boolean(people?.lead.phone);
}
