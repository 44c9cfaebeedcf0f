// Reads a register of hours, the names in it and a moment a line, and answers as the phone would.

import { createInterface } from "node:readline";
import { lookAt } from "../../../service_worker/phone/opening.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { register, at, clockIsRight = true } = JSON.parse(line);
  const found = Object.keys(register.hours).map((name) =>
    lookAt(register, name, Date.parse(at), clockIsRight),
  );
  console.log(JSON.stringify(found));
}
