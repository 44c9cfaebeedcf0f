/** Takes what a page shows out of it, asks there who it is, and puts it back as it was. */

import { bindPasskey } from "./passkey.js";

/**
 * The lock of this page. What was typed stays in memory only, in the elements that are taken out.
 *
 * @param {HTMLTemplateElement} template
 * @param {() => void} whenOpened
 */
export function makeLock(template, whenOpened) {
  /** @type {{ nodes: Node[], title: string, focused: Element | null } | null} */
  let kept = null;

  function open() {
    if (!kept) return;
    const { nodes, title, focused } = kept;
    kept = null;
    document.body.replaceChildren(...nodes);
    document.title = title;
    if (focused instanceof HTMLElement) focused.focus();
    whenOpened();
  }

  function close() {
    if (kept) return;
    const { body, title, activeElement: focused } = document;
    kept = { nodes: [...body.childNodes], title, focused };
    body.replaceChildren(template.content.cloneNode(true));
    document.title = "E-safety";
    askWho(String(template.dataset.show), open);
  }

  return { open, close, isOn: () => kept !== null };
}

/** Shows the page that asks, in place of what is hidden.
 * @param {string} address
 * @param {() => void} open
 * @param {RequestInit} [sent] */
async function askWho(address, open, sent) {
  try {
    const answer = await fetch(address, sent);
    if (answer.status === 204) open();
    else show(await answer.text(), open);
  } catch {
    // Without a connection the page stays hidden; the next tick finds out whether it need be.
  }
}

/** @param {string} html
 * @param {() => void} open */
function show(html, open) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const asking = page.querySelector("main");
  // The session is over: the page that was open leads to the sign-in page, and back.
  if (!asking?.querySelector("[name=proof-code]")) return location.reload();
  for (const script of asking.querySelectorAll("script")) script.remove();
  document.querySelector("main")?.replaceWith(asking);
  document.title = page.title;
  for (const form of asking.querySelectorAll("form")) bind(form, open);
  asking.focus();
}

/** @param {HTMLFormElement} form
 * @param {() => void} open */
function bind(form, open) {
  const send = () => {
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    askWho(form.action, open, { method: "POST", body });
  };
  if (form.dataset.passkey) return bindPasskey(form, send);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
}
