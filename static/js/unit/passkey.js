/** Creates a passkey or signs in with one, and sends the form with what the browser answered. */

/** @type {Record<string, (options: any) => Promise<Credential | null>>} */
const ASK = {
  create: (options) =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    }),
  get: (options) =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
    }),
};

/** Shows the form where it works, in place of the words that say why it does not.
 * @param {HTMLFormElement} form
 * @param {() => unknown} send */
export function bindPasskey(form, send = () => form.submit()) {
  if (!isPossible(form)) return;
  form.hidden = false;
  for (const words of document.querySelectorAll("[data-no-passkey]")) words.remove();
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form, send);
  });
}

/** Only at the name that passkeys are bound to, and in a browser that reads what we ask.
 * @param {HTMLFormElement} form */
function isPossible(form) {
  const knows =
    "PublicKeyCredential" in window && "parseCreationOptionsFromJSON" in PublicKeyCredential;
  return knows && location.origin === form.dataset.origin;
}

/** @param {HTMLFormElement} form
 * @param {() => unknown} send */
async function ask(form, send) {
  const problem = /** @type {HTMLElement} */ (form.querySelector("[data-problem]"));
  problem.hidden = true;
  try {
    const { passkey, options } = form.dataset;
    const credential = await ASK[String(passkey)](JSON.parse(String(options)));
    const field = /** @type {HTMLInputElement} */ (form.querySelector("[data-credential]"));
    field.value = JSON.stringify(credential);
    send();
  } catch {
    problem.hidden = false;
  }
}
