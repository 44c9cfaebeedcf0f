// Reads a register of hours, the names in it and a moment a line, and answers as the phone would.

import { createInterface } from "node:readline";
import { dueDay, lookAt } from "../../../service_worker/phone/opening.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { register, at, clockIsRight = true } = JSON.parse(line);
  const found = Object.keys(register.hours).map((name) =>
    lookAt(register, name, Date.parse(at), clockIsRight),
  );
  const due = typeof register.hours.lado === "object" && dueDay(register, Date.parse(at));
  console.log(JSON.stringify(due === false ? found : due));
}
