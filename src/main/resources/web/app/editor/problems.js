// The compiler's messages at their lines: underlined, marked in the gutter, told below the line.
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, WidgetType, gutterLineClass } from '@codemirror/view';
import { plain } from '../hygiene.js';

/** Shows a run's diagnostics, as the API gives them; those inside the lesson's set-up have no line here. */
export const setProblems = StateEffect.define();

class Message extends WidgetType {
  constructor(problem) {
    super();
    this.problem = problem;
    // A message may quote the program, whatever stands in it.
    this.text = plain(`${problem.code ? `${problem.code}: ` : ''}${problem.message}${problem.label ? ` (${problem.label})` : ''}`);
  }

  eq(other) {
    return other.text === this.text && other.problem.level === this.problem.level;
  }

  toDOM() {
    const box = document.createElement('div');
    box.className = `problem-text ${this.problem.level}`;
    box.textContent = this.text;
    return box;
  }
}

class Sign extends GutterMarker {
  constructor(level) {
    super();
    this.elementClass = `problem-line ${level}`;
  }
}

function shown(list, doc) {
  const marks = [];
  const signs = [];
  for (const problem of list) {
    if (problem.line < 1 || problem.line > doc.lines) continue;
    const line = doc.line(problem.line);
    const from = place(doc, problem.line, problem.column);
    const to = Math.max(from, place(doc, problem.endLine || problem.line, problem.endColumn || problem.column));
    if (to > from) marks.push(Decoration.mark({ class: 'problem-mark' }).range(from, to));
    marks.push(Decoration.widget({ widget: new Message(problem), block: true, side: 2 }).range(line.to));
    signs.push(new Sign(problem.level).range(line.from));
  }
  return { marks: Decoration.set(marks, true), signs: RangeSet.of(signs, true) };
}

/** Lines and columns count from 1, columns in characters; a text that was edited meanwhile may be shorter. */
function place(doc, lineNumber, column) {
  const line = doc.line(Math.min(Math.max(lineNumber, 1), doc.lines));
  const before = Array.from(line.text).slice(0, Math.max(0, column - 1)).join('').length;
  return line.from + Math.min(before, line.length);
}

const field = StateField.define({
  create: () => ({ marks: Decoration.none, signs: RangeSet.empty }),
  update(value, transaction) {
    const effect = transaction.effects.findLast((it) => it.is(setProblems));
    if (effect) return shown(effect.value, transaction.state.doc);
    if (!transaction.docChanged) return value;
    return { marks: value.marks.map(transaction.changes), signs: value.signs.map(transaction.changes) };
  },
  provide: (self) => [
    EditorView.decorations.from(self, ({ marks }) => marks),
    gutterLineClass.from(self, ({ signs }) => signs),
  ],
});

export const problems = [field];
