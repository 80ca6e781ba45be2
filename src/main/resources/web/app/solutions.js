// The author's solution beside what the learner wrote, and other approaches.
import { diffOf } from './diff.js';
import { element } from './elements.js';
import { code } from './shown-code.js';

export class Solutions {
  /**
   * @param solutions [{title, code}], the author's first
   * @param mine gives what the learner has written by now
   */
  constructor([own, ...others], mine) {
    this.own = folded("The author's solution, beside yours", () => diffOf(mine(), own.code));
    this.parts = [this.own, ...others.map((it) => folded(`Another approach: ${it.title}`, () => code(it.code)))];
  }

  unfold() {
    if (this.own.open) this.own.dispatchEvent(new Event('toggle'));
    else this.own.open = true;
  }
}

/** @param make its content, whenever it is unfolded: by then the learner may have written something else */
function folded(title, make) {
  const body = element('div', { className: 'body' });
  const details = element('details', {}, element('summary', {}, title), body);
  details.addEventListener('toggle', () => details.open && body.replaceChildren(make()));
  return details;
}
