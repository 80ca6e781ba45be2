// The verdict on an answer. What learners' programs print and compute is shown as text and never read as HTML.
import { caseList, firstFailed } from './cases.js';
import { element } from './elements.js';
import { compilerWords, errorLabel, label, reachable, size } from './output.js';
import { Printed } from './printed.js';
import { retry } from './retry.js';

const looks = { passed: 'good', failed: 'bad', 'does-not-compile': 'bad', 'does-not-fit': 'bad' };

/**
 * @param answer of the server
 * @returns {string} the verdict for those who do not see it
 */
export function showChecked(place, answer) {
  const shown = [outcome(answer.sentence, looks[answer.kind])];
  if (answer.told) shown.push(element('p', { className: 'state' }, answer.told));
  if (answer.signatures?.length) shown.push(...signatures(answer.signatures));
  if (answer.cases?.length) shown.push(...caseList(answer.cases));
  const refused = answer.kind === 'does-not-compile';
  if (refused || answer.diagnostics?.length) shown.push(label('Compiler'), ...compilerWords(answer));
  if (!refused) shown.push(...printed(answer));
  fill(place, shown);
  const first = firstFailed(answer.cases ?? []);
  return [answer.sentence, first].filter(Boolean).join(' ');
}

/** An answer that could not be checked. @param again checks it once more @returns {string} why */
export function showRefused(place, { error, retryAfter }, again) {
  fill(place, [outcome(error, 'bad'), ...(retryAfter ? [retry(retryAfter, again)] : [])]);
  return error;
}

function fill(place, parts) {
  place.replaceChildren(...parts);
  place.hidden = false;
  // A box that scrolls must be reachable by keyboard; one that does not would be a stop for nothing.
  for (const box of place.querySelectorAll('pre')) reachable(box);
}

function outcome(sentence, look = '') {
  return element('p', { className: `outcome ${look}` }, sentence);
}

/** Each asked for above what the learner has, so that the eye finds the difference. */
function signatures(list) {
  return list.flatMap(({ signature, yours }) => [
    element(
      'dl',
      { className: 'sides' },
      element('dt', {}, 'Asked for'),
      element('dd', {}, element('code', {}, signature)),
      element('dt', {}, 'Yours'),
      yours == null ? element('dd', { className: 'none' }, 'There is no public function of that name.') : element('dd', {}, element('code', {}, yours)),
    ),
  ]);
}

function printed({ stdout, stderr, cutBytes }) {
  const shown = [];
  if (stdout) shown.push(label('Your code printed'), ...box(stdout, 'Output', 'stdout'));
  if (stderr) shown.push(errorLabel(), ...box(stderr, 'Error output', 'stderr'));
  if (cutBytes > 0) shown.push(element('p', { className: 'none' }, `Not kept: ${size(cutBytes)} more that it printed.`));
  return shown;
}

function box(text, name, className) {
  const made = new Printed(name, className);
  made.show(text);
  return made.parts;
}
