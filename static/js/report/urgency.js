// Decides whether a report is urgent, and whether somebody must be rung first.
// The server's twin is webapp/reports/urgency.py; a property test compares the two.

import { asCodes } from "./codes.js";
import { nobodyReached } from "./reached.js";

/** @import { Answers, Rules } from "./validation.js" */

/**
 * Whether somebody must be rung now, judged from the path and from the form's own answers.
 *
 * @param {Rules} rules
 * @param {Record<string, any> | null} path
 * @param {Answers} answers
 * @returns {boolean}
 */
export function isUrgent(rules, path, answers) {
  const known = path ?? {};
  const parties = [...asCodes(answers.parties), ...asCodes(known.parties)];
  return (
    meet([...asCodes(known.danger), ...asCodes(answers.danger)], rules.urgent.danger) ||
    adultMayWorkWithChildren(known, answers, parties) ||
    (isGrave(rules, known, answers) && mayInvolveChild(parties, answers))
  );
}

/**
 * Whether it is urgent and nobody was reached: the worker is told before and after saving.
 *
 * @param {Rules} rules
 * @param {Record<string, any> | null} path
 * @param {Answers} answers
 * @returns {boolean}
 */
export function mustRingFirst(rules, path, answers) {
  return isUrgent(rules, path, answers) && nobodyReached(rules, path, answers);
}

const meet = (some, others) => some.some((one) => others.includes(one));

function adultMayWorkWithChildren(path, answers, parties) {
  const role = path.adult_role;
  const adult = parties.includes("adult_on_child") || asCodes(path.areas).includes("adult_contact");
  return (
    ["yes", "not_known"].includes(role) ||
    (adult && role !== "no") ||
    [path.adult_pair, answers.adult_pair].includes("staff_on_staff")
  );
}

function isGrave(rules, path, answers) {
  return (
    meet(asCodes(path.areas), rules.urgent.areas) ||
    meet(asCodes(answers.types), rules.urgent.types)
  );
}

function mayInvolveChild(parties, answers) {
  const onlyAdults = parties.length > 0 && parties.every((pair) => pair === "adult_on_adult");
  return !onlyAdults || (Array.isArray(answers.ages) && answers.ages.length > 0);
}
