// Reads one code or a list of codes alike. The server's twin: webapp/reports/codes.py.

/**
 * One code or a list of codes as a list; anything that is not text is left out.
 * @param {unknown} value
 * @returns {string[]}
 */
export function asCodes(value) {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
}
