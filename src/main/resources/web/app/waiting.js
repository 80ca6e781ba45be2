// Says that something takes longer, once it does.
import { element } from './elements.js';

const patience = 300; // ms: sooner would only flicker

/**
 * @param place what the sign stands behind
 * @param announce tells screen readers
 * @returns {{end: () => void}}
 */
export function waiting(place, words, announce) {
  const bar = element('progress');
  bar.setAttribute('aria-label', words);
  const sign = element('span', { className: 'waiting' }, words, bar);
  const late = setTimeout(() => {
    place.after(sign);
    announce(words);
  }, patience);
  return {
    end() {
      clearTimeout(late);
      sign.remove();
    },
  };
}
