// What the server has not taken yet of an answer to an exercise. Each tab has its own, so that none takes over what was typed in another.
import { forget, nameFor, save, saved } from './store.js';

/** The same after a reload; another tab has another. */
const tab = ownName();

function ownName() {
  const made = Math.random().toString(36).slice(2);
  try {
    return (sessionStorage['molt.tab'] ??= made);
  } catch {
    return made;
  }
}

const nameOf = (item) => nameFor('unsent', item) + tab;

/**
 * Of this tab.
 *
 * @returns {{text: string, version: number, sent: string[]} | null} the text, the number of the save that it builds on, and the
 *     fingerprints of what was sent after it and perhaps arrived
 */
export const savedUnsent = (item) => saved(nameOf(item));

/** @returns {boolean} whether the browser kept it */
export const saveUnsent = (item, unsent) => save(nameOf(item), unsent);

export const forgetUnsent = (item) => forget(nameOf(item));

/** @returns {{text: string, forget: () => void}[]} of tabs that are open beside this one, or were closed too early */
export function unsentElsewhere(item) {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(nameFor('unsent', item)) && name !== nameOf(item));
    const drafts = names.map((name) => ({ text: saved(name)?.text, forget: () => forget(name) }));
    return drafts.filter(({ text }) => typeof text === 'string');
  } catch {
    return [];
  }
}
