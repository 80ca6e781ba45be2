// Rust that is only shown, highlighted as the server and the editor do it.
import { element } from './elements.js';

/** @returns {HTMLElement} */
export function code(text) {
  const rows = text.replace(/\s+$/, '').split('\n');
  const lines = rows.map((line) => element('span', { className: 'l' }, line));
  const pre = element('pre', { tabIndex: 0 }, element('code', {}, ...lines));
  pre.setAttribute('role', 'group');
  pre.setAttribute('aria-label', 'Rust code');
  paintLines(rows.join('\n'), lines);
  return element('div', { className: 'code' }, pre);
}

/**
 * Colours lines that are on the page already. Where the parser does not load, they stay as they are.
 *
 * @param places an element for each line of the text
 */
export async function paintLines(text, places) {
  try {
    const { highlighted } = await import('./editor/highlight.js');
    highlighted(text).forEach((pieces, i) => {
      if (pieces.length > 0) places[i].replaceChildren(...pieces.map(piece));
    });
  } catch {
    // It reads without colours, too.
  }
}

function piece({ text, className }) {
  return className ? element('span', { className }, text) : document.createTextNode(text);
}
