// Keeps what a learner writes on the server, and in this browser for as long as the server has not taken it.
import { forgetUnsent, saveUnsent, savedUnsent, unsentElsewhere } from './drafts.js';
import { fingerprint } from './store.js';

const pause = 1000; // ms without a key
const patience = 10_000; // ms until a server that did not answer is asked again

const kept = 'Kept';
const unknown = 'The server did not answer: what you may have written here before is not shown. Load the page again.';
const away = 'Not kept yet: the server does not answer. Until it does, your text stays in this browser.';
const nowhere = 'Not kept: the server does not answer, and this browser stores nothing. Copy your text before you leave the page.';

export class Keeping {
  /**
   * @param api {ExerciseApi}
   * @param answer the text: `item`, `lessonText`, `text` and `show(text)`
   * @param host is told what happens: `toldKept(words, failed)`, `contested()`, `found(draft)` and `stale()`
   */
  constructor(api, hash, answer, host) {
    this.api = api;
    this.hash = hash;
    this.answer = answer;
    this.host = host;
    /** {source, version} of another tab or machine, while the learner has not chosen. */
    this.contest = null;
    this.sending = null;
    this.began = false;
    const unsent = savedUnsent(answer.item);
    this.version = unsent?.version ?? 0;
    /** Fingerprints of what was sent since the last answer: any of it may have arrived. */
    this.sent = unsent?.sent ?? [];
    this.dirty = unsent !== null;
    this.keptText = answer.lessonText;
    if (unsent) answer.show(unsent.text);
  }

  /** @param state of the server, whose `status` says whether it answered */
  begin(state) {
    this.began = true;
    if (state.status !== 200) {
      if (this.dirty || this.answer.edited) this.failed(state);
      else this.host.toldKept(unknown, true);
    } else if (!this.dirty && !this.answer.edited) {
      this.adopt(state);
    } else {
      this.compare(state);
    }
    if (!this.contest) this.lookElsewhere();
    for (const sign of ['pagehide', 'blur', 'online']) addEventListener(sign, () => this.send());
    document.addEventListener('visibilitychange', () => this.send());
  }

  /** What the server keeps is shown here. */
  adopt({ source, version }) {
    this.take(version, source ?? this.answer.lessonText);
    if (this.answer.text !== this.keptText) this.answer.show(this.keptText);
    this.settled();
  }

  take(version, text) {
    this.version = version;
    this.keptText = text;
    this.sent = [];
  }

  /** There is a text here and one there: the same, a later one of this browser, or two. */
  compare({ source, version }) {
    const theirs = source ?? this.answer.lessonText;
    const ours = version === this.version || this.sent.includes(fingerprint(theirs));
    if (theirs === this.answer.text || ours) {
      this.take(version, theirs);
      this.changed(0);
    } else {
      this.remember();
      this.contest = { source, version };
      this.host.contested();
    }
  }

  useTheirs() {
    const theirs = this.contest;
    this.contest = null;
    this.adopt(theirs);
  }

  keepMine() {
    this.take(this.contest.version, this.contest.source ?? this.answer.lessonText);
    this.contest = null;
    this.changed(0);
  }

  /** Which text of this browser to go on with, only the learner knows. */
  lookElsewhere() {
    const drafts = unsentElsewhere(this.answer.item);
    for (const draft of drafts) if (draft.text === this.keptText) draft.forget();
    const other = drafts.find(({ text }) => text !== this.keptText && text !== this.answer.text);
    if (other) this.host.found(other);
  }

  async useDraft(draft) {
    await this.answer.show(draft.text);
    this.changed(0);
    draft.forget();
  }

  /** @param wait ms until it is sent, if nothing more changes */
  changed(wait = pause) {
    clearTimeout(this.timer);
    if (this.answer.text === this.keptText && this.sending === null) {
      this.settled();
      return;
    }
    this.remember();
    if (!this.failing) this.host.toldKept('');
    if (wait === 0) this.send();
    else this.timer = setTimeout(() => this.send(), wait);
  }

  remember() {
    this.dirty = true;
    this.stored = saveUnsent(this.answer.item, { text: this.answer.text, version: this.version, sent: this.sent });
  }

  /** Nothing is here that is not there. */
  settled() {
    this.dirty = false;
    this.failing = false;
    forgetUnsent(this.answer.item);
    this.host.toldKept(this.answer.edited ? kept : '');
  }

  get waits() {
    return this.began && !this.contest && this.answer.text !== this.keptText;
  }

  async send() {
    if (!this.waits || this.sending !== null) return;
    const answer = await this.along((text) =>
      text.source === this.answer.lessonText ? this.api.forget(text.version) : this.api.keep(text),
    );
    if (answer.status !== 200 && answer.status !== 409) this.failed(answer);
  }

  /**
   * Sends the text, one request at a time: each builds on the save before it.
   *
   * @param ask is given {source, hash, version} and answers with a promise
   */
  async along(ask) {
    clearTimeout(this.timer);
    while (this.sending !== null) await this.sending;
    const { text } = this.answer;
    const print = fingerprint(text);
    if (!this.sent.includes(print)) this.sent.push(print);
    if (this.dirty) this.remember();
    this.sending = ask({ source: text, hash: this.hash, version: this.version });
    const answer = await this.sending;
    this.sending = null;
    if (answer.status === 409) this.compare(answer);
    // A check that could not be made may have kept the text all the same.
    else if (answer.version !== undefined) this.arrived(text, answer);
    return answer;
  }

  arrived(text, { version, stale }) {
    this.take(version, text);
    this.failing = false;
    if (stale) this.host.stale();
    this.changed();
  }

  failed({ status, error }) {
    const unreachable = status === 0 || status === 429 || status >= 500;
    this.failing = true;
    this.remember();
    this.host.toldKept(unreachable ? (this.stored ? away : nowhere) : `Not kept: ${error}`, true);
    if (unreachable) this.timer = setTimeout(() => this.send(), patience);
  }
}
