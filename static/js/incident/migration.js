/** Turns the notes of the first releases (journey, ticks, rung, drafts) into incidents, once. */

import { uuidv7 } from "../../../service_worker/phone/envelope.js";

/** @import { Notebook } from "../phone/notes.js" */

const OLD = { journey: {}, ticks: [], rung: {}, drafts: [] };

/**
 * Each draft becomes an incident of its own id, so that draft/<id> stays where it is; the journey
 * joins the draft that began at its outcome, or becomes one more. All or nothing.
 *
 * @param {Notebook} notebook
 * @param {string} now in ISO 8601
 */
export async function migrate(notebook, now) {
  const names = await notebook.list("");
  const old = Object.keys(OLD).filter((name) => names.includes(name));
  if (!old.length) return;
  const [journey, ticks, rung, entries] = await Promise.all(
    Object.entries(OLD).map(([name, none]) => notebook.read(name, none)),
  );
  const drafts = await Promise.all(
    entries.map(async (entry) => ({
      ...entry,
      ...(await notebook.read(`draft/${entry.id}`, null)),
    })),
  );
  const noted = readJourney(journey, { ticks, rung, now });
  const incidents = join(
    drafts.map((draft) => fromDraft(draft, now)),
    noted && { ...noted, journey: journey.started },
  );
  const fresh = incidents.filter(({ id }) => !names.includes(`incident/${id}`));
  await notebook.replace(
    old,
    Object.fromEntries(fresh.map(({ journey: _, ...one }) => [`incident/${one.id}`, one])),
  );
}

function fromDraft({ id, started, amends, code, path, ticks = [], journey }, now) {
  const at = `/report#draft-${id}`;
  const facts = { id, started, changed: now, state: "open", amends, code, path, ticks, at };
  return { ...facts, calls: [], said: {}, typed: true, journey };
}

/** What was noted on the way to an outcome; null where nothing was. */
function readJourney({ started = undefined, code, path, danger, intent }, { ticks, rung, now }) {
  const calls = Object.entries(rung).flatMap(([who, at]) =>
    at ? [{ id: uuidv7(), who, name: "", at, result: "spoke" }] : [],
  );
  if (!started && !ticks.length && !calls.length) return null;
  const id = uuidv7();
  const facts = { id, started: started ?? now, changed: now, state: "open", code, path, ticks };
  return { ...facts, calls, said: { danger, intent }, at: `/report#draft-${id}` };
}

/** The newest draft of the journey takes what was noted, that of its outcome before another's. */
function join(drafts, noted) {
  if (!noted) return drafts;
  const its = drafts.filter(({ journey, amends }) => journey === noted.journey && !amends);
  const owner = its.filter(({ code }) => code === noted.code).pop() ?? its.pop();
  if (!noted.journey || !owner) return [...drafts, noted];
  const { code, path, ticks, calls, said } = noted;
  const steps = code ? { code, path, ticks } : {};
  return drafts.map((draft) => (draft === owner ? { ...draft, ...steps, calls, said } : draft));
}
