/** What page and worker say to each other. */

/** Page → worker: "nothing is being typed here, you may take over". */
export const TAKE_OVER = "take-over";
/** Page → worker: "deliver what is waiting", so that it goes on when the page closes. */
export const DELIVER = "deliver";
/** Page → worker, answered through the message's port: {whole, build, edition}. */
export const STATUS = "status";

/** To every open page: "a report was saved". */
export const SAVED = "saved";
/** To every open page: "reports or receipts changed: read them again". */
export const CHANGED = "changed";

const CHANNEL = "esafety";

/** Tell every open page. A page hears its own words too. */
export function announce(word) {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(word);
  channel.close();
}

/** Call `callback(word)` on each announcement; returns the function that stops it. */
export function hear(callback) {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => callback(data);
  return () => channel.close();
}
