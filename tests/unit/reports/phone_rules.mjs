// Answers, one line each, what the phone makes of the fields in the line before it.

import { createInterface } from "node:readline";
import { answersFrom, prefill } from "../../../static/js/report/reading.js";
import { isUrgent, mustRingFirst, nobodyRung } from "../../../static/js/report/urgency.js";
import {
  findFaults,
  findRefusals,
  isIncomplete,
  trim,
} from "../../../static/js/report/validation.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { rules, values, path, today, correction } = JSON.parse(line);
  const answers = answersFrom(rules, values, { zone: () => "+00:00" });
  const said = {
    answers,
    faults: findFaults(rules, answers, { today, correction }).map(({ field, sentence }) => [
      field,
      sentence,
    ]),
    refusals: findRefusals(rules, answers, { correction }).map(({ field, sentence }) => [
      field,
      sentence,
    ]),
    trimmed: trim(rules, answers),
    incomplete: isIncomplete(rules, answers, { correction }),
    urgent: isUrgent(rules, path, answers),
    nobodyRung: nobodyRung(answers),
    mustRingFirst: mustRingFirst(rules, path, answers),
    prefilled: path ? prefill(rules, path) : {},
  };
  console.log(JSON.stringify(said));
}
