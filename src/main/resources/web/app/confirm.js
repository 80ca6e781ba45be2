// Asks before something is lost.
import { element } from './elements.js';

/** @returns {Promise<boolean>} */
export function confirmed(title, words, action) {
  const dialog = element(
    'dialog',
    {},
    element('h2', { id: 'confirm-title' }, title),
    element('p', {}, words),
    element(
      'form',
      { method: 'dialog', className: 'actions' },
      element('button', { value: 'no', className: 'quiet', autofocus: true }, 'Cancel'),
      element('button', { value: 'yes', className: 'go' }, action),
    ),
  );
  dialog.setAttribute('aria-labelledby', 'confirm-title');
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
