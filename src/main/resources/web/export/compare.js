// <molt-compare>: ties between the halves and their notes, and the prediction.
import { StaticCode } from '../app/static-code.js?export';
import { Ties } from '../app/ties.js?export';
import { sayWhatRunsNeed } from './needs.js';

class Compare extends HTMLElement {
  connectedCallback() {
    const ties = new Ties(this);
    ties.connect([...this.querySelectorAll('.code')].map((place) => ({ code: new StaticCode(place) })));
    this.addEventListener('keydown', (event) => event.key === 'Escape' && ties.unpin());
    this.askFirst();
    sayWhatRunsNeed(this);
  }

  /** Before it shows what it does. */
  askFirst() {
    const ask = this.querySelector('.ask');
    if (!ask) return;
    const said = this.querySelector('.said');
    const end = (words) => {
      this.unfold();
      ask.hidden = true;
      said.textContent = words;
      said.tabIndex = -1;
      said.focus();
    };
    ask.hidden = false;
    const [answer, skip] = ask.querySelectorAll('button');
    answer.addEventListener('click', () => {
      const chosen = ask.querySelector('input:checked');
      if (chosen) end(chosen.dataset.verdict);
      else ask.querySelector('input').focus();
    });
    skip.addEventListener('click', () => end('Skipped. What each half does is shown above.'));
  }

  unfold() {
    for (const details of this.querySelectorAll('details')) details.open = true;
  }
}

customElements.define('molt-compare', Compare);
