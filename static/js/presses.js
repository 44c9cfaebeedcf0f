/** The unit's pages ignore presses that were meant for what lay there before, as the reporter's do. */

import { guardPresses } from "./page/presses.js";

guardPresses();
