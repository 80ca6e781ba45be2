// <molt-quiz>: a question that is answered without leaving the page. Without this it is a plain form.
import { answerQuiz } from './api.js';
import { showComplete, showPractised } from './progress.js';
import { sinceSeen } from './seen.js';

class Quiz extends HTMLElement {
  connectedCallback() {
    this.millis = sinceSeen(this);
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      this.send(event.target, event.submitter);
    });
    this.fitText();
  }

  /** @param button the one that was pressed: its name and value belong to the form */
  async send(form, button) {
    if (this.sending) return;
    this.sending = true;
    const fields = new FormData(form, button);
    const millis = this.millis();
    if (millis) fields.set('millis', millis);
    this.failed('');
    const answer = await answerQuiz(form.action, fields);
    this.sending = false;
    if (answer.html == null) {
      this.failed(answer.told || answer.sentence);
      return;
    }
    this.show(answer);
  }

  show(answer) {
    const fresh = new DOMParser().parseFromString(answer.html, 'text/html').querySelector('molt-quiz');
    this.querySelector('form').replaceWith(fresh.querySelector('form'));
    this.fitText();
    if (answer.stored) {
      showPractised();
      if (answer.complete) showComplete();
    }
    // What was pressed is gone and with it the focus: what there is to read takes it, and so is read out.
    (this.querySelector('.told') ?? this.querySelector('.marked'))?.focus();
  }

  failed(words) {
    this.querySelector(':scope > .failed').textContent = words;
  }

  /** The field for what is printed grows with it. */
  fitText() {
    const field = this.querySelector('textarea');
    field?.addEventListener('input', () => {
      field.rows = Math.max(2, field.value.split('\n').length);
    });
  }
}

customElements.define('molt-quiz', Quiz);
