// <molt-quiz>: marks choices and what is filled in by what the page holds. A traced question only shows its answer.
import { element } from '../app/elements.js?export';

/** As the server compares: space around it and between words says nothing, nor do backticks. */
const normal = (text) => text.replaceAll('`', '').trim().replace(/\s+/g, ' ');

class Quiz extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector('.actions button');
    if (!this.button) return;
    this.marked = this.querySelector('.marked');
    this.options = [...this.querySelectorAll('.option')];
    this.field = this.querySelector('input[type=text]');
    this.querySelector('.actions').hidden = false;
    this.button.addEventListener('click', () => this.answer());
    this.field?.addEventListener('keydown', (event) => event.key === 'Enter' && this.answer());
  }

  answer() {
    if (this.field) this.markText();
    else this.markChoices();
    this.marked.hidden = false;
    this.marked.focus();
  }

  markText() {
    const given = normal(this.field.value);
    if (given === '') {
      this.say('', 'Write an answer first.');
      return;
    }
    const right = this.field.dataset.accepts.split('\n').some((text) => normal(text) === given);
    this.field.toggleAttribute('aria-invalid', !right);
    this.say(right ? 'right' : 'wrong', right ? 'Right.' : `Not right. “${this.field.value.trim()}” does not fit.`);
    if (right) this.close();
  }

  markChoices() {
    const chosen = this.options.filter((option) => option.querySelector('input').checked);
    if (chosen.length === 0) {
      this.say('', 'Choose an answer first.');
      return;
    }
    chosen.forEach(sign);
    const right = chosen.filter(holds);
    const all = this.options.filter(holds);
    if (right.length === all.length && right.length === chosen.length) {
      this.say('right', 'Right.');
      this.close();
    } else if (right.length > 0) {
      this.say('partly', 'Partly right. Choose what else holds; if nothing does, answer again as it is.');
    } else {
      this.say('wrong', 'Not right. The reason stands below what you chose.');
    }
    // What is known to be wrong is chosen no more.
    for (const option of chosen.filter((it) => !holds(it))) {
      const input = option.querySelector('input');
      input.checked = false;
      input.disabled = true;
    }
  }

  say(kind, words) {
    this.marked.className = `marked ${kind}`;
    this.marked.replaceChildren(element('strong', {}, words));
  }

  close() {
    for (const input of this.querySelectorAll('input')) input.disabled = true;
    this.querySelector('.actions').hidden = true;
    this.querySelector('.answer').open = true;
  }
}

const holds = (option) => 'right' in option.dataset;

function sign(option) {
  const kind = holds(option) ? 'right' : 'wrong';
  option.classList.add(kind);
  const words = option.querySelector('.sign');
  words.textContent = kind === 'right' ? 'Right' : 'Not so';
  words.hidden = false;
  option.querySelector('.reason').hidden = false;
}

customElements.define('molt-quiz', Quiz);
