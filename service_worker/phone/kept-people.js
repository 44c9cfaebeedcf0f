/**
 * Says which facts of the kept lead and deputy a page shows. Pure; the worker writes them into the page
 * that it answers (written-in.js), and the page's script keeps them true (kept-people.js of behaviours).
 */

import { toDial } from "./dialling.js";

/** @import { Facts } from "../written-in.js" */

/** @typedef {{name: string, phone: string}} Person */
/** @typedef {{lead: Person, deputy: Person}} People */

export const LEAD = "my-lead";
export const DEPUTY = "my-deputy";

// They would turn the letters around them: "hayirP" for a name that was typed as "Priyah".
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * What was kept, without the characters that turn others around.
 *
 * @param {People | null | undefined} kept
 * @returns {People | null}
 */
export function cleanPeople(kept) {
  if (!kept?.lead || !kept.deputy) return null;
  const clean = ({ name, phone }) => ({
    name: `${name}`.replace(TURNING, "").trim(),
    phone: `${phone}`.replace(TURNING, "").trim(),
  });
  return { lead: clean(kept.lead), deputy: clean(kept.deputy) };
}

/**
 * Whether what is known of an incident, or remembered of a report, says that it is about the lead.
 *
 * @param {{path?: Record<string, any>, said?: Record<string, any>, aboutLead?: boolean} | null} [one]
 * @returns {boolean}
 */
export function concernsLead(one) {
  const { who, about_lead } = { ...one?.path, ...one?.said };
  return who === "lead" || about_lead === "yes" || Boolean(one?.aboutLead);
}

/**
 * `lead` and `deputy`: is their call offered? `lead-rings`: can it be dialled? `no-lead`: is there none
 * to offer? `nobody-named`: is it not said whether there is one? `deputy-close`: could the worker say
 * that the deputy is not close to the lead?
 *
 * @param {People | null} people null also where the worker is the lead
 * @param {object} [world]
 * @param {boolean} [world.withheld] nobody is named here
 * @param {string[]} [world.close] who must not be offered: LEAD, or both
 * @returns {Facts}
 */
export function describePeople(people, { withheld = false, close = [] } = {}) {
  const kept = withheld ? null : people;
  const namesNobody = withheld || close.length > 0;
  const lead = describe("lead", kept, close);
  return {
    ...lead,
    ...describe("deputy", kept, close),
    "no-lead": !namesNobody && !lead.lead,
    "nobody-named": namesNobody,
    "deputy-close": isKept("deputy", kept) && close.includes(DEPUTY),
  };
}

const isKept = (who, kept) => Boolean(kept?.[who].phone);

/** A number that cannot be dialled is words, and no address. */
function describe(who, kept, close) {
  const { name, phone } = kept?.[who] ?? {};
  if (!phone || close.includes(`my-${who}`)) return { [who]: false, [`${who}-rings`]: false };
  const call = toDial(phone) ?? false;
  return {
    [who]: true,
    [`${who}-rings`]: Boolean(call),
    [`${who}-name`]: name || `my ${who}`,
    [`${who}-first`]: name.split(/\s/)[0] || "Ring",
    [`${who}-phone`]: phone,
    [`${who}-call`]: call,
  };
}
