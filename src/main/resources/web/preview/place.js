// Keeps what is being read where it is on the screen.

/** Below the bar at the top, and still there after the change. */
function anchor() {
  const top = document.querySelector('.top').offsetHeight;
  const parts = [...document.querySelectorAll('main h1, main h2, main h3, main p, main li, main pre, main [data-item], main details')];
  return parts
    .map((part) => ({ part, top: part.getBoundingClientRect().top }))
    .filter((it) => it.part.getClientRects().length > 0)
    .map((it) => ({ ...it, away: it.top < top ? top - it.top : (it.top - top) / 2 }))
    .sort((a, b) => a.away - b.away);
}

/**
 * @param change of the page. What is nearest to the top of the window and is still there afterwards stays at its height; where
 *     the reader is at the very top of the page they stay there
 */
export function keepPlace(change) {
  const root = document.documentElement;
  const atTop = root.scrollTop === 0;
  const marks = anchor();
  // The browser's own way to keep the place would be added to this one.
  root.style.overflowAnchor = 'none';
  change();
  const mark = marks.find(({ part }) => part.isConnected);
  if (mark && !atTop) scrollBy({ top: mark.part.getBoundingClientRect().top - mark.top, behavior: 'instant' });
  requestAnimationFrame(() => (root.style.overflowAnchor = ''));
}
