// Hints come one at a time: the next is there once the one before was opened, and stays.

/** @param hints {HTMLDetailsElement[]} in order */
export function oneByOne(hints) {
  hints.forEach((hint, i) => {
    hint.hidden = i > 0;
    hint.addEventListener('toggle', () => {
      if (hint.open && hints[i + 1]) hints[i + 1].hidden = false;
    });
  });
}
