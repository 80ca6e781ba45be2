// The cases of a verdict, in the order of the lesson: those that matter to the eye, the rest folded.
import { element } from './elements.js';
import { plain } from './hygiene.js';
import { Printed } from './printed.js';

const words = { passed: 'Passed', failed: 'Failed', 'not-reached': 'Not reached' };

/** Where more cases in a row than this are alike, one line stands for them. */
const alike = 4;

/** Longer values are compared better one above the other than in a sentence. */
const longValue = 32;

/** @param cases [{name, state, message, input, left, right}] */
export function caseList(cases) {
  const list = element('ol', { className: 'cases' });
  for (const run of runs(cases)) {
    if (run.length <= alike) list.append(...run.map(item));
    else if (run[0].state === 'failed') list.append(...run.slice(0, alike).map(item), folded(run.slice(alike), `${run.length - alike} more`));
    else list.append(folded(run, `${run.length} cases`));
  }
  return [list];
}

/** In words, for those who do not see the list. */
export function firstFailed(cases) {
  const first = cases.find(({ state }) => state === 'failed');
  if (!first) return '';
  const sides = first.left != null && first.right != null && first.input == null ? `left ${first.left}, right ${first.right}` : '';
  return plain([`${title(first)}:`, first.message, sides].filter(Boolean).join(' '));
}

/** Neighbours that are alike. */
function runs(cases) {
  const found = [];
  for (const it of cases) {
    if (found.at(-1)?.[0].state === it.state) found.at(-1).push(it);
    else found.push([it]);
  }
  return found;
}

/** A call is shown as it is, whatever became of it; only the name of a test is words. */
const title = (it) => (it.input == null && !isCall(it) ? it.name.replaceAll('_', ' ') : it.name);

function folded(cases, what) {
  const { state } = cases[0];
  const summary = element('summary', {}, sign(state), element('span', {}, what));
  const details = element('details', {}, summary, element('ol', { className: 'cases' }, ...cases.map(item)));
  return element('li', { className: 'fold' }, details);
}

function item(it) {
  const name = element(isCall(it) ? 'code' : 'span', { className: 'name' }, plain(title(it)));
  return element('li', { className: it.state }, sign(it.state), element('div', {}, name, ...reasons(it)));
}

const isCall = ({ name }) => name.includes('(');

function sign(state) {
  return element('span', { className: `case-state ${state}` }, words[state]);
}

/** A call that gave something else is told in a sentence, unless its values are long. */
function reasons(it) {
  if (it.state !== 'failed') return [];
  const said = it.message ? [element('p', {}, ...sentence(it))] : [];
  if (it.input == null) return it.left == null && it.right == null ? said : [...said, sides(it)];
  const long = it.left != null && it.right != null && [it.left, it.right].some((side) => side.length > longValue);
  return long ? [sides(it)] : said;
}

/** The input and what was made of it stand out of the sentence, whatever signs are in them. */
function sentence({ message, input, left, right }) {
  const parts = [];
  let rest = message;
  for (const [words, value] of input == null ? [] : [[`\`${input}\``, input], [left, left], [right, right]]) {
    const at = words ? rest.indexOf(words) : -1;
    if (at < 0) continue;
    parts.push(plain(rest.slice(0, at)), element('code', {}, plain(value)));
    rest = rest.slice(at + words.length);
  }
  return [...parts, plain(rest)];
}

function sides({ input, left, right }) {
  const rows = input == null ? { Left: left, Right: right } : { Input: input, Python: left, Yours: right };
  const list = element('dl', { className: 'sides' });
  for (const [name, text] of Object.entries(rows)) {
    if (text == null) continue;
    const value = new Printed(name);
    value.show(text);
    list.append(element('dt', {}, name), element('dd', {}, ...value.parts));
  }
  return list;
}
