/** Fills a draft from the path, the ticks and the calls noted on this phone. */

import { readCalls } from "../incident/calls.js";
import { pathTo, readJourney } from "../incident/journey.js";
import { readTicks } from "../incident/ticks.js";
import { localTime, prefill } from "./reading.js";

/** @import { Draft } from "./drafts.js" */
/** @import { Rules } from "./validation.js" */

const WHO = /^rung-(\d+)-who$/;

/**
 * A new draft with what this phone knows of the way to it: path, ticks, and the fields they fill.
 *
 * @param {HTMLElement} page
 * @param {Rules} rules
 * @param {Draft} draft
 * @returns {Promise<Draft>}
 */
export async function withPath(page, rules, draft) {
  if (draft.amends) return draft;
  const { code } = draft;
  const { started } = await readJourney();
  if (!code) return { ...draft, journey: started };
  const path = (await pathTo(code)) ?? JSON.parse(page.dataset.path ?? "null") ?? { code };
  const values = await withCalls(prefill(rules, path));
  return { ...draft, journey: started, path, ticks: await readTicks(), values };
}

/**
 * A draft that is reopened from its path, with the steps ticked and the calls noted since.
 *
 * @param {Draft} draft
 * @returns {Promise<Draft>}
 */
export async function withWhatIsNew(draft) {
  return {
    ...draft,
    path: (await pathTo(draft.code)) ?? draft.path,
    ticks: await readTicks(draft.ticks),
    values: await withCalls(draft.values),
  };
}

/** A row for each call that was noted and has none yet; "nobody yet" then no longer holds. */
async function withCalls(values) {
  const rows = Object.keys(values).filter((name) => WHO.test(name));
  const known = rows.flatMap((name) => values[name]);
  const noted = Object.entries(await readCalls());
  const calls = noted.filter(([who, at]) => at && !known.includes(who));
  const free = firstFree(values);
  const added = calls.flatMap(([who, at], number) => [
    [`rung-${free + number}-who`, [who]],
    [`rung-${free + number}-at`, [localTime(new Date(at))]],
  ]);
  return { ...values, ...(calls.length && { rung: [] }), ...Object.fromEntries(added) };
}

function firstFree(values) {
  const filled = Object.entries(values).filter(([, given]) => given.some(Boolean));
  const numbers = filled.map(([name]) => Number(/^rung-(\d+)-/.exec(name)?.[1] ?? -1));
  return Math.max(-1, ...numbers) + 1;
}
