// The author's solution, once it may be seen, beside what the learner wrote; other approaches below.
import { element } from './elements.js';

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
    this.button.addEventListener('click', () => (open ? this.reveal(this.button) : this.confirm()));
    this.fill(element('p', { className: 'actions' }, this.button));
  }

  fill(...parts) {
    const had = this.place.contains(document.activeElement);
    this.place.replaceChildren(...parts);
    this.place.hidden = false;
    // What had the focus is gone: what stands there now takes it, so that a keyboard goes on from here.
    if (had) this.place.querySelector('button, summary')?.focus();
  }

  confirm() {
    const words = 'It will be recorded that the solution was shown to you. You can go on with the exercise all the same.';
    const stay = element('button', { type: 'button' }, 'Keep trying');
    const yes = element('button', { type: 'button', className: 'quiet' }, 'Show it');
    const asked = element('div', { className: 'confirm' }, element('p', {}, words), element('p', { className: 'actions' }, stay, yes));
    asked.setAttribute('role', 'group');
    asked.setAttribute('aria-label', 'Show the solution now?');
    const back = () => {
      this.offered = null;
      this.offer(false);
    };
    stay.addEventListener('click', back);
    yes.addEventListener('click', () => this.reveal(yes));
    asked.addEventListener('keydown', (event) => event.key === 'Escape' && back());
    this.fill(asked);
    this.host.announce(words);
  }

  async reveal(button) {
    button.setAttribute('aria-busy', 'true');
    const answer = await this.host.api.reveal(this.host.dataset.hash);
    button.removeAttribute('aria-busy');
    if (answer.status === 200) {
      this.host.revealedNow(answer);
      return;
    }
    this.failed(answer.error);
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
      this.failed('The solution did not load. Check the connection, then load the page again.');
    }
  }
}
