/** What stands where no lead is kept goes once one is. */

import { lead } from "../phone/my-lead.js";

export const attribute = "data-my-lead-missing";

export async function bind(element) {
  element.hidden = Boolean((await lead())?.lead.phone);
}
