// A learner's edits, kept in this browser over a reload.

const course = document.body.dataset.course;
const lesson = document.querySelector('[data-lesson]')?.dataset.lesson;

const name = (item, language) => `molt.edit:${course}/${lesson}/${item}/${language}`;

/** Tells texts apart (FNV-1a, 32 bits): an edit remembers which text of the lesson it began from. */
export function fingerprint(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}

/** @returns {{text: string, from: string} | null} the edit and the fingerprint of the lesson's text it began from */
export function savedEdit(item, language) {
  try {
    return JSON.parse(localStorage.getItem(name(item, language)));
  } catch {
    return null;
  }
}

/** @returns {boolean} whether the browser kept it */
export function saveEdit(item, language, text, from) {
  try {
    localStorage.setItem(name(item, language), JSON.stringify({ text, from }));
    return true;
  } catch {
    return false;
  }
}

export function forgetEdit(item, language) {
  try {
    localStorage.removeItem(name(item, language));
  } catch {
    // Storage is forbidden: nothing was kept either.
  }
}
