/** Takes what a page shows out of it, asks there who it is, and puts it back as it was. */

import { bindPasskey } from "./passkey.js";

const QUESTION = "[name=proof-code]";

/**
 * The lock of this page. What was typed stays in memory only, in the elements that are taken out.
 *
 * @param {HTMLTemplateElement} template
 * @param {() => void} whenOpened
 * @returns {Lock & { close: () => void }}
 */
export function makeLock(template, whenOpened) {
  /** @type {{ nodes: Node[], title: string, focused: Element | null } | null} */
  let kept = null;

  const lock = { open, close, isOn: () => kept !== null };

  function open() {
    if (!kept) return;
    const { nodes, title, focused } = kept;
    kept = null;
    document.body.replaceChildren(...nodes);
    document.title = title;
    if (focused instanceof HTMLElement) focused.focus();
    whenOpened();
  }

  /** Idempotent. Asks again if there was no connection when the page was hidden. */
  function close() {
    if (!kept) kept = hide(template);
    if (!document.querySelector(QUESTION)) askWho(lock, String(template.dataset.show));
  }

  return lock;
}

/** @typedef {{ open: () => void, isOn: () => boolean }} Lock */

/** @param {HTMLTemplateElement} template */
function hide(template) {
  const { body, title, activeElement: focused } = document;
  const nodes = [...body.childNodes];
  body.replaceChildren(template.content.cloneNode(true));
  document.title = "E-safety";
  return { nodes, title, focused };
}

/** Shows the page that asks, in place of what is hidden; or opens, if its answer is right.
 * @param {Lock} lock
 * @param {string} address
 * @param {RequestInit} [sent] */
async function askWho(lock, address, sent) {
  try {
    const answer = await fetch(address, sent);
    if (answer.status === 204) return lock.open();
    const html = await answer.text();
    if (lock.isOn()) show(lock, html); // what comes later must not take the page's place
  } catch {
    // Without a connection the page stays hidden, and the next tick asks again.
  }
}

/** @param {Lock} lock
 * @param {string} html */
function show(lock, html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  // The session is over: the page that was open leads to the sign-in page, and back.
  if (!page.querySelector(QUESTION)) return location.reload();
  for (const script of page.body.querySelectorAll("script")) script.remove();
  const forms = page.querySelectorAll("main form");
  document.body.replaceChildren(...page.body.childNodes);
  document.title = page.title;
  for (const form of forms) bind(lock, /** @type {HTMLFormElement} */ (form));
  document.querySelector("main")?.focus();
}

/** @param {Lock} lock
 * @param {HTMLFormElement} form */
function bind(lock, form) {
  const send = () => {
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    askWho(lock, form.action, { method: "POST", body });
  };
  if (form.dataset.passkey) return bindPasskey(form, send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
}
