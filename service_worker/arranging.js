/**
 * Orders the numbers of one service in the text of a page, before its first paint: what is open now
 * stands first, and each says when it opens. Its twin in the page is static/js/behaviours/open-first.js.
 */

import { describeLado, isOpen, lookAt, openFirst } from "./phone/opening.js";

/** @import { Packs } from "./packs.js" */

const REGISTER = / data-contact-hours='([^']*)'/;
const HOURS = /(data-opens="([\w-]+)">)[^<]*/g;
const LADO = /( data-lado>)[^<]*/g;
const LIST = /(<(ul|p) [^>]*data-open-first="(\w*)">)([^]*?)(<\/\2>)/g;
const ITEM = /<li[^]*?<\/li>|<a [^]*?<\/a>/g;

/** In milliseconds. A page never waits longer to know whether the clock is right. */
const PATIENCE = 50;

/**
 * The packs, whose pages are in order when they are read. One that cannot be arranged stays as it is.
 *
 * @param {Pick<Packs, "read">} packs
 * @param {{isClockRight: () => Promise<boolean>, now?: () => number}} world
 * @returns {Pick<Packs, "read">}
 */
export function inOrder(packs, { isClockRight, now = Date.now }) {
  async function read(path, options) {
    const [response, isRight] = await Promise.all([
      packs.read(path, options),
      Promise.race([isClockRight(), new Promise((resolve) => setTimeout(resolve, PATIENCE, true))]),
    ]);
    if (!response?.headers.get("content-type")?.startsWith("text/html")) return response;
    const { status, headers } = response;
    return new Response(arrange(await response.text(), now(), isRight), { status, headers });
  }
  return { read };
}

/**
 * @param {string} page
 * @param {number} at
 * @param {boolean} isClockRight
 * @returns {string} the page as it is, where it says nothing of hours
 */
export function arrange(page, at, isClockRight) {
  const register = readRegister(page);
  if (!register) return page;
  const look = (name) => lookAt(register, name, at, isClockRight);
  return page
    .replace(HOURS, (text, start, name) => (look(name).words ? start + look(name).words : text))
    .replace(LADO, (text, start) => {
      const words = describeLado(register, look, at);
      return words ? start + words : text;
    })
    .replace(LIST, (_, ...list) => {
      const [start, , fill, inner, end] = list;
      return start + order(inner, fill, look) + end;
    });
}

function readRegister(page) {
  try {
    return JSON.parse(REGISTER.exec(page)[1]);
  } catch {
    return null;
  }
}

function order(inner, fill, look) {
  const items = inner.match(ITEM) ?? [];
  const lookAtItem = (item) => look(item.match(/ data-(?:call|opens)="([\w-]+)"/)?.[1]);
  const sorted = openFirst(items, lookAtItem);
  if (fill && sorted.length && isOpen(lookAtItem(sorted[0])))
    sorted[0] = sorted[0].replace('class="app-call"', 'class="app-call app-call--lead"');
  return sorted.join("\n");
}
