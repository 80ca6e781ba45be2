// What a learner writes for an exercise: an editor like a half of a pair, whose text the server keeps.
import { CodePane } from './code-pane.js';

export class Answer extends CodePane {
  /** What is to be shown while the editor for it still loads. */
  wanted = null;

  constructor(root, host, button) {
    super(root, host);
    this.button = button;
    this.place.addEventListener('focusout', () => host.left());
  }

  get item() {
    return this.host.item;
  }

  get running() {
    return this.host.checking;
  }

  get text() {
    return this.wanted ?? this.code.text;
  }

  /** Shows another text, as a change that undo takes back. */
  async show(text) {
    this.wanted = text;
    await this.edit(text);
    if (!this.code.isEditor || this.wanted !== text) return;
    this.wanted = null;
    if (this.code.text !== text) this.code.replace(text);
  }

  changed() {
    super.changed();
    this.host.typed();
  }

  /** @param list diagnostics of the compiler, as the API gives them */
  async mark(list) {
    if (list.length > 0) await this.edit();
    this.code.showProblems?.(list);
  }
}
