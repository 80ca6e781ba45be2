// <molt-exercise>: a task with its tests. Without this it can be read.
import { Answer } from './answer.js';
import { element } from './elements.js';
import { ExerciseApi } from './exercise-api.js';
import { oneByOne } from './hints.js';
import { Keeping } from './keeping.js';
import { Pane } from './pane.js';
import { showComplete, showPractised } from './progress.js';
import { Solution } from './solution.js';
import { waiting } from './waiting.js';

const earlier = 'For the text before your last change';
const chooseFirst = 'Choose first which text to go on with: another one is kept on the server.';

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
    /** The texts that are checked now and that the verdict on the page is for. */
    this.asked = this.judged = null;
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
    this.button.addEventListener('click', () => (this.checking ? this.stop() : this.runAll()));
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
    Promise.allSettled([import('./editor/editor.js'), import('./checked.js'), import('./asks.js')]);
  }

  async begin() {
    const state = await this.api.state();
    this.keeping.begin(state);
    if (state.status === 200) this.learned(state, false);
    if (state.stale && !this.keeping.contest) this.ask('outdated');
    // Not known whether the solution may be seen without asking: then it is asked for.
    if (state.status !== 200) this.solution.offer(false);
  }

  key(event) {
    if (event.key === 'Escape' && this.checking && !event.target.closest('.solution')) this.stop();
    if (event.defaultPrevented || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (this.reference?.root.contains(event.target)) this.reference.submit();
    else this.runAll();
  }

  /** Checks the answer. A check of an earlier text makes room for it. */
  runAll() {
    if (this.button.disabled) return;
    if (!this.checking) {
      this.check();
    } else if (this.answer.text !== this.asked) {
      this.stop();
      this.again = true;
    }
  }

  stop() {
    this.again = false;
    this.stopping = Promise.all([this.stopping, this.api.stop()]);
  }

  async check() {
    this.checking = true;
    this.again = false;
    this.asked = this.answer.text;
    this.verdict.setAttribute('aria-busy', 'true');
    this.answer.checking.cancel();
    this.answer.toolbox.forget();
    this.setLabel('Stop');
    const wait = waiting(this.querySelector('[data-act=starter]'), 'Checking', (words) => this.announce(words));
    await this.known;
    const took = Math.round(performance.now() - this.since);
    const answer = this.keeping.contest
      ? { status: 409, error: chooseFirst }
      : await this.keeping.along((text) => {
          this.asked = text.source;
          return this.api.check({ ...text, took });
        });
    // A stop that comes late must not end the next check.
    await this.stopping;
    wait.end();
    this.checking = false;
    this.setLabel('Check');
    this.verdict.removeAttribute('aria-busy');
    await this.answered(answer, this.again && this.answer.text !== this.asked);
  }

  /** @param replaced whether a newer text is to be checked now */
  async answered(answer, replaced) {
    if (answer.status !== 200) await this.refused(answer);
    else if (!replaced || answer.kind !== 'stopped') await this.checked(answer);
    if (replaced && answer.status === 200 && !this.checking) this.check();
  }

  async checked(answer) {
    this.since = performance.now();
    this.announce(await this.show('showChecked', answer));
    this.learned(answer, answer.passed);
    if (answer.kind === 'stopped') return;
    showPractised();
    if (answer.complete) showComplete();
    // In another text the places are others.
    if (!this.isPast) await this.answer.mark(answer.diagnostics);
  }

  async refused(answer) {
    this.announce(await this.show('showRefused', answer));
    // The text may not have arrived along with the check.
    if (answer.status !== 409) this.keeping.changed();
  }

  /** What shows a verdict comes with the first one. @returns {Promise<string>} the verdict in words */
  async show(way, answer) {
    const { asked } = this;
    let words = answer.error ?? answer.sentence;
    try {
      const views = await import('./checked.js');
      words = views[way](this.verdict, answer, () => this.runAll());
    } catch {
      this.verdict.replaceChildren(element('p', { className: 'outcome' }, words));
      this.verdict.hidden = false;
    }
    this.judged = asked;
    this.verdict.prepend(element('p', { className: 'age' }, earlier));
    this.showAge();
    return this.isPast ? `${earlier}: ${words}` : words;
  }

  /** Whether the text has changed since the verdict. */
  get isPast() {
    return this.answer.text !== this.judged;
  }

  showAge() {
    this.verdict.classList.toggle('past', this.isPast);
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
    if (this.keeping.contest) {
      this.announce(chooseFirst);
      return;
    }
    const before = this.answer.text;
    this.answer.clear();
    this.verdict.hidden = true;
    if (!this.answer.edited) {
      this.announce('This is the starter.');
      return;
    }
    this.answer.show(this.answer.lessonText);
    this.answer.code.showProblems?.([]);
    this.ask('undo', before);
  }

  /** The text has changed. */
  typed() {
    this.showAge();
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
    this.allowReset(false);
    this.ask('contest');
  }

  choose(which) {
    this.allowReset(true);
    this.keeping[which]();
  }

  /** A reset would add a third text to the two. */
  allowReset(free) {
    const button = this.querySelector('[data-act=starter]');
    button.setAttribute('aria-disabled', !free);
    button.title = free ? '' : chooseFirst;
  }

  /** @param draft {text, forget} that another tab of this browser left, or still has */
  found(draft) {
    this.ask('draft', draft);
  }

  stale() {
    if (this.isStale) return;
    this.isStale = true;
    this.ask('stale');
  }

  /** What asks the learner something comes with the first question. */
  async ask(about, subject) {
    try {
      const asks = await import('./asks.js');
      asks[about](this, subject);
    } catch {
      this.toldKept('A part of this page did not load. Check the connection, then load the page again.', true);
    }
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
