// How long a question has been on screen.

/** @returns {() => number} whole ms since the element was first seen, 0 while it has not been */
export function sinceSeen(element) {
  let first = 0;
  const watch = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    first = performance.now();
    watch.disconnect();
  });
  watch.observe(element);
  return () => (first ? Math.round(performance.now() - first) : 0);
}
