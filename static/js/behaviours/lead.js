/** "My safeguarding lead" and deputy among the numbers, one press away. */

import { dialling } from "../page/dialling.js";
import { lead } from "../phone/my-lead.js";
import { make } from "../page/dom.js";

export const attribute = "data-my-lead";

export async function bind(list) {
  const kept = Object.values((await lead()) ?? {}).filter(({ phone }) => phone);
  list.append(...kept.map(call));
  list.hidden = kept.length === 0;
}

function call({ name, phone }) {
  const address = dialling(phone);
  const entry = make(
    address ? "a" : "span",
    address ? "app-call" : "app-call app-call--waiting",
    make("span", "app-call__name", name || "My safeguarding lead"),
    make("span", "app-call__number", phone),
  );
  if (address) entry.href = address;
  return make("li", "", entry);
}
