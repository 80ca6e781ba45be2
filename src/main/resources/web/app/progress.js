// The outline shows what was done on this page without another load.

const here = () => document.querySelector('.outline [aria-current]');

function show(state, words) {
  here()?.querySelector('.dot')?.setAttribute('class', `dot ${state}`);
  const hidden = here()?.querySelector('.visually-hidden');
  if (hidden) hidden.textContent = `, ${words}`;
}

const isNow = (...states) => states.some((state) => here()?.querySelector('.dot')?.classList.contains(state));

export function showVisited() {
  if (isNow('new')) show('visited', 'opened');
}

export function showPractised() {
  if (isNow('new', 'visited')) show('practised', 'practised');
}

/** The form at the end of the page then says so too. */
export function showComplete() {
  if (isNow('complete')) return;
  show('complete', 'completed');
  const button = document.querySelector('.done button');
  if (!button) return;
  button.value = 'false';
  button.className = 'quiet';
  button.textContent = 'Mark as not complete';
  const words = document.createElement('p');
  words.innerHTML = '<span class="dot complete"></span>You completed this lesson.';
  button.before(words);
}
