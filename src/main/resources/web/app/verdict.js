// Both halves have run: whether they print the same, and where not.
import { commonLines } from './difference.js';
import { element, inWords, plain } from './output.js';

const finished = (result) => result.outcome === 'ok';
const tidy = (text) => plain(text).replace(/\n$/, '');

/** Shows the comparison in `place` and marks the lines that differ in the outputs of both halves. */
export function showVerdict(place, python, rust) {
  const same = finished(python.result) && finished(rust.result) && tidy(python.result.stdout) === tidy(rust.result.stdout);
  place.className = `verdict ${same ? 'same' : 'differs'}`;
  place.textContent = same ? sameWords(python.result) : differentWords(python, rust);
  place.hidden = false;
}

function sameWords(result) {
  return result.stdout ? 'Both print the same.' : 'Both end well and print nothing.';
}

function differentWords(python, rust) {
  if (!finished(python.result) || !finished(rust.result)) {
    return `Python ${doing(python.result)}; Rust ${doing(rust.result)}.`;
  }
  const a = tidy(python.result.stdout).split('\n');
  const b = tidy(rust.result.stdout).split('\n');
  const common = commonLines(a, b);
  mark(python.outputBox, a, new Set(common.map(([i]) => i)));
  mark(rust.outputBox, b, new Set(common.map(([, j]) => j)));
  const line = a.findIndex((text, i) => text !== b[i]);
  const first = line < 0 ? a.length : line;
  return `They print different things. First at line ${first + 1}: Python ${prints(a[first])}, Rust ${prints(b[first])}.`;
}

function doing(result) {
  if (!finished(result)) return inWords(result);
  const text = tidy(result.stdout);
  if (!text) return 'prints nothing';
  const lines = text.split('\n').length;
  return lines === 1 ? prints(text) : `prints ${lines} lines`;
}

function prints(text) {
  if (text === undefined) return 'has ended';
  if (text === '') return 'prints an empty line';
  return `prints ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
}

function mark(box, lines, common) {
  if (!box) return;
  box.replaceChildren(
    ...lines.flatMap((line, i) => {
      const end = i < lines.length - 1 ? '\n' : '';
      return common.has(i) ? [line + end] : [element('span', { className: 'differs' }, line || ' '), end];
    }),
  );
}
