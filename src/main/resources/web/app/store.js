// A learner's edits, kept in this browser over a reload.

const course = document.body.dataset.course;
const lesson = document.querySelector('[data-lesson]')?.dataset.lesson;

/** What a browser keeps for an item of this page begins so. */
export const nameFor = (what, item) => `molt.${what}:${course}/${lesson}/${item}/`;

const editName = (item, language) => nameFor('edit', item) + language;

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

export function saved(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

export function save(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Storage is forbidden: nothing was kept either.
  }
}
