// What a run gave, under its half. Programs may print anything: it is shown as text and never read as HTML.
import { element } from './elements.js';
import { retry } from './retry.js';
import { Printed } from './printed.js';

/** Milliseconds as a person reads them. */
export function time(ms) {
  if (ms >= 1000) return `${(ms / 1000).toFixed(ms >= 10_000 ? 1 : 2)} s`;
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`;
}

/** Bytes as a person reads them. */
export function size(bytes) {
  const mega = bytes / 1e6;
  if (mega < 0.1) return bytes < 1000 ? `${bytes} bytes` : `${Math.round(bytes / 1e3)} kB`;
  return mega >= 100 ? `${Math.round(mega)} MB` : `${mega.toFixed(1)} MB`;
}

function measures(result) {
  if (result.outcome === 'compile-error') return time(result.compileMs);
  const parts = [];
  if (result.outcome === 'ok' || result.outcome === 'failed') {
    parts.push(result.signal ? `signal ${result.signal}` : `exit ${result.exitCode}`);
  }
  if (result.cached) parts.push('compiled before');
  else if (result.compileMs > 0) parts.push(`compiled in ${time(result.compileMs)}`);
  if (result.wallMs > 0) parts.push(`ran ${time(result.wallMs)}`);
  if (result.peakBytes > 0) parts.push(size(result.peakBytes));
  return parts.join(' · ');
}

export function label(text, right = '') {
  return element('div', { className: 'label' }, element('span', {}, text), element('span', { className: 'measures' }, right));
}

export const errorLabel = () => label('Error output');

function printed(text, name, className) {
  const made = new Printed(name, className);
  made.show(text);
  return made;
}

/** The parts to show for a result, in order. @param stdout where its output is printed, null when there is none */
function parts(result, language, stdout) {
  if (result.outcome === 'compile-error') {
    return [
      label(language === 'rust' ? 'Compiler' : 'Python', measures(result)),
      state(result),
      ...compilerWords(result),
    ];
  }
  const shown = [label('Output', measures(result))];
  if (result.outcome !== 'ok') shown.push(state(result));
  if (stdout) shown.push(...stdout.parts);
  else if (result.outcome === 'ok') shown.push(element('p', { className: 'none' }, 'Nothing was printed.'));
  if (result.stderr) shown.push(errorLabel(), ...printed(result.stderr, 'Error output', 'stderr').parts);
  if (result.truncated) shown.push(element('p', { className: 'none' }, `Not kept: ${size(result.cutBytes)} more that the program printed.`));
  if (result.outcome === 'ok' && result.diagnostics?.length) shown.push(label('Compiler'), ...compilerWords(result));
  return shown;
}

function state(result) {
  return element('p', { className: 'state bad' }, result.sentence);
}

export function compilerWords(result) {
  const box = element('div', { className: 'compiler' });
  for (const problem of result.diagnostics ?? []) {
    if (problem.line === 0) box.append(element('p', { className: 'none' }, "In the lesson's set-up:"));
    box.append(...compilerMessage(problem));
  }
  if (!box.hasChildNodes() && result.stderr) box.append(...printed(result.stderr, 'Compiler message').parts);
  return [box];
}

/** The compiler's own text. Its first line says what is wrong; the rest shows where and why. */
function compilerMessage(problem) {
  const made = new Printed('Compiler message');
  made.headed = true;
  made.box.classList.toggle('warning', problem.level === 'warning');
  made.show(problem.rendered || problem.message);
  return made.parts;
}

/**
 * @param again starts the run once more, for one that was turned away
 * @returns {Printed | null} what the program printed
 */
export function showResult(place, result, language, again) {
  const stdout = result.stdout && result.outcome !== 'compile-error' ? printed(result.stdout, 'Output', 'stdout') : null;
  place.replaceChildren(...parts(result, language, stdout));
  if (result.retryAfter) place.append(retry(result.retryAfter, again));
  place.hidden = false;
  // A box that scrolls must be reachable by keyboard; one that does not would be a stop for nothing.
  for (const box of place.querySelectorAll('pre')) reachable(box);
  return stdout;
}

/** What a linter says of a program. @param view {outcome, sentence, diagnostics} */
export function showLint(place, view, language) {
  const said = element('p', { className: view.outcome === 'ok' ? 'state' : 'state bad' }, view.sentence);
  place.replaceChildren(label(language === 'rust' ? 'Clippy' : 'Flake8'), said, ...compilerWords(view));
  place.hidden = false;
  for (const box of place.querySelectorAll('pre')) reachable(box);
}

export function reachable(box) {
  const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
  if (scrolls) box.tabIndex = 0;
  else box.removeAttribute('tabindex');
}

/** In one line, for a comparison of both halves. */
export function inWords(result) {
  const code = result.diagnostics?.find((it) => it.level === 'error' && it.code)?.code;
  switch (result.outcome) {
    case 'compile-error':
      return `does not compile${code ? ` (${code})` : ''}`;
    case 'failed':
      return result.signal ? `ends by signal ${result.signal}` : `ends with exit ${result.exitCode}`;
    case 'timed-out':
      return 'runs out of time';
    case 'out-of-memory':
      return 'runs out of memory';
    case 'output-limit':
      return 'prints more than is shown';
    case 'stopped':
      return 'was stopped';
    default:
      return 'did not run';
  }
}
