/**
 * The envelope around a sealed report. `reference()` is the twin of webapp/reports/reference.py,
 * `digestOf()` of sync/envelope.py.
 */

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const REFERENCE_BITS = 35n;

/**
 * Exactly the fields of the protocol (sync/README.md). `sealed` is a compact JWE, `digest` that of
 * `sealed`, `saved_at` a time in ISO 8601.
 *
 * @typedef {{id: string, digest: string, sealed: string, saved_at: string, build: string}} Envelope
 */

/**
 * The envelope to store and send.
 *
 * @param {{id: string, sealed: string, build: string, now?: () => number}} report
 * @returns {Promise<Envelope>}
 */
export async function makeEnvelope({ id, sealed, build, now = Date.now }) {
  const saved_at = new Date(now()).toISOString();
  return { id, digest: await digestOf(sealed), sealed, saved_at, build };
}

/**
 * Base64url SHA-256 of the ASCII bytes of `sealed`.
 *
 * @param {string} sealed
 * @returns {Promise<string>}
 */
export async function digestOf(sealed) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(sealed));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * A lower-case UUIDv7: 48 bits of time, 74 random bits from the browser's own generator.
 *
 * @param {{now?: () => number, randomBytes?: (length: number) => Uint8Array}} [sources]
 * @returns {string}
 */
export function uuidv7({ now = Date.now, randomBytes = secureRandomBytes } = {}) {
  const bytes = randomBytes(16);
  const milliseconds = now();
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(milliseconds / 2 ** 32));
  view.setUint32(2, milliseconds % 2 ** 32);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function secureRandomBytes(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

/**
 * `ES-95NR-VBY7`: the low 35 bits of the id as seven Crockford characters and a check character.
 *
 * @param {string} id
 * @returns {string}
 */
export function reference(id) {
  const number = BigInt(`0x${id.replaceAll("-", "")}`) % (1n << REFERENCE_BITS);
  const values = Array.from({ length: 7 }, (_, i) => Number((number >> BigInt(30 - 5 * i)) % 32n));
  const code = [...values, checkValue(values)].map((value) => CROCKFORD[value]).join("");
  return `ES-${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Luhn mod 32: catches one wrong character, and nearly every swap of two neighbours. */
function checkValue(values) {
  const sum = values.reduceRight((total, value, i) => {
    const doubled = (values.length - i) % 2 ? value * 2 : value;
    return total + Math.floor(doubled / 32) + (doubled % 32);
  }, 0);
  return (32 - (sum % 32)) % 32;
}
