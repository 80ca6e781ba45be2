// The author's solution, once it may be seen, beside what the learner wrote; other approaches below.
import { element } from './elements.js';

const notLoaded = 'The solution did not load. Check the connection, then load the page again.';

export class Solution {
  /** @param host of which it is a part: its `answer`, `api`, `dataset.hash`, `announce(words)` and `learned(state)` */
  constructor(place, host) {
    this.place = place;
    this.host = host;
    this.shown = null;
  }

  /** A button for it. @param open whether it may be seen without being asked for ahead of time */
  offer(open) {
    if (this.shown || this.offered === open) return;
    this.offered = open;
    const words = open ? 'Show the solution' : 'Show the solution now';
    this.button = element('button', { type: 'button', className: open ? '' : 'quiet' }, words);
    this.button.addEventListener('click', () => this.ask(open));
    this.fill(element('p', { className: 'actions' }, this.button));
  }

  fill(...parts) {
    const had = this.place.contains(document.activeElement);
    this.place.replaceChildren(...parts);
    this.place.hidden = false;
    // What had the focus is gone: what stands there now takes it, so that a keyboard goes on from here.
    if (had) this.place.querySelector('button, summary')?.focus();
  }

  /** @param open whether it may be seen without a question */
  async ask(open) {
    try {
      const { confirm, reveal } = await import('./reveal.js');
      await (open ? reveal(this, this.button) : confirm(this));
    } catch {
      this.failed(notLoaded);
    }
  }

  failed(words) {
    this.place.querySelector('.failed')?.remove();
    this.place.append(element('p', { className: 'failed' }, words));
    this.place.hidden = false;
    this.host.announce(words);
  }

  /**
   * What shows them comes when they do.
   *
   * @param solutions [{title, code}], the author's first
   * @param open whether to unfold the author's
   */
  async show(solutions, open) {
    try {
      const { Solutions } = await import('./solutions.js');
      if (!this.shown) {
        this.shown = new Solutions(solutions, () => this.host.answer.text);
        this.fill(...this.shown.parts);
      }
      if (open) this.shown.unfold();
    } catch {
      this.failed(notLoaded);
    }
  }
}
