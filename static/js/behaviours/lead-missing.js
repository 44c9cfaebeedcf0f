/** What stands where no lead is kept goes once one is. */

import { lead } from "../offline/lead.js";

export const attribute = "data-my-lead-missing";

export async function bind(element) {
  element.hidden = Boolean((await lead())?.lead.phone);
}
