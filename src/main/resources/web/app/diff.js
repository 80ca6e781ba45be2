// Two texts beside each other, line by line; where there is no room, one below the other with signs.
import { commonLines } from './difference.js';
import { element } from './elements.js';
import { paintLines } from './shown-code.js';

const tidy = (text) => text.replaceAll('\r\n', '\n').replace(/\s+$/, '');

/** @returns {HTMLElement} */
export function diffOf(mine, theirs) {
  if (tidy(mine) === tidy(theirs)) {
    return element('p', { className: 'same' }, "Your text is the author's solution, character for character.");
  }
  const texts = [tidy(mine), tidy(theirs)];
  const lines = texts.map((text) => text.split('\n').map((line, i) => lineOf(line, i + 1)));
  const box = element(
    'div',
    { className: 'diff' },
    element('div', { className: 'heads' }, element('strong', {}, 'Yours'), element('strong', {}, "The author's")),
    ...hunks(...texts.map((text) => text.split('\n'))).map((hunk) => shown(hunk, lines)),
  );
  texts.forEach((text, i) => paintLines(text, lines[i].map((line) => line.lastElementChild)));
  return box;
}

function lineOf(text, number) {
  const line = element('span', { className: 'dl' }, element('code', {}, text || ' '));
  line.dataset.number = number;
  return line;
}

/** Runs of lines that are the same, or are not: {same, from: [i, j], to: [i, j]}. */
function hunks(a, b) {
  const found = [];
  const add = (same, from, to) => {
    const last = found.at(-1);
    if (last?.same === same) last.to = to;
    else if (to[0] > from[0] || to[1] > from[1]) found.push({ same, from, to });
  };
  let at = [0, 0];
  for (const pair of [...commonLines(a, b), [a.length, b.length]]) {
    if (pair[0] > at[0] || pair[1] > at[1]) add(false, at, pair);
    at = [pair[0] + 1, pair[1] + 1];
    if (pair[0] < a.length && pair[1] < b.length) add(true, pair, at);
  }
  return found;
}

const sides = ['mine', 'theirs'];
const only = ['Only yours: ', "Only the author's: "];

function shown({ same, from, to }, lines) {
  const cells = sides.map((side, i) => {
    const own = lines[i].slice(from[i], to[i]);
    const cell = element('div', { className: side }, ...own);
    if (!same && own.length > 0) cell.prepend(element('span', { className: 'visually-hidden' }, only[i]));
    // What is the same is read out once.
    if (same && i === 1) cell.setAttribute('aria-hidden', 'true');
    return cell;
  });
  return element('div', { className: same ? 'hunk' : 'hunk changed' }, ...cells);
}
