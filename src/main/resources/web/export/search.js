// <molt-search>: finds lessons as the server does, by the index in search-index.js.
import { element } from '../app/elements.js?export';

const mostWords = 12;
const word = /[\p{L}\p{N}_]+|&(?:mut|str)?|\?/gu;
const wordsOf = (text) => [...new Set(text.toLowerCase().match(word) ?? [])];

/** A whole word counts more than its beginning. */
function weigh(part, wanted, weight) {
  if (part.words.includes(wanted)) return 2 * weight;
  return part.words.some((it) => it.startsWith(wanted)) ? weight : 0;
}

class Index {
  constructor({ kinds, lessons }) {
    this.kinds = kinds;
    this.lessons = lessons.map((lesson) => ({ ...lesson, parts: partsOf(lesson.texts) }));
  }

  /** Lessons in which every word of the query begins a word, best first. */
  find(query) {
    const wanted = wordsOf(query).slice(0, mostWords);
    if (wanted.length === 0) return [];
    return this.lessons
      .map((lesson) => this.hit(lesson, wanted))
      .filter((hit) => hit !== null)
      .sort((a, b) => b.score - a.score);
  }

  hit(lesson, wanted) {
    let score = 0;
    let best = null;
    let bestScore = 0;
    for (const each of wanted) {
      let most = 0;
      for (const part of lesson.parts) {
        const own = weigh(part, each, this.kinds[part.kind].weight);
        most = Math.max(most, own);
        if (own > bestScore) [best, bestScore] = [part, own];
      }
      if (most === 0) return null;
      score += most;
    }
    return { lesson, score, kind: best.kind, text: best.text };
  }
}

/** @param texts the number of a kind and a text, by turns */
function partsOf(texts) {
  const parts = [];
  for (let i = 0; i < texts.length; i += 2) parts.push({ kind: texts[i], text: texts[i + 1], words: wordsOf(texts[i + 1]) });
  return parts;
}

class Search extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector('input');
    this.status = this.querySelector('[role=status]');
    this.found = this.querySelector('.found');
    // The index is a script below this one.
    document.addEventListener('DOMContentLoaded', () => this.begin());
  }

  begin() {
    this.hidden = false;
    if (!window.moltSearch) {
      this.status.textContent = 'The search did not load. Load the page again; if that does not help, see the whole course.';
      return;
    }
    this.index = new Index(window.moltSearch);
    this.field.addEventListener('input', () => this.show());
    this.field.addEventListener('keydown', (event) => event.key === 'Enter' && this.found.querySelector('a')?.focus());
    this.field.value = new URLSearchParams(location.hash.slice(1)).get('q') ?? '';
    this.field.focus();
    this.show();
  }

  show() {
    const query = this.field.value.trim();
    // Who comes back from a lesson finds what they had found.
    history.replaceState(null, '', query ? `#${new URLSearchParams({ q: query })}` : '#');
    const hits = this.index.find(query);
    this.found.replaceChildren(...this.index.kinds.flatMap((kind, i) => group(kind, i, hits)));
    if (query === '') this.status.textContent = '';
    else if (hits.length === 0) this.status.textContent = `No lesson has “${query}”. Try one word, or a code such as E0382.`;
    else this.status.textContent = `${hits.length} ${hits.length === 1 ? 'lesson' : 'lessons'}`;
  }
}

function group(kind, number, all) {
  const hits = all.filter((hit) => hit.kind === number);
  if (hits.length === 0) return [];
  const title = element('h2', { id: `group-${number}` }, kind.title);
  const section = element('section', {}, title, element('ul', { className: 'hits' }, ...hits.map((hit) => row(hit, kind, number))));
  section.setAttribute('aria-labelledby', title.id);
  return [section];
}

function row({ lesson, text }, kind, number) {
  const place = [lesson.course, lesson.module].filter((it) => it !== '').join(', ');
  const made = element('li', {}, element('a', { href: `${lesson.address.slice(1)}.html` }, ...inline(lesson.title)), ' ', element('span', { className: 'small' }, place));
  // A title says itself why it was found.
  if (number > 0) made.append(element('p', {}, element('span', { className: 'chip' }, `${kind.label}: ${text}`)));
  made.append(element('p', {}, ...inline(lesson.summary)));
  return made;
}

/** Backticks mean code. */
function inline(text) {
  return text.split(/`([^`]+)`/).map((piece, i) => (i % 2 === 1 ? element('code', {}, piece) : piece));
}

customElements.define('molt-search', Search);
