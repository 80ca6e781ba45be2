// One half: its code, static or in an editor, and the runs of it.
import { paneKey, run } from './api.js';
import { Checking } from './checking.js';
import { element } from './elements.js';
import { Live } from './live.js';
import { showResult } from './output.js';
import { fingerprint, forgetEdit, saveEdit, savedEdit } from './store.js';
import { StaticCode } from './static-code.js';
import { Toolbox } from './toolbox.js';

export class Pane {
  constructor(root, compare) {
    this.compare = compare;
    this.root = root;
    this.language = root.dataset.language;
    this.place = root.querySelector('.code');
    this.code = new StaticCode(this.place);
    this.lessonText = this.code.text;
    this.key = paneKey();
    this.checking = new Checking(this);
    this.toolbox = new Toolbox(this);
    this.running = null;
    this.result = null;
    this.expected = root.querySelector('.expected');
    this.resultPlace = root.querySelector('.result');
    this.button = root.querySelector('[data-act=run]');
    this.button?.addEventListener('click', () => (this.running ? this.stop() : this.run()));
    this.place.addEventListener('click', (event) => this.clicked(event));
    this.place.addEventListener('keydown', (event) => this.pressed(event));
    this.restore();
  }

  get text() {
    return this.code.text;
  }

  get edited() {
    return this.text !== this.lessonText;
  }

  /** For the API: absent means the lesson's own text. */
  get changedText() {
    return this.edited ? this.text : undefined;
  }

  restore() {
    const kept = savedEdit(this.compare.item, this.language);
    if (!kept || kept.text === this.lessonText) return;
    this.edit(kept.text);
    if (kept.from !== fingerprint(this.lessonText)) {
      this.tell("The lesson's text has changed since you edited this. Your edit is kept; Reset shows the new text.");
    }
  }

  tell(words) {
    this.notice?.remove();
    const notice = element('p', { className: 'notice first' }, words);
    notice.setAttribute('role', 'status');
    this.place.prepend(notice);
    this.notice = notice;
    return notice;
  }

  clicked(event) {
    // A click that ends a selection means to copy, one on a mark means its note.
    if (this.code.isEditor || event.target.closest('.mark, .notice') || !getSelection().isCollapsed) return;
    this.edit(this.text, this.code.offsetAt(event));
  }

  pressed(event) {
    if (this.code.isEditor || event.target.closest('.mark')) return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.edit(this.text, 0);
    }
  }

  /** Swaps the static view for an editor. With `caret` the editor takes the focus there. */
  async edit(text = this.text, caret = null) {
    this.loading ??= this.load(text);
    try {
      await this.loading;
    } catch {
      this.loading = null;
      this.tell('The editor did not load. Check the connection, then click the code again.');
      return;
    }
    if (caret !== null) this.code.focus(caret);
  }

  async load(text) {
    const { Editor } = await import('./editor/editor.js');
    const lines = this.code.lines;
    const top = this.code.scrollTop;
    this.code.remove();
    this.code = new Editor(this.place, {
      language: this.language,
      label: `${this.root.getAttribute('aria-label')} code`,
      lessonText: this.lessonText,
      lines,
      text,
      onChange: () => this.changed(),
      onCaret: (tags) => this.compare.ties.caret(this, tags),
      onRunAll: () => this.compare.runAll(),
    });
    this.code.scrollTop = top;
    this.showEdited();
    this.compare.ties.refresh();
  }

  changed() {
    if (!this.edited) forgetEdit(this.compare.item, this.language);
    else if (!saveEdit(this.compare.item, this.language, this.text, fingerprint(this.lessonText)) && !this.notice?.isConnected) {
      this.tell('This browser keeps nothing for this site: your edit is lost when you leave the page.');
    }
    this.showEdited();
    this.checking.changed();
    this.toolbox.typed();
  }

  showEdited() {
    this.root.querySelector('.edited').hidden = !this.edited;
  }

  reset() {
    this.notice?.remove();
    this.notice = null;
    this.code.reset?.();
    this.checking.cancel();
    this.toolbox.forget();
    forgetEdit(this.compare.item, this.language);
    this.showEdited();
    this.result = null;
    this.resultPlace.hidden = true;
    this.resultPlace.replaceChildren();
    if (this.expected && !this.compare.querySelector('.predict form:not([hidden])')) this.expected.open = true;
  }

  async run() {
    if (!this.button || this.button.disabled || this.running) return;
    const live = new Live(this.resultPlace, (words) => this.compare.announce(words));
    const body = { item: this.compare.item, language: this.language, source: this.changedText, pane: this.key };
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
    this.compare.ran(this);
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
    this.compare.ran(this);
  }

  /** Something else has taken the place of what the last run gave. */
  forgetResult() {
    this.result = null;
    this.compare.ran(this);
  }

  setLabel(words) {
    this.button.querySelector('[data-label]').textContent = words;
  }
}
