/** "Start again" forgets the answers, the ticks and the calls noted on this phone. */

import { forgetJourney } from "../incident/journey.js";

export const attribute = "data-start-again";

export function bind(link) {
  link.addEventListener("click", forgetJourney);
}
