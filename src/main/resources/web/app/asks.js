// What the page of an exercise asks its learner, each in a bar above the code.
import { bar } from './bar.js';

/** There are two texts, and only one can be kept. */
export function contest(exercise) {
  const words =
    'This exercise was changed in another tab or on another machine. Choose a text first: until then neither is checked or reset.';
  ask(
    exercise,
    'contest',
    words,
    ['Use that text', () => exercise.choose('useTheirs'), 'The other text is here. Undo brings yours back.'],
    ['Keep mine', () => exercise.choose('keepMine'), 'Your text is kept.'],
  );
}

/** @param draft {text, forget} of another tab, open or closed */
export function draft(exercise, draft) {
  ask(
    exercise,
    'draft',
    'This browser has another text for this exercise, written in another tab or one that was closed, and not kept.',
    ['Use that text', () => exercise.keeping.useDraft(draft), 'The other text is here. Undo brings yours back.'],
    ['Discard it', () => draft.forget(), 'The other text is discarded.'],
  );
}

export function stale(exercise) {
  const words = 'The lesson has changed since this page was opened. Your text is kept.';
  ask(exercise, 'stale', words, ['Show the lesson as it is now', () => location.reload(), '']);
}

/** What the learner wrote was for an earlier text of the lesson. */
export function outdated(exercise) {
  ask(
    exercise,
    'stale',
    'The lesson has changed since you wrote this. Your text is kept.',
    ['Show the new starter', () => exercise.reset(), 'The starter is back.'],
    ['Go on with mine', () => undefined, ''],
  );
}

/** @param before the text that the starter took the place of */
export function undo(exercise, before) {
  ask(exercise, 'undo', 'The starter is back.', ['Undo', () => exercise.answer.show(before), 'Your text is back.']);
}

/**
 * Says that something happened, and offers what to do about it.
 *
 * @param choices of a label, what to do, and what to say once it is done
 */
function ask(exercise, about, words, ...choices) {
  const acts = choices.map(([label, act, done]) => [
    label,
    async () => {
      await act();
      // The button is gone and with it the focus.
      exercise.answer.code.focus();
      exercise.announce(done);
    },
  ]);
  bar(exercise.querySelector('.panes'), about, words, acts);
  exercise.announce(words);
}
