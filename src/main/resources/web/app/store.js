// A learner's edits, kept in this browser over a reload.

const course = document.body.dataset.course;
const lesson = document.querySelector('[data-lesson]')?.dataset.lesson;

const editName = (item, language) => `molt.edit:${course}/${lesson}/${item}/${language}`;
const unsentName = (item) => `molt.unsent:${course}/${lesson}/${item}`;

/** Tells texts apart (FNV-1a, 32 bits): an edit remembers which text of the lesson it began from. */
export function fingerprint(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}

/** @returns {{text: string, from: string} | null} the edit and the fingerprint of the lesson's text it began from */
export const savedEdit = (item, language) => saved(editName(item, language));

/** @returns {boolean} whether the browser kept it */
export const saveEdit = (item, language, text, from) => save(editName(item, language), { text, from });

export const forgetEdit = (item, language) => forget(editName(item, language));

/**
 * What the server has not taken yet of an answer to an exercise.
 *
 * @returns {{text: string, version: number, sent: string[]} | null} the text, the number of the save that it builds on, and the
 *     fingerprints of what was sent after it and perhaps arrived
 */
export const savedUnsent = (item) => saved(unsentName(item));

/** @returns {boolean} whether the browser kept it */
export const saveUnsent = (item, unsent) => save(unsentName(item), unsent);

export const forgetUnsent = (item) => forget(unsentName(item));

function saved(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function save(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function forget(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Storage is forbidden: nothing was kept either.
  }
}
