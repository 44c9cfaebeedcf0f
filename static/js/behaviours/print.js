/** Prints the page; from a row that opens, only that row. */

export const attribute = "data-print";

/** @param {HTMLButtonElement} button */
export function bind(button) {
  const row = button.closest("details");
  button.addEventListener("click", () => {
    row?.setAttribute("data-printed", "");
    addEventListener("afterprint", () => row?.removeAttribute("data-printed"), { once: true });
    print();
  });
}
