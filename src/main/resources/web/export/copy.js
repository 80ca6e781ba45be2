// Code can be copied, since it cannot be edited here.
import { element } from '../app/elements.js?export';
import { StaticCode } from '../app/static-code.js?export';

const told = 2000; // ms

export function offerCopies() {
  for (const pane of document.querySelectorAll('.pane:has(> header)')) {
    const button = element('button', { type: 'button', className: 'quiet' }, 'Copy');
    button.append(element('span', { className: 'visually-hidden' }, pane.classList.contains('python') ? ' Python' : ' Rust'));
    button.addEventListener('click', () => copy(pane.querySelector('.code'), button.firstChild));
    pane.querySelector('header .tools').prepend(button);
  }
}

async function copy(place, label) {
  try {
    await navigator.clipboard.writeText(new StaticCode(place).text);
    label.textContent = 'Copied';
  } catch {
    // Not allowed, or plain HTTP: what is selected can be copied by the keyboard.
    getSelection().selectAllChildren(place.querySelector('code'));
    label.textContent = 'Press Ctrl C';
  }
  setTimeout(() => (label.textContent = 'Copy'), told);
}
