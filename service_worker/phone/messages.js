/** The messages that pages and worker exchange, and the broadcast between them. */

/** Page → worker: "nobody is typing here, you may take over". */
export const TAKE_OVER = "take-over";
/** Page → worker: "deliver what is waiting", so that delivery goes on when the page closes. */
export const DELIVER = "deliver";
/** Page → worker, answered through the message's port with a Status. */
export const STATUS = "status";
/**
 * `whole`: the core is stored; `library`: so is the library.
 *
 * @typedef {{whole: boolean, library: boolean, build: string, edition: string}} Status
 */

/** To every open page: "a report was saved". */
export const SAVED = "saved";
/** To every open page: "reports, receipts or readiness changed: read them again". */
export const CHANGED = "changed";

const CHANNEL = "esafety";

/**
 * Broadcast a message to every open page, this one too.
 *
 * @param {string} message
 */
export function announce(message) {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(message);
  channel.close();
}

/**
 * A channel of the broadcast. `hear(callback)` passes on every message but those of its own `tell`.
 *
 * @returns {{tell: (message: string) => void, hear: (callback: (message: string) => void) => void}}
 */
export function openChannel() {
  const channel = new BroadcastChannel(CHANNEL);
  return {
    tell: (message) => channel.postMessage(message),
    hear: (callback) => {
      channel.onmessage = ({ data }) => callback(data);
    },
  };
}
