// Lights the code and the note that belong together. A tag names the tie; a line may have several.

const none = new Set();

export class Ties {
  panes = [];
  hovered = none;
  focused = none;
  pinned = none;

  constructor(root) {
    this.root = root;
    this.notes = [...root.querySelectorAll('.notes li')];
    root.addEventListener('pointerover', (event) => this.hover(tagsOf(event.target)));
    root.addEventListener('pointerleave', () => this.hover(none));
    root.addEventListener('focusin', (event) => this.focus(tagsOf(event.target)));
    root.addEventListener('focusout', () => this.focus(none));
    root.addEventListener('click', (event) => this.click(event));
  }

  connect(panes) {
    this.panes = panes;
  }

  get lit() {
    return [this.hovered, this.focused, this.pinned].find((tags) => tags.size > 0) ?? none;
  }

  hover(tags) {
    if (same(tags, this.hovered)) return;
    this.hovered = tags;
    this.refresh();
    this.reveal();
  }

  focus(tags) {
    if (same(tags, this.focused)) return;
    this.focused = tags;
    this.refresh();
    this.reveal();
  }

  /** The caret of a half's editor stands on a line with these tags, or on none. */
  caret(pane, tags) {
    this.focus(new Set(tags));
  }

  click(event) {
    const tags = tagsOf(event.target);
    const mark = event.target.closest('.mark');
    if (mark) event.preventDefault();
    if (tags.size === 0 || (!mark && !getSelection().isCollapsed)) return;
    if (same(tags, this.pinned)) this.unpin();
    else this.pin(tags, mark);
  }

  pin(tags, mark) {
    this.pinned = tags;
    this.openNotes();
    this.refresh();
    this.reveal();
    // Who presses a number asks for its partner: only then may the page itself move.
    if (mark) this.partner(mark)?.scrollIntoView({ block: 'nearest' });
  }

  unpin() {
    this.pinned = none;
    this.focused = none;
    this.hovered = none;
    this.refresh();
  }

  partner(mark) {
    return mark.closest('.notes') ? this.root.querySelector('.pane .lit') : this.notes.find((note) => this.isLit(note));
  }

  openNotes() {
    const details = this.root.querySelector('details.notes-part');
    if (details) details.open = true;
  }

  isLit(note) {
    return this.lit.has(note.dataset.tag);
  }

  refresh() {
    const tags = this.lit;
    const pinned = tags.size > 0 && same(tags, this.pinned);
    this.panes.forEach((pane) => pane.code.light(tags, pinned));
    for (const note of this.notes) {
      note.classList.toggle('lit', this.isLit(note));
      note.classList.toggle('pinned', this.isLit(note) && pinned);
      note.querySelector('.mark').setAttribute('aria-pressed', String(this.pinned.has(note.dataset.tag)));
    }
  }

  /** Scrolls each half inside its own box, so that the page does not jerk. */
  reveal() {
    if (this.lit.size > 0) this.panes.forEach((pane) => pane.code.reveal());
  }
}

/** The tags of a line, of a number in the code, or of a note. */
function tagsOf(target) {
  const note = target.closest?.('.notes li');
  if (note) return new Set([note.dataset.tag]);
  const line = target.closest?.('[data-ties]');
  return line ? new Set(line.dataset.ties.split(' ')) : none;
}

function same(a, b) {
  return a.size === b.size && [...a].every((tag) => b.has(tag));
}
