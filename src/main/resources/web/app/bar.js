// A line above something, which says what has happened and offers what to do about it.
import { element } from './elements.js';

/**
 * Puts it in front of `place`. It takes the place of an earlier one about the same, and goes when one of its buttons is pressed.
 *
 * @param choices pairs of a label and what to do
 */
export function bar(place, about, words, choices) {
  place.parentElement.querySelector(`:scope > [data-about=${about}]`)?.remove();
  const made = element('div', { className: 'notice first asks' }, element('p', {}, words));
  made.dataset.about = about;
  made.setAttribute('role', 'group');
  made.setAttribute('aria-label', words);
  for (const [label, act] of choices) {
    const button = element('button', { type: 'button' }, label);
    button.addEventListener('click', () => {
      made.remove();
      act();
    });
    made.append(button);
  }
  place.before(made);
}
