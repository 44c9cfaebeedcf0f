/** Quick exit: away at once, also without signal, and Back does not lead here again. */

export const attribute = "data-quick-exit";

const MARK = "away";

export function bind(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
  addEventListener("pageshow", ({ persisted }) => persisted && stayAway(link.href));
  if (cameBack()) stayAway(link.href);
  else remember(false);
}

function leave(address) {
  remember(true);
  document.documentElement.hidden = true;
  location.replace(address);
}

function stayAway(address) {
  if (wasLeft()) leave(address);
}

function cameBack() {
  return performance.getEntriesByType("navigation")[0]?.type === "back_forward";
}

// Where the browser refuses to remember, the way out itself still works.
function remember(left) {
  try {
    if (left) sessionStorage.setItem(MARK, "yes");
    else sessionStorage.removeItem(MARK);
  } catch {
    /* Nothing to be done. */
  }
}

function wasLeft() {
  try {
    return sessionStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
}
