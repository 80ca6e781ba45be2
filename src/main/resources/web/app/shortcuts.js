// Keys that work anywhere on a page. `?` lists them.

const key = 'molt.single-keys';
const dialog = document.getElementById('shortcuts');
const toggle = document.getElementById('single-keys');

// People who dictate or have a tremor trip over keys that act alone: WCAG 2.1.4 wants a way to turn them off.
function singleKeysOn() {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return toggle.checked;
  }
}

toggle.checked = singleKeysOn();
toggle.addEventListener('change', () => {
  try {
    if (toggle.checked) localStorage.removeItem(key);
    else localStorage.setItem(key, 'off');
  } catch {
    // Storage is forbidden: the choice holds for this page.
  }
});

/** Whether keys mean text here: fields, editors, and everything in a dialog. */
function isTyping(target) {
  return target.isContentEditable || target.closest('input:not([type=radio], [type=checkbox]), textarea, select, dialog') !== null;
}

const actions = {
  '?': () => dialog.showModal(),
  // A field, or where pages are files a link to the page that has one.
  '/': () => (document.querySelector('.top input[type=search]') ?? document.querySelector('.top .find')).focus(),
  n: () => document.querySelector('a[rel=next]')?.click(),
  p: () => document.querySelector('a[rel=prev]')?.click(),
};

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const action = Object.hasOwn(actions, event.key) && actions[event.key];
  if (!action || isTyping(event.target) || !singleKeysOn()) return;
  event.preventDefault();
  action();
});
