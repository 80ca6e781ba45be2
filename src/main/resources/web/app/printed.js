// A box with what a program printed.
import { linesOf, nodes } from './hygiene.js';
import { element } from './elements.js';

/** What a browser lays out without a pause. */
const most = { lines: 2000, pieces: 4000 };

export class Printed {
  /** @param name for screen readers @param className of the box */
  constructor(name, className = '') {
    this.box = element('pre', { className });
    this.box.setAttribute('role', 'group');
    this.box.setAttribute('aria-label', name);
    this.note = element('p', { className: 'none', hidden: true });
    this.text = '';
    this.whole = false;
    this.common = null;
    this.headed = false;
  }

  /** What goes on the page. */
  get parts() {
    return [this.box, this.note];
  }

  show(text) {
    this.text = text.replace(/\n$/, '');
    this.paint();
  }

  /** Marks the lines that are not among these. @param common {Set<number>} */
  mark(common) {
    this.common = common;
    this.paint();
  }

  paint() {
    const shown = document.createDocumentFragment();
    const limit = this.whole ? { lines: Infinity, pieces: Infinity } : most;
    let plain = '';
    let pieces = 0;
    let count = 0;
    let cut = false;
    for (const line of linesOf(this.text)) {
      if (count === limit.lines || cut || pieces >= limit.pieces) break;
      const kept = line.slice(0, limit.pieces - pieces);
      cut = kept.length < line.length;
      if (count > 0) plain += '\n';
      const box = this.boxOf(count);
      if (box || kept.some((piece) => piece.className)) {
        shown.append(plain, ...this.inside(box, kept));
        plain = '';
        // Plain text costs next to nothing; what is laid out apart counts.
        pieces += kept.length + 1;
      } else {
        plain += kept.map((piece) => piece.text).join('');
      }
      count++;
    }
    shown.append(plain);
    this.box.replaceChildren(shown);
    this.tell(this.text.split('\n').length - count, cut);
  }

  /** What a line is set off by, if it is. */
  boxOf(number) {
    if (this.headed && number === 0) return element('strong', { className: 'headline' });
    return this.common && !this.common.has(number) ? element('span', { className: 'differs' }) : null;
  }

  inside(box, line) {
    if (!box) return nodes(line);
    // An empty line must have a width to be seen.
    box.append(...(line.length > 0 ? nodes(line) : [' ']));
    return [box];
  }

  /** @param lines hidden ones @param cut whether the last line shown has more to it */
  tell(lines, cut) {
    this.note.hidden = lines === 0 && !cut;
    if (this.note.hidden) return;
    const rest = lines === 0 ? '' : `${lines.toLocaleString('en')} more ${lines === 1 ? 'line' : 'lines'}`;
    const words = [cut ? 'the rest of this line' : '', rest].filter(Boolean).join(' and ');
    const all = element('button', { type: 'button', className: 'quiet' }, 'Show all');
    all.addEventListener('click', () => {
      this.whole = true;
      this.paint();
      this.box.focus();
    });
    this.note.replaceChildren(`Not shown: ${words}. `, all);
  }
}
