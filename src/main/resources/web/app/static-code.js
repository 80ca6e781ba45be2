// The code as the server highlighted it: what a half shows until its editor is wanted.

export class StaticCode {
  isEditor = false;

  constructor(place) {
    this.root = place.querySelector('pre');
    this.rows = [...this.root.querySelectorAll('.l')];
    this.lines = this.rows.map((row) => ({
      text: textOf(row),
      tags: row.dataset.ties?.split(' ') ?? [],
      notes: [...row.querySelectorAll('.mark')].map((mark) => mark.textContent),
    }));
  }

  get text() {
    return this.lines.map((line) => line.text).join('\n');
  }

  get scrollTop() {
    return this.root.scrollTop;
  }

  /** Where in the text a click fell. */
  offsetAt(event) {
    const row = event.target.closest('.l');
    if (!row) return this.text.length;
    const index = this.rows.indexOf(row);
    const before = this.lines.slice(0, index).reduce((sum, line) => sum + line.text.length + 1, 0);
    return before + Math.min(columnAt(row, event), this.lines[index].text.length);
  }

  /** Lights the lines tied by these tags. */
  light(tags, pinned) {
    this.rows.forEach((row, i) => {
      const lit = this.lines[i].tags.some((tag) => tags.has(tag));
      row.classList.toggle('lit', lit);
      row.classList.toggle('pinned', lit && pinned);
    });
  }

  /** Scrolls inside its own box; the page stays where it is. */
  reveal() {
    const lit = this.rows.find((row) => row.classList.contains('lit'));
    if (!lit) return;
    const top = lit.offsetTop - this.root.offsetTop;
    const hidden = top < this.root.scrollTop || top + lit.offsetHeight > this.root.scrollTop + this.root.clientHeight;
    if (hidden) this.root.scrollTop = top - this.root.clientHeight / 3;
  }

  focus() {
    this.root.focus();
  }

  remove() {
    this.root.remove();
  }
}

function textOf(row) {
  const copy = row.cloneNode(true);
  copy.querySelectorAll('.mark').forEach((mark) => mark.remove());
  return copy.textContent.replace(/\n$/, '');
}

function columnAt(row, event) {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const [node, offset] = caret
    ? [caret.offsetNode, caret.offset]
    : rangeEnd(document.caretRangeFromPoint?.(event.clientX, event.clientY));
  if (!node || !row.contains(node)) return Infinity;
  const range = document.createRange();
  range.setStart(row, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

function rangeEnd(range) {
  return range ? [range.startContainer, range.startOffset] : [];
}
