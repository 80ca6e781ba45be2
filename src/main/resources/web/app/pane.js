// One half: its code, static or in an editor, and the runs of it.
import { run } from './api.js';
import { CodePane } from './code-pane.js';
import { Live } from './live.js';
import { showResult } from './output.js';
import { fingerprint, forgetEdit, saveEdit, savedEdit } from './store.js';

export class Pane extends CodePane {
  constructor(root, host) {
    super(root, host);
    this.running = null;
    this.result = null;
    this.expected = root.querySelector('.expected');
    this.button = root.querySelector('[data-act=run]');
    this.button?.addEventListener('click', () => (this.running ? this.stop() : this.run()));
    this.restore();
  }

  /** For the API: absent means the lesson's own text. */
  get changedText() {
    return this.edited ? this.text : undefined;
  }

  restore() {
    const kept = savedEdit(this.host.item, this.language);
    if (!kept || kept.text === this.lessonText) return;
    this.edit(kept.text);
    if (kept.from !== fingerprint(this.lessonText)) {
      this.tell("The lesson's text has changed since you edited this. Your edit is kept; Reset shows the new text.");
    }
  }

  changed() {
    if (!this.edited) forgetEdit(this.host.item, this.language);
    else if (!saveEdit(this.host.item, this.language, this.text, fingerprint(this.lessonText)) && !this.notice?.isConnected) {
      this.tell('This browser keeps nothing for this site: your edit is lost when you leave the page.');
    }
    super.changed();
  }

  reset() {
    this.code.reset?.();
    this.clear();
    forgetEdit(this.host.item, this.language);
    this.showEdited();
    this.result = null;
    if (this.expected && !this.host.querySelector('.predict form:not([hidden])')) this.expected.open = true;
  }

  async run() {
    if (!this.button || this.button.disabled || this.running) return;
    const live = new Live(this.resultPlace, (words) => this.host.announce(words));
    const body = { item: this.host.item, language: this.language, source: this.changedText, pane: this.key };
    this.running = run(body, (name, data) => live.hear(name, data));
    this.began();
    const result = await this.running.result;
    await this.ended(result, live.end());
  }

  stop() {
    this.running?.stop();
  }

  began() {
    this.checking.cancel();
    this.toolbox.forget();
    this.result = null;
    this.setLabel('Stop');
    this.code.showProblems?.([]);
    this.host.ran(this);
  }

  /** @param scrolled how far the output was scrolled while it came */
  async ended(result, scrolled) {
    this.running = null;
    this.result = result;
    this.setLabel('Run');
    /** Where the output is printed; null when there is none. */
    this.printed = showResult(this.resultPlace, result, this.language, () => this.run());
    if (this.printed) this.printed.box.scrollTop = scrolled;
    if (this.expected) this.expected.open = result.asExpected === false;
    const problems = result.diagnostics ?? [];
    if (problems.length > 0) {
      // An error belongs to its line, and only the editor can show it there.
      await this.edit();
      this.code.showProblems?.(problems);
    }
    this.host.ran(this);
  }

  forgetResult() {
    this.result = null;
    this.host.ran(this);
  }

  setLabel(words) {
    this.button.querySelector('[data-label]').textContent = words;
  }
}
