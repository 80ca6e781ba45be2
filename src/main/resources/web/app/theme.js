// The theme switch: system, light, dark. `theme.js` in the site's root applies the choice before the first paint.

const key = 'molt.theme';
const order = ['system', 'light', 'dark'];
const icons = {
  system: '<path d="M9 2a7 7 0 0 0 0 14z" fill="currentColor"/><circle cx="9" cy="9" r="7"/>',
  light: '<circle cx="9" cy="9" r="3.5"/><path d="M9 1v1.5M9 15.5V17M1 9h1.5M15.5 9H17M3.3 3.3l1.1 1.1M13.6 13.6l1.1 1.1M3.3 14.7l1.1-1.1M13.6 4.4l1.1-1.1"/>',
  dark: '<path d="M15 11A6.5 6.5 0 1 1 7 3a5.2 5.2 0 0 0 8 8z"/>',
};

function chosen() {
  return document.documentElement.dataset.theme ?? 'system';
}

function choose(theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // Storage is forbidden: the choice holds for this page.
  }
}

class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    const button = this.querySelector('button');
    button.addEventListener('click', () => {
      choose(following(chosen()));
      show(button);
    });
    show(button);
  }
}

function following(theme) {
  return order[(order.indexOf(theme) + 1) % order.length];
}

function show(button) {
  const theme = chosen();
  const label = `Theme: ${theme}. Change to ${following(theme)}`;
  button.title = label;
  button.setAttribute('aria-label', label);
  button.innerHTML = `<svg width="18" height="18" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${icons[theme]}</svg>`;
}

customElements.define('molt-theme', ThemeSwitch);
