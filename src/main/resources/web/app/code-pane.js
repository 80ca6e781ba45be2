// Code on the page that becomes an editor when somebody reaches for it.
import { paneKey } from './api.js';
import { Checking } from './checking.js';
import { element } from './elements.js';
import { StaticCode } from './static-code.js';
import { Toolbox } from './toolbox.js';

export class CodePane {
  /**
   * @param root the pane
   * @param host of which it is a part: its `item` for the API, `announce(words)` for screen readers, `ties`, and `runAll()` for Ctrl+Enter
   */
  constructor(root, host) {
    this.host = host;
    this.root = root;
    this.language = root.dataset.language;
    this.place = root.querySelector('.code');
    this.code = new StaticCode(this.place);
    this.lessonText = this.code.text;
    this.key = paneKey();
    this.checking = new Checking(this);
    this.toolbox = new Toolbox(this);
    this.resultPlace = root.querySelector('.result');
    this.place.addEventListener('click', (event) => this.clicked(event));
    this.place.addEventListener('keydown', (event) => this.pressed(event));
  }

  get text() {
    return this.code.text;
  }

  get edited() {
    return this.text !== this.lessonText;
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
      // The text that it begins with is no change.
      onChange: () => this.code.isEditor && this.changed(),
      onCaret: (tags) => this.host.ties?.caret(this, tags),
      onRunAll: () => this.submit(),
    });
    this.code.scrollTop = top;
    this.showEdited();
    this.host.ties?.refresh();
  }

  /** Ctrl+Enter in the editor. */
  submit() {
    this.host.runAll();
  }

  changed() {
    this.showEdited();
    this.checking.changed();
    this.toolbox.typed();
  }

  showEdited() {
    const mark = this.root.querySelector('.edited');
    if (mark) mark.hidden = !this.edited;
  }

  /** What was told and shown of the text holds no more. */
  clear() {
    this.notice?.remove();
    this.notice = null;
    this.checking.cancel();
    this.toolbox.forget();
    this.resultPlace.hidden = true;
    this.resultPlace.replaceChildren();
  }

  /** Something else has taken the place of what the last run gave. */
  forgetResult() {}
}
