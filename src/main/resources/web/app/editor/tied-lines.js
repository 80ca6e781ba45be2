// Ties in an editor: they follow their code through edits, light it, and carry the numbers of the notes.
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, WidgetType, gutterLineClass } from '@codemirror/view';

/** Ties the lines of the lesson's text: an array of {tags, notes}, one for each line. */
export const tieLines = StateEffect.define();

/** Lights what these tags tie: {tags: Set, pinned: boolean}. */
export const setLit = StateEffect.define();

// A range over a line's text: it moves with the text and goes when all of the text goes.
const tied = StateField.define({
  create: () => RangeSet.empty,
  update(ranges, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(tieLines)) return rangesOf(effect.value, transaction.state.doc);
    }
    return ranges.map(transaction.changes);
  },
});

function rangesOf(lines, doc) {
  const ranges = [];
  lines.forEach(({ tags, notes }, i) => {
    if (tags.length === 0 || i >= doc.lines) return;
    const line = doc.line(i + 1);
    if (line.length > 0) ranges.push(Decoration.mark({ tags, notes }).range(line.from, line.to));
  });
  return RangeSet.of(ranges, true);
}

const lit = StateField.define({
  create: () => ({ tags: new Set(), pinned: false }),
  update: (value, transaction) => transaction.effects.findLast((it) => it.is(setLit))?.value ?? value,
});

/** Calls `visit(line, tags, notes)` for each tied line, in order. */
function eachTied(state, visit) {
  state.field(tied).between(0, state.doc.length, (from, to, { spec }) => {
    visit(state.doc.lineAt(from), spec.tags, spec.notes);
  });
}

const isLit = (state, tags) => tags.some((tag) => state.field(lit).tags.has(tag));

/** The lines alight, in order. */
export function litLines(state) {
  const lines = [];
  eachTied(state, (line, tags) => isLit(state, tags) && lines.push(line));
  return lines;
}

/** The tags of the line that the caret stands on. */
export function tagsAt(state) {
  const caret = state.doc.lineAt(state.selection.main.head).number;
  const found = [];
  eachTied(state, (line, tags) => line.number === caret && found.push(...tags));
  return found;
}

// For pointers: who works by keyboard has the caret, and the notes' own buttons.
class Mark extends WidgetType {
  constructor(notes) {
    super();
    this.notes = notes;
  }

  eq(other) {
    return other.notes.join() === this.notes.join();
  }

  toDOM() {
    const box = document.createElement('span');
    box.setAttribute('aria-hidden', 'true');
    for (const note of this.notes) {
      const mark = document.createElement('span');
      mark.className = 'mark n';
      mark.textContent = note;
      box.append(mark);
    }
    return box;
  }

  ignoreEvent() {
    return true;
  }
}

function decorations(state) {
  const { pinned } = state.field(lit);
  const ranges = [];
  eachTied(state, (line, tags, notes) => {
    const names = isLit(state, tags) ? `tied lit${pinned ? ' pinned' : ''}` : 'tied';
    ranges.push(Decoration.line({ class: names, attributes: { 'data-ties': tags.join(' ') } }).range(line.from));
    if (notes.length > 0) ranges.push(Decoration.widget({ widget: new Mark(notes), side: 1 }).range(line.to));
  });
  return Decoration.set(ranges, true);
}

class LineClass extends GutterMarker {
  constructor(names) {
    super();
    this.elementClass = names;
  }

  eq(other) {
    return other.elementClass === this.elementClass;
  }
}

function gutterClasses(state) {
  const { pinned } = state.field(lit);
  const ranges = [];
  eachTied(state, (line, tags) => {
    const names = isLit(state, tags) ? `tied lit${pinned ? ' pinned' : ''}` : 'tied';
    ranges.push(new LineClass(names).range(line.from));
  });
  return RangeSet.of(ranges, true);
}

export const tiedLines = [
  tied,
  lit,
  EditorView.decorations.compute([tied, lit, 'doc'], decorations),
  gutterLineClass.compute([tied, lit, 'doc'], gutterClasses),
];
