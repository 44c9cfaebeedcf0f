/** "My safeguarding lead" and deputy among the numbers, one press away. */

import { lead } from "../offline/lead.js";
import { make } from "../offline/parts.js";

export const attribute = "data-my-lead";

export async function bind(list) {
  const kept = Object.values((await lead()) ?? {}).filter(({ phone }) => phone);
  list.append(...kept.map(call));
  list.hidden = kept.length === 0;
}

function call({ name, phone }) {
  const link = make(
    "a",
    "app-call",
    make("span", "app-call__name", name || "My safeguarding lead"),
    make("span", "app-call__number", phone),
  );
  link.href = `tel:${phone.replace(/[^0-9+*#]/g, "")}`;
  return make("li", "", link);
}
