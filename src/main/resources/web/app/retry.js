// For a run that was turned away: a button that can be pressed when it makes sense to ask again.
import { element } from './elements.js';

const second = 1000;

export function retry(seconds, again) {
  const button = element('button', { type: 'button', disabled: true });
  button.addEventListener('click', again);
  let left = seconds;
  const tick = () => {
    button.disabled = left > 0;
    button.textContent = left > 0 ? `Try again in ${left} s` : 'Try again';
    left--;
    // A newer result may have taken its place meanwhile.
    if (left < 0 || (left < seconds - 1 && !button.isConnected)) clearInterval(clock);
  };
  const clock = setInterval(tick, second);
  tick();
  return element('p', { className: 'retry' }, button);
}
