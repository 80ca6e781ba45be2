// A half's editor. This module brings CodeMirror with it: load it only with import().
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { changesBetween, smallChanges } from '../difference.js';
import { litLines, setLit, tagsAt, tiedLines, tieLines } from './tied-lines.js';
import { problems, setProblems } from './problems.js';

const grammars = {
  python: () => import('@codemirror/lang-python').then((it) => it.python()),
  rust: () => import('@codemirror/lang-rust').then((it) => it.rust()),
};
const loaded = Object.fromEntries(
  await Promise.all(Object.entries(grammars).map(async ([name, load]) => [name, await load()])),
);
const nonce = document.querySelector('meta[name=csp-nonce]').content;

export class Editor {
  isEditor = true;

  /** @param {{language, label, lessonText, lines, text, onChange, onCaret, onRunAll}} half */
  constructor(place, half) {
    this.half = half;
    this.view = new EditorView({
      parent: place,
      state: EditorState.create({ doc: half.lessonText, extensions: this.extensions(half) }),
    });
    this.view.dispatch({ effects: tieLines.of(half.lines) });
    // Arrived by Tab, one goes on by Tab; from the first change on Tab indents, and Escape then Tab leaves.
    this.view.setTabFocusMode(true);
    if (half.text !== half.lessonText) this.view.dispatch({ changes: changesBetween(half.lessonText, half.text) });
  }

  extensions(half) {
    return [
      EditorView.cspNonce.of(nonce),
      Prec.highest(keymap.of([{ key: 'Mod-Enter', run: () => (half.onRunAll(), true) }])),
      lineNumbers(),
      history(),
      indentOnInput(),
      indentUnit.of('    '),
      bracketMatching(),
      closeBrackets(),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      syntaxHighlighting(classHighlighter),
      loaded[half.language],
      EditorView.contentAttributes.of({ 'aria-label': half.label, spellcheck: 'false', autocapitalize: 'off' }),
      tiedLines,
      problems,
      EditorView.updateListener.of((update) => this.updated(update)),
      EditorView.domEventHandlers({ blur: (_, view) => view.setTabFocusMode(true) }),
    ];
  }

  updated(update) {
    if (update.docChanged) {
      if (update.transactions.some((it) => it.isUserEvent('input') || it.isUserEvent('delete'))) {
        this.view.setTabFocusMode(false);
      }
      this.half.onChange();
    }
    if (update.selectionSet || update.focusChanged || update.docChanged) {
      this.half.onCaret(update.view.hasFocus ? tagsAt(update.state) : []);
    }
  }

  get text() {
    return this.view.state.doc.toString();
  }

  get scrollTop() {
    return this.view.scrollDOM.scrollTop;
  }

  set scrollTop(top) {
    this.view.scrollDOM.scrollTop = top;
  }

  /** @param offset where to put the caret; without it the caret stays */
  focus(offset = this.view.state.selection.main.head) {
    this.view.dispatch({ selection: { anchor: Math.min(offset, this.view.state.doc.length) } });
    this.view.focus();
  }

  light(tags, pinned) {
    this.view.dispatch({ effects: setLit.of({ tags, pinned }) });
  }

  /** Scrolls inside its own box; the page stays where it is. */
  reveal() {
    const [first] = litLines(this.view.state);
    if (!first) return;
    const scroller = this.view.scrollDOM;
    const block = this.view.lineBlockAt(first.from);
    const hidden = block.top < scroller.scrollTop || block.bottom > scroller.scrollTop + scroller.clientHeight;
    if (hidden) scroller.scrollTop = block.top - scroller.clientHeight / 3;
  }

  /** @param list diagnostics of a run, as the API gives them; [] takes them away */
  showProblems(list) {
    this.view.dispatch({ effects: setProblems.of(list) });
  }

  /** The same program in another layout, as one change that undo takes back. Caret and ties stay at their words. */
  layOut(text) {
    this.view.dispatch({
      changes: smallChanges(this.text, text),
      annotations: isolateHistory.of('full'),
      userEvent: 'format',
      scrollIntoView: this.view.hasFocus,
    });
  }

  /** Another text, as one change that undo takes back. */
  replace(text) {
    this.view.dispatch({ changes: changesBetween(this.text, text), annotations: isolateHistory.of('full') });
  }

  /** The lesson's text again, as a change that undo can take back. */
  reset() {
    this.view.dispatch({ changes: changesBetween(this.text, this.half.lessonText) });
    this.view.dispatch({ effects: [tieLines.of(this.half.lines), setProblems.of([])] });
  }

  remove() {
    this.view.destroy();
  }
}
