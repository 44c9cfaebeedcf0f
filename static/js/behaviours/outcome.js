/** Remembers the outcome that is shown, so that the form can be filled from it. */

import { knowsMore, withAnswers } from "../incident/path.js";
import { changeHere, followHere } from "../incident/this-phone.js";
import { beforeMore } from "../incident/who-rings.js";
import { beforeLeaving } from "../page/leaving.js";
import { readChoice } from "../phone/choices.js";

/** @import { Incident } from "../incident/incidents.js" */

export const attribute = "data-journey";

/** @param {HTMLElement} section */
export function bind(section) {
  const { journey, rank } = section.dataset;
  const { pathname, search, hash } = location;
  const code = pathname.split("/").pop();
  const page = { path: JSON.parse(journey), rank, code, at: pathname };
  const isBoth = hash === "#both";
  // The link on this page, where its own steps are the graver.
  const link = isBoth && section.querySelector(`[href="/steps/${search.slice(1)}?${code}"]`);
  const change = (alone) =>
    changeHere((incident) => {
      if (isSaved(incident)) return undefined;
      const own = { ...page, due: findDue(section, alone) };
      const shown = isBoth ? withBoth(own, incident, link?.getAttribute("data-area")) : own;
      const answered = withAnswers(incident, shown.path, new Date().toISOString());
      const calls = knowsMore(incident, shown) ? beforeMore(incident.calls) : incident.calls;
      return { ...answered, ...shown, calls };
    });
  const note = () => beforeLeaving(readChoice("alone").then(change));
  let noted;
  note();
  // Discarded in another tab: a call from here has begun another.
  followHere(section, (incident) => {
    if (!incident || incident.code || isSaved(incident) || incident.id === noted) return;
    noted = incident.id;
    note();
  });
}

/**
 * What happened after the report is no longer part of it, nor of what is added to it.
 *
 * @param {Incident} incident
 */
const isSaved = ({ state, amends }) => state !== "open" || amends;

/** The steps of two areas were not stored, and the page is that of the graver: neither is lost. */
function withBoth(page, incident, area) {
  const { path = {}, rank, due = [] } = incident;
  const areas = [...page.path.areas, ...(path.areas ?? []), area].filter(Boolean);
  const others = due.filter(({ who }) => !page.due.some((one) => one.who === who));
  return {
    ...page,
    path: { ...page.path, ...path, areas: [...new Set(areas)] },
    rank: rank === "now" ? rank : page.rank,
    due: [...page.due, ...others],
    at: page.at + location.search + location.hash,
  };
}

/** Who must hear of it for certain, as the page says it to those with and without a lead. */
function findDue(section, alone) {
  const due = [...section.querySelectorAll("[data-due], [data-due-alone]")].map(({ dataset }) => ({
    who: dataset.hear,
    when: (alone && dataset.dueAlone) || dataset.due,
  }));
  return due.filter(({ when }) => when);
}
