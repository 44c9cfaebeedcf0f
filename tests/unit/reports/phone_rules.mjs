// Reads the fields of one form a line, and answers each line with what the phone makes of it.

import { createInterface } from "node:readline";
import { answersFrom, prefill } from "../../../static/js/report/reading.js";
import { mustRingFirst, rankOf } from "../../../static/js/report/rank.js";
import { nobodyReached } from "../../../static/js/report/reached.js";
import {
  findFaults,
  findRefusals,
  isIncomplete,
  trim,
} from "../../../static/js/report/validation.js";

const asList = ({ field, sentence, saysWhere }) => [field, sentence, saysWhere];

for await (const line of createInterface({ input: process.stdin })) {
  const { rules, values, path, now, correction } = JSON.parse(line);
  const answers = answersFrom(rules, values, { zone: () => "+00:00" });
  const result = {
    answers,
    faults: findFaults(rules, answers, { now, correction }).map(asList),
    refusals: findRefusals(rules, answers, { correction }).map(asList),
    trimmed: trim(rules, answers),
    incomplete: isIncomplete(rules, answers, { correction }),
    rank: rankOf(rules, path, answers),
    nobodyReached: nobodyReached(rules, path, answers),
    mustRingFirst: mustRingFirst(rules, path, answers),
    prefilled: path ? prefill(rules, path) : {},
  };
  console.log(JSON.stringify(result));
}
