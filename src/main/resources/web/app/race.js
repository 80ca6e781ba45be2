// Both halves measured as release builds: bars to see, in a table that says the same in words.
import { element } from './elements.js';
import { size, time } from './output.js';

export function showRace(place, answer) {
  if (!answer.python || !answer.rust) {
    place.replaceChildren(element('p', { className: 'state bad' }, answer.sentence));
    place.hidden = false;
    return answer.sentence;
  }
  const failed = [answer.python, answer.rust].find((it) => it.outcome !== 'ok');
  if (failed) {
    const words = `The race needs both sides to end well. ${failed === answer.python ? 'Python' : 'Rust'}: ${failed.sentence}`;
    place.replaceChildren(element('p', { className: 'state bad' }, words));
    place.hidden = false;
    return words;
  }
  place.replaceChildren(table(answer));
  place.hidden = false;
  return summary(answer);
}

function summary({ python, rust }) {
  const [fast, slow, name] = rust.wallMs <= python.wallMs ? [rust, python, 'Rust'] : [python, rust, 'Python'];
  const ratio = slow.wallMs / Math.max(fast.wallMs, 0.001);
  return `Python ${time(python.wallMs)}, Rust ${time(rust.wallMs)}: ${name} took ${ratio < 1.05 ? 'about the same time' : `1/${ratio.toFixed(ratio < 10 ? 1 : 0)} of the time`}.`;
}

function table(answer) {
  const { runs, python, rust } = answer;
  const head = element('thead', {}, element('tr', {}, cell('th', ''), cell('th', 'Time'), cell('th', 'Peak memory'), cell('th', 'Compile time, apart')));
  const body = element('tbody', {}, row('Python', 'python', python, rust), row('Rust', 'rust', rust, python));
  const caption = element('caption', {}, `Release build, median of ${runs} runs. ${summary(answer)}`);
  return element('table', {}, caption, head, body);
}

function row(title, className, own, other) {
  const name = cell('th', title);
  name.scope = 'row';
  const compile = cell('td', compileTime(own));
  compile.className = 'compile';
  return element(
    'tr',
    { className },
    name,
    bar(time(own.wallMs), own.wallMs / Math.max(own.wallMs, other.wallMs)),
    bar(size(own.peakBytes), own.peakBytes / Math.max(own.peakBytes, other.peakBytes)),
    compile,
  );
}

function compileTime(result) {
  if (result.cached) return 'compiled before';
  return result.compileMs > 0 ? time(result.compileMs) : 'none';
}

function cell(tag, text) {
  return element(tag, {}, text);
}

function bar(text, share) {
  const fill = element('i');
  // Through the object model: the page's policy forbids style attributes.
  fill.style.width = `${(Number.isFinite(share) ? share : 0) * 100}%`;
  const track = element('span', { className: 'track' }, fill);
  track.setAttribute('aria-hidden', 'true');
  return element('td', {}, text, track);
}
