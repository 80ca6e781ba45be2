// The question that a `changed` pair asks before it shows what it does.
import { tellPrediction } from './api.js';
import { showPractised } from './progress.js';
import { sinceSeen } from './seen.js';

/**
 * @param unfold shows the expected outputs and the notes
 * @returns {() => void} for when Rust has run: its result is seen, so there is nothing left to predict
 */
export function askFirst(root, item, unfold) {
  const form = root.querySelector('.predict form');
  if (!form) return () => undefined;
  const said = root.querySelector('.said');
  form.hidden = false;
  const millis = sinceSeen(form);

  const end = (words) => {
    unfold();
    form.hidden = true;
    said.textContent = words;
  };
  const endHere = (words) => {
    end(words);
    // The form is gone and with it the focus: the answer takes it, so that a keyboard goes on from here.
    said.tabIndex = -1;
    said.focus();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = form.querySelector('input:checked');
    tellPrediction(item, chosen.value, millis()).then(showPractised);
    endHere(chosen.dataset.verdict);
  });
  form.querySelector('[data-act=skip]').addEventListener('click', () => endHere('Skipped. What each half does is shown above.'));
  return () => {
    if (!form.hidden) end('Rust has run before a prediction: what it does is shown above.');
  };
}
