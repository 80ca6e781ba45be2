// Asks the compiler about a text while it is typed: a moment after the last key, and about the newest text only.
import { check } from './api.js';

const pause = 600; // ms without a key

export class Checking {
  constructor(pane) {
    this.pane = pane;
    this.timer = null;
    this.leaving = null;
  }

  /** The text has changed: what was asked before is of no use any more. */
  changed() {
    this.cancel();
    if (this.pane.edited && this.pane.button && !this.pane.button.disabled) {
      this.timer = setTimeout(() => this.look(), pause);
    }
  }

  /** A run tells more than a check. */
  cancel() {
    clearTimeout(this.timer);
    this.leaving?.abort();
    this.leaving = null;
  }

  async look() {
    const leaving = new AbortController();
    this.leaving = leaving;
    const { pane } = this;
    const result = await check(
      { item: pane.host.item, language: pane.language, source: pane.text, pane: pane.key },
      leaving.signal,
    );
    // A server that is busy or gone is told by a run; here silence is right.
    if (leaving.signal.aborted || !result) return;
    // Half a program is full of unused names: warnings wait for a run.
    pane.code.showProblems?.(result.diagnostics.filter((it) => it.level === 'error'));
  }
}
