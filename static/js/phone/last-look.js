/** Which changes of the guidance this phone has seen: shown once, and never on a new phone. */

const SEEN = "changes-seen";
const READING_MS = 3000;

const pause = () => new Promise((done) => setTimeout(done, READING_MS));

/**
 * Show the box where its words differ from those that were here at the last look.
 *
 * @param {Pick<HTMLElement, "hidden" | "textContent">} box
 * @param {object} notes
 * @param {(name: string, otherwise: any) => Promise<any>} notes.readNote
 * @param {(name: string, value: unknown) => Promise<unknown>} notes.keepNote
 * @param {() => Promise<unknown>} [read] ends when it may have been read; a reload may come before
 * @returns {Promise<void>}
 */
export async function showNews(box, { readNote, keepNote }, read = pause) {
  const now = box.textContent?.replace(/\s+/g, " ").trim();
  const seen = await readNote(SEEN, null);
  if (seen === now) return;
  if (seen !== null) {
    box.hidden = false;
    await read();
  }
  await keepNote(SEEN, now);
}
