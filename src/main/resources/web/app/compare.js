// <molt-compare>: Python beside Rust, or one program alone.
import { paneKey, race } from './api.js';
import { confirmed } from './confirm.js';
import { Pane } from './pane.js';
import { askFirst } from './predict.js';
import { Ties } from './ties.js';
import { showVerdict } from './verdict.js';

class Compare extends HTMLElement {
  connectedCallback() {
    this.item = this.dataset.item;
    this.verdict = this.querySelector('.verdict');
    this.status = this.querySelector(':scope > [role=status]');
    this.ties = new Ties(this);
    this.panes = [...this.querySelectorAll('.pane')].map((root) => new Pane(root, this));
    this.ties.connect(this.panes);
    this.answered = askFirst(this, this.item, () => this.unfold());
    this.connectTools();
    this.addEventListener('keydown', (event) => this.key(event));
    // Whoever reaches for the code will want the editor soon: fetch it while they move there.
    for (const sign of ['pointerenter', 'focusin']) {
      this.addEventListener(sign, () => import('./editor/editor.js'), { once: true });
    }
  }

  connectTools() {
    for (const hidden of this.querySelectorAll('.tools, .pane [data-act]')) hidden.hidden = false;
    this.both = this.querySelector('[data-act=both]');
    this.both?.addEventListener('click', () => this.runAll());
    if (this.both && /Mac|iPhone|iPad/.test(navigator.platform)) this.both.querySelector('kbd').textContent = '⌘ ⏎';
    this.querySelector('[data-act=reset]')?.addEventListener('click', () => this.reset());
    this.querySelector('[data-act=race]')?.addEventListener('click', (event) => this.race(event.currentTarget));
  }

  key(event) {
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.runAll();
    } else if (event.key === 'Escape') {
      this.ties.unpin();
    }
  }

  get running() {
    return this.panes.some((pane) => pane.running);
  }

  /** Runs every half; stops them when they are running. */
  async runAll() {
    if (!('runs' in this.dataset)) return;
    if (this.running) {
      this.panes.forEach((pane) => pane.stop());
      return;
    }
    await Promise.all(this.panes.map((pane) => pane.run()));
  }

  /** Called by a half whose run began or ended. */
  ran(pane) {
    if (this.both) this.both.querySelector('[data-label]').textContent = this.running ? 'Stop both' : 'Run both';
    if (this.verdict) this.verdict.hidden = true;
    if (pane.language === 'rust' && pane.result?.asExpected != null) this.answered();
    if (this.running) return;
    const [python, rust] = this.panes;
    if (rust && python.result && rust.result) {
      showVerdict(this.verdict, python, rust);
      this.announce(this.verdict.textContent);
    } else if (pane.result) {
      this.announce(pane.result.sentence);
    }
  }

  /** For screen readers: what others see happen. */
  announce(words) {
    this.status.textContent = words;
  }

  unfold() {
    for (const details of this.querySelectorAll('details')) details.open = true;
    // The notes need no fold any more; without its summary a details element would show one of the browser's own.
    const folded = this.querySelector('details.notes-part');
    if (!folded) return;
    const plain = document.createElement('div');
    plain.className = folded.className;
    plain.append(folded.querySelector('.notes'));
    folded.replaceWith(plain);
  }

  async reset() {
    if (this.panes.some((pane) => pane.edited)) {
      const yes = await confirmed(
        "Go back to the lesson's text?",
        'What you wrote here is taken away. In an editor, undo brings it back until you leave the page.',
        'Reset',
      );
      if (!yes) return;
    }
    this.panes.forEach((pane) => pane.reset());
    if (this.verdict) this.verdict.hidden = true;
    this.announce("The lesson's text is back.");
  }

  async race(button) {
    const place = this.querySelector('[data-race]');
    button.disabled = true;
    this.announce('The race is on: both sides are built for release and run several times.');
    const [python, rust] = this.panes;
    const answer = await race({ item: this.item, python: python.changedText, rust: rust.changedText, pane: paneKey() });
    button.disabled = false;
    try {
      const { showRace } = await import('./race.js');
      this.announce(showRace(place, answer));
    } catch {
      place.textContent = 'The race did not load. Check the connection, then race again.';
      place.hidden = false;
      this.announce(place.textContent);
    }
  }
}

customElements.define('molt-compare', Compare);
