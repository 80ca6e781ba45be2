// Buttons that need a server say so when they are pressed.
import { element } from '../app/elements.js?export';

const doing = { run: 'Running', both: 'Running', race: 'Racing', check: 'Checking' };

/** @param item a pair, a program or an exercise */
export function sayWhatRunsNeed(item) {
  for (const hidden of item.querySelectorAll('.tools, [data-act]')) hidden.hidden = false;
  for (const button of item.querySelectorAll('[data-act]')) {
    const words = doing[button.dataset.act];
    if (words) button.addEventListener('click', () => say(item, words));
  }
}

function say(item, words) {
  item.querySelector('.needs')?.remove();
  const how = element('a', { href: document.querySelector('a.running').href }, 'How to start one');
  const told = element('p', { className: 'notice first needs', tabIndex: -1 }, `${words} needs a Molt server: `, element('code', {}, './molt serve'), '. ', how);
  item.querySelector('.panes').before(told);
  // So it is read out, and a keyboard goes on to the link.
  told.focus();
}
