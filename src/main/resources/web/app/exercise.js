// <molt-exercise>: a task with its tests. Without this it can be read.
import { Answer } from './answer.js';
import { bar } from './bar.js';
import { element } from './elements.js';
import { ExerciseApi } from './exercise-api.js';
import { oneByOne } from './hints.js';
import { Keeping } from './keeping.js';
import { Pane } from './pane.js';
import { showComplete, showPractised } from './progress.js';
import { Solution } from './solution.js';
import { waiting } from './waiting.js';

class Reference extends Pane {
  submit() {
    if (this.running) this.stop();
    else this.run();
  }
}

class Exercise extends HTMLElement {
  connectedCallback() {
    this.item = this.dataset.item;
    this.api = new ExerciseApi(this.dataset.address);
    this.status = this.querySelector(':scope > [role=status]');
    this.button = this.querySelector('[data-act=check]');
    this.verdict = this.querySelector('.checked');
    this.since = performance.now();
    this.checking = false;
    this.answer = new Answer(this.querySelector('.pane.rust'), this, this.button);
    this.keeping = new Keeping(this.api, this.dataset.hash, this.answer, this);
    this.solution = new Solution(this.querySelector('.solution'), this);
    const python = this.querySelector('.pane.python');
    if (python) this.reference = new Reference(python, this);
    oneByOne([...this.querySelectorAll('.hint')]);
    this.connectTools();
    this.known = this.begin();
  }

  connectTools() {
    for (const hidden of this.querySelectorAll('.tools, .pane [data-act]')) hidden.hidden = false;
    if (/Mac|iPhone|iPad/.test(navigator.platform)) this.button.querySelector('kbd').textContent = '⌘ ⏎';
    this.button.addEventListener('click', () => this.runAll());
    this.querySelector('[data-act=starter]').addEventListener('click', () => this.reset());
    this.querySelector('.pane.python [data-act=reset]')?.addEventListener('click', () => this.reference.reset());
    this.addEventListener('keydown', (event) => this.key(event));
    // Whoever reaches for the code will want the editor soon: fetch it while they move there.
    for (const sign of ['pointerenter', 'focusin']) {
      this.querySelector('.panes').addEventListener(sign, () => this.fetchEarly(), { once: true });
    }
  }

  /** What does not come now is asked for again when it is needed. */
  fetchEarly() {
    Promise.allSettled([import('./editor/editor.js'), import('./checked.js')]);
  }

  async begin() {
    const state = await this.api.state();
    this.keeping.begin(state);
    if (state.status === 200) this.learned(state, false);
    if (state.stale) this.outdated();
    // Not known whether the solution may be seen without asking: then it is asked for.
    if (state.status !== 200) this.solution.offer(false);
  }

  key(event) {
    if (event.defaultPrevented || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (this.reference?.root.contains(event.target)) this.reference.submit();
    else this.runAll();
  }

  /** Checks the answer; stops the check that is under way. */
  runAll() {
    if (this.button.disabled) return;
    if (this.checking) this.api.stop();
    else this.check();
  }

  async check() {
    this.checking = true;
    this.answer.checking.cancel();
    this.answer.toolbox.forget();
    this.setLabel('Stop');
    const wait = waiting(this.querySelector('[data-act=starter]'), 'Checking', (words) => this.announce(words));
    await this.known;
    const took = Math.round(performance.now() - this.since);
    const answer = this.keeping.contest
      ? { status: 409, error: 'Choose first which text to go on with: another one is kept on the server.' }
      : await this.keeping.along((text) => this.api.check({ ...text, took }));
    wait.end();
    this.checking = false;
    this.setLabel('Check');
    if (answer.status === 200) await this.checked(answer);
    else await this.refused(answer);
  }

  async checked(answer) {
    this.since = performance.now();
    this.announce(await this.show('showChecked', answer));
    this.learned(answer, answer.passed);
    if (answer.kind === 'stopped') return;
    showPractised();
    if (answer.complete) showComplete();
    await this.answer.mark(answer.diagnostics);
  }

  async refused(answer) {
    this.announce(await this.show('showRefused', answer));
    // The text may not have arrived along with the check.
    if (answer.status !== 409) this.keeping.changed();
  }

  /** What shows a verdict comes with the first one. @returns {Promise<string>} the verdict in words */
  async show(way, answer) {
    try {
      const views = await import('./checked.js');
      return views[way](this.verdict, answer, () => this.check());
    } catch {
      const words = answer.error ?? answer.sentence;
      this.verdict.replaceChildren(element('p', { className: 'outcome' }, words));
      this.verdict.hidden = false;
      return words;
    }
  }

  /**
   * What the server says of the learner's work so far.
   *
   * @param now whether the learner has just done something about it, and so looks for what it gives
   */
  learned({ solved, revealed, solutionOpen, solutions }, now) {
    this.solved ||= solved;
    this.revealed ||= revealed;
    const standing = this.querySelector('.standing');
    standing.hidden = !this.solved && !this.revealed;
    standing.className = `standing ${this.solved ? 'solved' : 'shown'}`;
    standing.textContent = this.solved ? 'Passed' : 'Solution shown';
    if (solutions) this.solution.show(solutions, now);
    else this.solution.offer(solutionOpen);
  }

  /** The solution was asked for. */
  revealedNow(standing) {
    this.learned(standing, true);
    this.announce('The solution is shown below.');
    showPractised();
    if (standing.complete) showComplete();
  }

  /** Puts the starter back at once; what was written is a button away. */
  reset() {
    const before = this.answer.text;
    this.answer.clear();
    this.verdict.hidden = true;
    if (!this.answer.edited) {
      this.announce('This is the starter.');
      return;
    }
    this.answer.show(this.answer.lessonText);
    this.answer.code.showProblems?.([]);
    this.ask('undo', 'The starter is back.', ['Undo', () => this.answer.show(before), 'Your text is back.']);
  }

  /** The text has changed. */
  typed() {
    this.keeping.changed();
  }

  /** The caret has left the text. */
  left() {
    this.keeping.send();
  }

  toldKept(words, failed = false) {
    const place = this.querySelector('.kept');
    if (failed && place.textContent !== words) this.announce(words);
    place.textContent = words;
    place.classList.toggle('bad', failed);
  }

  contested() {
    const words = 'This exercise was changed in another tab or on another machine.';
    this.ask(
      'contest',
      words,
      ['Use that text', () => this.keeping.useTheirs(), 'The other text is here. Undo brings yours back.'],
      ['Keep mine', () => this.keeping.keepMine(), 'Your text is kept.'],
    );
  }

  stale() {
    if (this.isStale) return;
    this.isStale = true;
    const words = 'The lesson has changed since this page was opened. Your text is kept.';
    this.ask('stale', words, ['Show the lesson as it is now', () => location.reload(), '']);
  }

  /** What the learner wrote was for an earlier text of the lesson. */
  outdated() {
    this.ask(
      'stale',
      'The lesson has changed since you wrote this. Your text is kept.',
      ['Show the new starter', () => this.reset(), 'The starter is back.'],
      ['Go on with mine', () => undefined, ''],
    );
  }

  /**
   * Says that something happened, and offers what to do about it.
   *
   * @param choices of a label, what to do, and what to say once it is done
   */
  ask(about, words, ...choices) {
    const acts = choices.map(([label, act, done]) => [
      label,
      () => {
        act();
        // The button is gone and with it the focus.
        this.answer.code.focus();
        this.announce(done);
      },
    ]);
    bar(this.querySelector('.panes'), about, words, acts);
    this.announce(words);
  }

  /** For the reference: its run began or ended. */
  ran(pane) {
    if (pane.result) this.announce(pane.result.sentence);
  }

  /** For screen readers: what others see happen. */
  announce(words) {
    this.status.textContent = words;
  }

  setLabel(words) {
    this.button.querySelector('[data-label]').textContent = words;
  }
}

customElements.define('molt-exercise', Exercise);
