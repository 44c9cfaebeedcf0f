// Ranks a report: how soon the unit must look at it, and whether somebody must be rung first.
// The server's twin is webapp/reports/rank.py; a property test compares the two.

import { concernsLead } from "../../../service_worker/phone/kept-people.js";
import { asCodes } from "./codes.js";
import { nobodyReached } from "./reached.js";

/** @import { Answers, Rules } from "./validation.js" */
/** @typedef {"now" | "today" | "routine"} Rank */

/** @type {Rank[]} the gravest first */
const RANKS = ["now", "today", "routine"];
const ADULT = 18;

/**
 * The gravest rank that the path, the form's own answers or their danger gives; else routine. What
 * the path fills in is judged by the path alone; a gate that was not asked counts as not sure.
 *
 * @param {Rules} rules
 * @param {Record<string, any> | null} path
 * @param {Answers} answers
 * @returns {Rank}
 */
export function rankOf({ ranks, prefill }, path, answers) {
  const known = path ?? {};
  if (isInDanger(known, answers)) return "now";
  const found = [
    ...ofPath(ranks, known),
    ...ofForm(ranks, prefill, known, answers),
    concernsLead({ path: known }) && "today",
  ];
  return RANKS.find((rank) => found.includes(rank)) ?? "routine";
}

/**
 * Whether the rank is now and nobody is reached: the worker is told before and after saving.
 *
 * @param {Rules} rules
 * @param {Record<string, any> | null} path
 * @param {Answers} answers
 * @returns {boolean}
 */
export function mustRingFirst(rules, path, answers) {
  return rankOf(rules, path, answers) === "now" && nobodyReached(rules, path, answers);
}

/**
 * Whether somebody is or may be in danger, by path or form.
 *
 * @param {Record<string, any> | null} path
 * @param {Answers} answers
 * @returns {boolean}
 */
export const isInDanger = (path, answers) =>
  [path, answers].some((given) => !["", "no"].includes(first(given?.danger)));

function ofPath(ranks, path) {
  const who = whoDidIt(ranks, path);
  return asCodes(path.areas).flatMap((given) => {
    const area = Object.hasOwn(ranks.areas, given) ? given : "not_sure";
    const gates = Object.entries(ranks.gates).filter(
      ([name, gate]) =>
        gate.areas.includes(area) &&
        (gate.who ?? [who]).includes(who) &&
        first(path[name]) !== "no",
    );
    const { [who]: rank = ranks.areas[area].other } = ranks.areas[area];
    return [rank, ...gates.map(([, gate]) => gate.raises_to)];
  });
}

/** The path's answer; what is not known, or not answered, counts as met online. */
function whoDidIt(ranks, path) {
  const who = first(path.who);
  return ranks.who.includes(who) ? who : "online";
}

function ofForm(ranks, prefill, path, answers) {
  const onlyAdults = parties(path, answers).every((pair) => pair === "adult_on_adult");
  const child = Array.isArray(answers.ages) && answers.ages.some((age) => age < ADULT);
  const judged = asCodes(path.areas).flatMap((area) => prefill[area]?.types ?? []);
  const own = asCodes(answers.types).filter(
    (code) => !judged.includes(code) && Object.hasOwn(ranks.types, code),
  );
  const adultToChild = asCodes(answers.parties).includes("adult_on_child");
  return [
    ...own.map((code) => ranks.types[code][onlyAdults && !child ? 1 : 0]),
    ((onlyAdults && child) || first(answers.adult_pair) === "other") && "today",
    adultToChild && !pathSaysWho(ranks, path) && "today",
  ];
}

/** Every pair that path or form names, at least one. */
function parties(path, answers) {
  const who = first(path.who);
  const did = who === "adult_to_adult" ? "adult_on_adult" : who;
  const named = [...asCodes(path.parties), ...asCodes(answers.parties), ...(did ? [did] : [])];
  return named.length ? named : ["not_known"];
}

/** Whether the path itself says that an adult did it to a child, and so has ranked that. */
function pathSaysWho(ranks, path) {
  return ranks.adults.includes(whoDidIt(ranks, path)) && asCodes(path.areas).length > 0;
}

const first = (value) => asCodes(value)[0] ?? "";
