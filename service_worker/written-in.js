/**
 * Writes what only this phone knows into the pages that the worker answers from its cache, so that it is
 * there at the first paint: the kept lead's call, for instance. Nothing of it is cached.
 *
 * A template has named places, which stand for themselves until they are filled:
 *
 *     <bdi data-fact="lead-name"></bdi>                   the fact's words (the last attribute)
 *     <a data-fact-href="lead-call">                      the fact as the address of a link
 *     <p data-if="lead" hidden>, <p data-if="no-lead">    shown only while the fact holds
 *     <html data-fact-class="alone cannot-ring rung">     those facts that hold, as classes
 *
 * To add a fact:
 *  1. write a pure function from the Phone below to Facts, in a file of its own in phone/; what it does
 *     not name stays in the page as it is stored;
 *  2. add it to DESCRIBE, and the notes that it reads to NOTES;
 *  3. use its names in a template, and let the page's script keep them true by `showFacts` of
 *     static/js/page/facts.js, with the same function: where no worker answers, only the script does.
 *
 * What is written must be true of every tab: the worker does not know which incident a tab is on.
 */

import { cleanPeople, concernsLead, describePeople } from "./phone/kept-people.js";

/** `true` and `false` for what is shown or not, else words or an address. */
/** @typedef {Record<string, string | boolean>} Facts */
/**
 * `path` of the address that was asked for, `page` as it is stored, `notes` by their names.
 *
 * @typedef {{path: string, page: string, notes: Record<string, any>}} Phone
 */
/** @typedef {ReturnType<typeof makeWriter>} WriteIn */

/** The notes that are read (static/js/phone/notes.js); "incident/" stands for all that begin so. */
const NOTES = ["alone", "cannot-ring", "incident/", "lead", "report-facts", "shared"];
/** @type {((phone: Phone) => Facts)[]} */
const DESCRIBE = [describeChoices, describeLead, describeCalls];
/** In milliseconds. A page never waits longer for its notes. */
const PATIENCE = 50;

/** What is about the lead, or for a child, names nobody. */
const NAMES_NOBODY = "data-names-nobody";

const PLACE = /data-(fact|fact-href|fact-class|if)="([\w -]+)"( hidden| href="[^"]*")?(>[^<]*)?/g;
const CODES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * @param {{collect: (names: string[]) => Promise<Record<string, any>>}} notes of encrypted-notes.js
 * @param {{patience?: number}} [options]
 * @returns {(path: string, reading: Promise<Response | undefined>) => Promise<Response | undefined>}
 */
export function makeWriter(notes, { patience = PATIENCE } = {}) {
  return writeIn;

  /**
   * Resolves with the page that `reading` gives, filled in; or as it is where the notes cannot be read,
   * or not in time. The notes are read meanwhile.
   *
   * @param {string} path
   * @param {Promise<Response | undefined>} reading
   * @returns {Promise<Response | undefined>}
   */
  async function writeIn(path, reading) {
    const collecting = notes.collect(NOTES).catch(() => null);
    const response = await reading;
    const collected = response && (await withinTime(patience, collecting));
    if (!collected) return response;
    const { status, headers } = response;
    const page = await response.text();
    return new Response(fill(page, describe({ path, page, notes: collected })), {
      status,
      headers,
    });
  }
}

function withinTime(ms, work) {
  let timer;
  const timedOut = new Promise((resolve) => {
    timer = setTimeout(resolve, ms, null);
  });
  return Promise.race([work, timedOut]).finally(() => clearTimeout(timer));
}

/** One that fails says nothing, and takes no page away. */
function describe(phone) {
  const described = DESCRIBE.map((one) => {
    try {
      return one(phone);
    } catch {
      return {};
    }
  });
  return Object.assign({}, ...described);
}

/**
 * The page with its places filled. In one pass: what a person typed is never read as a place.
 *
 * @param {string} page
 * @param {Facts} facts
 * @returns {string}
 */
export function fill(page, facts) {
  return page.replace(PLACE, (stored, ...parts) => {
    const [kind, name, , text = ""] = parts;
    const fact = kind === "fact-class" ? listHolding(name, facts) : facts[name];
    if (fact === undefined) return stored;
    const place = `data-${kind}="${name}"`;
    return PUT[kind](fact, { place, text }) ?? stored;
  });
}

/** How a fact is put into its place; undefined where it says nothing there. */
const PUT = {
  fact: (words, { place }) => (typeof words === "string" ? `${place}>${escape(words)}` : undefined),
  "fact-href": (address, { place, text }) =>
    (address ? `${place} href="${escape(address)}"` : place) + text,
  "fact-class": (classes, { text }) => `class="${classes}"${text}`,
  if: (holds, { place, text }) => (holds ? place : `${place} hidden`) + text,
};

const listHolding = (names, facts) =>
  names
    .split(" ")
    .filter((name) => facts[name] === true)
    .join(" ");

const escape = (words) => words.replace(/[&<>"']/g, (one) => CODES[one]);

function describeChoices({ notes }) {
  return { alone: notes.alone === true, "cannot-ring": notes["cannot-ring"] === true };
}

function incidentsIn(notes) {
  const names = Object.keys(notes).filter((name) => name.startsWith("incident/"));
  return names.map((name) => notes[name]);
}

/** A page of steps may have to say who has been rung. */
function describeCalls({ notes }) {
  return { rung: incidentsIn(notes).some((one) => one?.calls?.length > 0) };
}

/**
 * Nobody is named while any incident or report on this phone is about the lead: the tab may be on that
 * one. Home of a shared computer belongs to the next person.
 */
function describeLead({ path, page, notes }) {
  if (notes.alone === true) return describePeople(null);
  const all = [...incidentsIn(notes), ...Object.values(notes["report-facts"] ?? {})];
  const isAboutLead = all.some(concernsLead);
  const isNextPersons = path === "/" && notes.shared === true;
  const withheld = isAboutLead || isNextPersons || page.includes(NAMES_NOBODY);
  return describePeople(cleanPeople(notes.lead), { withheld });
}
