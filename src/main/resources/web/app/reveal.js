// Asks for the author's solution; ahead of time only when that is confirmed.
import { element } from './elements.js';

const words = 'It will be recorded that the solution was shown to you. You can go on with the exercise all the same.';

/** @param solution {Solution} in whose place it asks */
export function confirm(solution) {
  const stay = element('button', { type: 'button' }, 'Keep trying');
  const yes = element('button', { type: 'button', className: 'quiet' }, 'Show it');
  const asked = element('div', { className: 'confirm' }, element('p', {}, words), element('p', { className: 'actions' }, stay, yes));
  asked.setAttribute('role', 'group');
  asked.setAttribute('aria-label', 'Show the solution now?');
  const back = () => {
    solution.offered = null;
    solution.offer(false);
  };
  stay.addEventListener('click', back);
  yes.addEventListener('click', () => reveal(solution, yes));
  asked.addEventListener('keydown', (event) => event.key === 'Escape' && back());
  solution.fill(asked);
  solution.host.announce(words);
}

/** @param button that was pressed for it */
export async function reveal(solution, button) {
  const { host } = solution;
  button.setAttribute('aria-busy', 'true');
  const answer = await host.api.reveal(host.dataset.hash);
  button.removeAttribute('aria-busy');
  if (answer.status === 200) host.revealedNow(answer);
  else solution.failed(answer.error);
}
