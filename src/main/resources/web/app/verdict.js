// Both halves have run: whether they print the same, and where not.
import { commonLines } from './difference.js';
import { plain } from './hygiene.js';
import { inWords } from './output.js';

const finished = (result) => result.outcome === 'ok';
/** As it was printed, so that nothing unseen is taken for the same. */
const tidy = (text) => text.replace(/\n$/, '');

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
  python.printed?.mark(new Set(common.map(([i]) => i)));
  rust.printed?.mark(new Set(common.map(([, j]) => j)));
  const line = a.findIndex((text, i) => text !== b[i]);
  const first = line < 0 ? a.length : line;
  if (a[first] !== undefined && b[first] !== undefined && plain(a[first]) === plain(b[first])) {
    return `They print different things. First at line ${first + 1}: the text is the same, and colours or overwritten signs are not.`;
  }
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
  const signs = Array.from(plain(text));
  return `prints ${signs.length > 60 ? `${signs.slice(0, 60).join('')}…` : signs.join('')}`;
}
