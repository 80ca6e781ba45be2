// What a run gave, under its half. Programs may print anything: it is shown as text and never read as HTML.

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const colours = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
// Everything that would move a cursor, hide, or turn the direction of what stands beside it.
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text with terminal colours taken out and other control characters shown as signs. */
export function plain(text) {
  return text
    .replaceAll('\r\n', '\n')
    .replace(colours, '')
    .replace(unseen, (sign) => {
      const code = sign.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? '\u2421' : '\ufffd';
    });
}

/** Milliseconds as a person reads them. */
export function time(ms) {
  if (ms >= 1000) return `${(ms / 1000).toFixed(ms >= 10_000 ? 1 : 2)} s`;
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`;
}

/** Bytes as a person reads them. */
export function size(bytes) {
  const mega = bytes / 1e6;
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

function label(text, right = '') {
  return element('div', { className: 'label' }, element('span', {}, text), element('span', { className: 'measures' }, right));
}

function pre(text, name, className = '') {
  const made = element('pre', { className }, plain(text).replace(/\n$/, ''));
  made.setAttribute('role', 'group');
  made.setAttribute('aria-label', name);
  return made;
}

/** The parts to show for a result, in order. */
function parts(result, language) {
  if (result.outcome === 'compile-error') {
    return [
      label(language === 'rust' ? 'Compiler' : 'Python', measures(result)),
      state(result),
      ...compilerWords(result),
    ];
  }
  const shown = [label('Output', measures(result))];
  if (result.outcome !== 'ok') shown.push(state(result));
  if (result.stdout) shown.push(pre(result.stdout, 'Output', 'stdout'));
  else if (result.outcome === 'ok') shown.push(element('p', { className: 'none' }, 'Nothing was printed.'));
  if (result.stderr) shown.push(label('Error output'), pre(result.stderr, 'Error output', 'stderr'));
  if (result.truncated) shown.push(element('p', { className: 'none' }, 'The rest of the output was left out.'));
  if (result.outcome === 'ok' && result.diagnostics?.length) shown.push(label('Compiler'), ...compilerWords(result));
  return shown;
}

function state(result) {
  return element('p', { className: 'state bad' }, result.sentence);
}

function compilerWords(result) {
  const box = element('div', { className: 'compiler' });
  for (const problem of result.diagnostics ?? []) {
    if (problem.line === 0) box.append(element('p', { className: 'none' }, "In the lesson's set-up:"));
    box.append(compilerMessage(problem));
  }
  if (!box.hasChildNodes() && result.stderr) box.append(pre(result.stderr, 'Compiler message'));
  return [box];
}

/** The compiler's own text. Its first line says what is wrong; the rest shows where and why. */
function compilerMessage(problem) {
  const box = pre(problem.rendered || problem.message, 'Compiler message');
  const [headline, ...rest] = box.textContent.split('\n');
  box.replaceChildren(element('strong', { className: 'headline' }, headline), ...rest.map((line) => `\n${line}`));
  return box;
}

export function showResult(place, result, language) {
  place.replaceChildren(...parts(result, language));
  place.hidden = false;
  // A box that scrolls must be reachable by keyboard; one that does not would be a stop for nothing.
  for (const box of place.querySelectorAll('pre')) reachable(box);
}

export function reachable(box) {
  const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
  if (scrolls) box.tabIndex = 0;
  else box.removeAttribute('tabindex');
}

/** Shown when a run has not answered after a moment: sooner would only flicker. */
export function showWaiting(place, words) {
  const bar = element('progress');
  bar.setAttribute('aria-label', words);
  place.replaceChildren(element('div', { className: 'waiting' }, bar, words));
  place.hidden = false;
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
