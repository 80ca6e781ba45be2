// Highlights Rust that is only shown. This module brings a part of CodeMirror with it: load it only with import().
import { rustLanguage } from '@codemirror/lang-rust';
import { classHighlighter, highlightCode } from '@lezer/highlight';

/** @returns {Array<Array<{text: string, className: string}>>} the pieces of each line */
export function highlighted(text) {
  const lines = [[]];
  highlightCode(
    text,
    rustLanguage.parser.parse(text),
    classHighlighter,
    (piece, className) => lines.at(-1).push({ text: piece, className }),
    () => lines.push([]),
  );
  return lines;
}
