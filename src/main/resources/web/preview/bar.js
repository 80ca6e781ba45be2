// The bar: copies places, shows newer versions of itself, and says what has happened.

const bar = () => document.querySelector('.preview');

export function connectBar() {
  bar().addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy]');
    if (button) copy(button);
  });
  bar().addEventListener('keydown', (event) => {
    const details = bar().querySelector('details');
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary').focus();
  });
  showButtons(bar());
}

function showButtons(root) {
  for (const button of root.querySelectorAll('[data-copy]')) button.hidden = false;
}

async function copy(button) {
  const place = button.dataset.copy;
  let words = 'Copied';
  try {
    await navigator.clipboard.writeText(place);
  } catch {
    words = `Not copied: the browser does not allow it. ${place}`;
  }
  button.firstChild.textContent = words;
  say(words);
}

/** For screen readers: what others see happen. */
export function say(words) {
  bar().querySelector('[data-said]').textContent = words;
}

/**
 * A line above the bar, which takes the place of an earlier one about the same.
 *
 * @param words nothing for no line
 * @param choices pairs of a label and what to do
 * @param link {href, words}
 */
export function tell(about, words, choices = [], link = null) {
  bar().querySelector(`[data-about=${about}]`)?.remove();
  if (!words) return;
  const line = document.createElement('p');
  line.className = 'preview-notice';
  line.dataset.about = about;
  line.append(words);
  for (const [label, act] of choices) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(label);
    button.addEventListener('click', () => {
      line.remove();
      act();
    });
    line.append(button);
  }
  if (link) {
    const made = document.createElement('a');
    made.href = link.href;
    made.append(link.words);
    line.append(made);
  }
  bar().querySelector('[data-notices]').append(line);
  say(words);
}

/**
 * Shows the bar as it is now.
 *
 * @param fresh the page's newer version, where there is one; else the bar is asked for
 */
export async function showBar(page, fresh = null) {
  const next = fresh?.querySelector('.preview') ?? (await fetchBar(page));
  if (!next) return;
  const now = bar();
  showTold(now, next);
  const before = now.querySelector('summary').textContent;
  replaceSummary(now, next);
  replaceList(now, next);
  replaceLinks(now, next);
  const counted = now.querySelector('summary').textContent;
  // Each step of a proof would be too much to listen to.
  if (counted !== before && !now.querySelector('.proving')) say(words(now));
}

async function fetchBar(page) {
  const answer = await fetch(`/preview/bar?page=${encodeURIComponent(page)}`);
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.preview') : null;
}

const words = (root) => [...root.querySelectorAll('[data-count], [data-proof]')].map((part) => part.textContent).join('. ');

/** What the server says of the page; lines of this script stay. */
function showTold(now, next) {
  const notices = now.querySelector('[data-notices]');
  const told = next.querySelector('[data-told]');
  const before = notices.querySelector('[data-told]');
  if (before?.textContent === told?.textContent) return;
  before?.remove();
  if (!told) return;
  notices.prepend(told);
  say(told.textContent);
}

function replaceSummary(now, next) {
  // The summary itself stays: it may have the focus.
  now.querySelector('summary').replaceChildren(...next.querySelector('summary').childNodes);
}

/** The list keeps its place, and its focus where the same problem is still there. */
function replaceList(now, next) {
  const list = now.querySelector('.preview-list');
  const fresh = next.querySelector('.preview-list');
  showButtons(fresh);
  if (list.innerHTML === fresh.innerHTML) return;
  const focusables = (root) => [...root.querySelectorAll('pre, button, a')];
  const focused = focusables(list).indexOf(document.activeElement);
  const { scrollTop } = list;
  list.replaceChildren(...fresh.childNodes);
  list.scrollTop = scrollTop;
  if (focused >= 0) (focusables(list)[focused] ?? list).focus({ preventScroll: true });
}

function replaceLinks(now, next) {
  const nav = now.querySelector('nav');
  const fresh = next.querySelector('nav');
  if (nav.innerHTML === fresh.innerHTML) return;
  const links = [...nav.querySelectorAll('a')];
  const focused = links.indexOf(document.activeElement);
  nav.replaceChildren(...fresh.childNodes);
  if (focused >= 0) [...nav.querySelectorAll('a')].at(Math.min(focused, nav.querySelectorAll('a').length - 1)).focus();
}
