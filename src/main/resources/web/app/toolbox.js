// The tools beside Run: format and lint. A half has those that the server has.
import { useTool } from './api.js';
import { showLint } from './output.js';

const patience = 300; // ms before a tool says that it is at work: sooner would only flicker

const atWork = { format: 'Formatting', lint: 'Linting' };

export class Toolbox {
  constructor(pane) {
    this.pane = pane;
    this.leaving = null;
    this.told = null;
    this.lint = null;
    this.buttons = Object.fromEntries(
      Object.keys(atWork).map((name) => [name, pane.root.querySelector(`[data-act=${name}]`)]),
    );
    for (const [name, button] of Object.entries(this.buttons)) {
      button?.addEventListener('click', () => this.use(name));
    }
    pane.root.addEventListener('keydown', (event) => this.pressed(event));
  }

  pressed(event) {
    if (!this.buttons.format || event.code !== 'KeyF' || !event.shiftKey || !event.altKey) return;
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.use('format');
  }

  /** What was said of the text holds no more, and what is being said would come too late. */
  forget() {
    this.cancel();
    this.told?.remove();
    this.told = null;
  }

  typed() {
    const late = this.leaving !== null;
    this.forget();
    this.forgetLint();
    if (late) this.tell('You typed on meanwhile, so nothing was changed. Press the button again.');
  }

  /** Unless a run has taken its place. */
  forgetLint() {
    if (!this.lint?.isConnected) return;
    this.pane.resultPlace.hidden = true;
    this.pane.resultPlace.replaceChildren();
  }

  tell(words) {
    this.told = this.pane.tell(words);
  }

  async use(name) {
    this.forget();
    if (this.pane.running) {
      this.tell('The program is running. Stop it first, or wait for its end.');
      return;
    }
    this.pane.checking.cancel();
    const leaving = this.begin(name);
    const { host, language, text, key } = this.pane;
    const view = await useTool(name, { item: host.item, language, source: text, pane: key }, leaving.signal);
    if (leaving.signal.aborted) return;
    this.cancel();
    if (name === 'format') await this.formatted(view);
    else await this.linted(view);
  }

  begin(name) {
    const button = this.buttons[name];
    const late = setTimeout(() => {
      button.setAttribute('aria-busy', 'true');
      this.pane.host.announce(atWork[name]);
    }, patience);
    this.leaving = new AbortController();
    this.leaving.signal.addEventListener('abort', () => {
      clearTimeout(late);
      button.removeAttribute('aria-busy');
    });
    return this.leaving;
  }

  cancel() {
    this.leaving?.abort();
    this.leaving = null;
  }

  async formatted(view) {
    const { pane } = this;
    if (typeof view.text === 'string' && view.text !== pane.text) {
      await pane.edit();
      pane.code.layOut?.(view.text);
      pane.host.announce(view.sentence);
      return;
    }
    await this.mark(view);
    this.tell(view.sentence);
  }

  async linted(view) {
    const { pane } = this;
    showLint(pane.resultPlace, view, pane.language);
    this.lint = pane.resultPlace.firstElementChild;
    pane.forgetResult();
    await this.mark(view);
    pane.host.announce(view.sentence);
  }

  async mark({ diagnostics = [] }) {
    if (diagnostics.length > 0) await this.pane.edit();
    this.pane.code.showProblems?.(diagnostics);
  }
}
