// What the rules say of a report's answers, from the rulebook that the page carries.
// The same as webapp/reports/rules.py, where the contracts stand; a property test compares them.

import { checks, isMoment, listed } from "./checks.js";

/** Every rule that is not met: [{field, sentence}] in the order of the form. */
export function faults(rules, answers, { today, correction = false }) {
  const found = rules.checks
    .filter(([name]) => !(correction && rules.demands.includes(name)))
    .flatMap(([name, field, sentence]) =>
      failing(rules, answers, name, field, today).map((place) => ({ field: place, sentence })),
    );
  const all = [...found, ...tooLong(rules, answers)];
  return all.length ? all : refusals(rules, answers, { correction });
}

/** What "Save anyway" does not override: a correction of which nothing would be kept. */
export function refusals(rules, answers, { correction = false } = {}) {
  const [field, sentence] = rules.empty;
  const isEmpty = Object.keys(kept(rules, answers)).length === 0;
  return correction && isEmpty ? [{ field, sentence }] : [];
}

/** The answers as they are sealed: without what could not be read, no text over its maximum. */
export function kept(rules, answers) {
  const keep = { ...answers };
  for (const [name, maximum] of Object.entries(rules.maximum)) {
    if (name in keep) keep[name] = cut(keep[name], maximum);
  }
  for (const [name, field] of rules.checks) {
    if (["day", "ages"].includes(name) && failing(rules, answers, name, field).length) {
      delete keep[field];
    }
  }
  if (Array.isArray(keep.rung)) keep.rung = keep.rung.map((call) => keptCall(rules, call));
  return keep;
}

/** Whether an answer that the form demands is missing; never so for a correction. */
export function isIncomplete(rules, answers, { correction = false } = {}) {
  return (
    !correction &&
    rules.checks.some(
      ([name, field]) =>
        rules.demands.includes(name) && failing(rules, answers, name, field).length > 0,
    )
  );
}

/** Whether somebody must be rung now, judged from the path or the form's own ticks. */
export function isUrgent(rules, path, answers) {
  const known = path ?? {};
  const parties = [...listed(answers.parties), ...listed(known.parties)];
  return (
    meet([...listed(known.danger), ...listed(answers.danger)], rules.urgent.danger) ||
    adultMayWorkWithChildren(known, answers, parties) ||
    (grave(rules, known, answers) && childInvolved(parties, answers))
  );
}

/** Whether it is urgent and nobody is known to have been rung: said before saving, and after. */
export function mustRingFirst(rules, path, answers) {
  return isUrgent(rules, path, answers) && nobodyRung(answers);
}

/** Whether nobody is known to have been rung: "nobody yet", or no answer. */
export function nobodyRung(answers) {
  return !(Array.isArray(answers.rung) && answers.rung.length);
}

function failing(rules, answers, name, field, today = "") {
  const said = checks[name]({ answers, field, rules, today });
  return Array.isArray(said) ? said : said ? [field] : [];
}

function tooLong(rules, answers) {
  return Object.entries(rules.maximum)
    .filter(([name, maximum]) => [...(answers[name] ?? "")].length > maximum)
    .map(([field, maximum]) => ({
      field,
      sentence: rules.tooLong.replace("{maximum}", maximum),
    }));
}

function keptCall(rules, call) {
  const keep = Object.entries(call).map(([name, said]) => [name, cut(said, rules.callMaximum)]);
  return Object.fromEntries(keep.filter(([name]) => name !== "at" || isMoment(call.at, rules)));
}

// Counted in characters as Python counts them, so that both doors cut at the same place.
const cut = (said, maximum) => [...said].slice(0, maximum).join("");

const meet = (some, others) => some.some((one) => others.includes(one));

function adultMayWorkWithChildren(path, answers, parties) {
  const role = path.adult_role;
  const adult = parties.includes("adult_on_child") || listed(path.areas).includes("adult_contact");
  return (
    ["yes", "not_known"].includes(role) ||
    (adult && role !== "no") ||
    [path.adult_pair, answers.adult_pair].includes("staff_on_staff")
  );
}

function grave(rules, path, answers) {
  return (
    meet(listed(path.areas), rules.urgent.areas) || meet(listed(answers.types), rules.urgent.types)
  );
}

function childInvolved(parties, answers) {
  const onlyAdults = parties.length > 0 && parties.every((pair) => pair === "adult_on_adult");
  return !onlyAdults || (Array.isArray(answers.ages) && answers.ages.length > 0);
}
