// Where two texts differ, by lines.

/**
 * The longest run of lines common to both, in order.
 *
 * @param {string[]} a
 * @param {string[]} b
 * @returns {Array<[number, number]>} pairs of places, rising
 */
export function commonLines(a, b) {
  // Lines alike at both ends need no table; what is left of an edit or an output is small.
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const pairs = Array.from({ length: start }, (_, i) => [i, i]);
  pairs.push(...middle(a, b, start, a.length - end, b.length - end));
  for (let i = end; i > 0; i--) pairs.push([a.length - i, b.length - i]);
  return pairs;
}

// Above this the table would take longer than anybody looks: the whole middle counts as different.
const largest = 1_000_000;

function middle(a, b, start, endA, endB) {
  const rows = endA - start;
  const columns = endB - start;
  if (rows * columns > largest) return [];
  const width = columns + 1;
  const length = new Uint32Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      length[i * width + j] =
        a[start + i] === b[start + j]
          ? length[(i + 1) * width + j + 1] + 1
          : Math.max(length[(i + 1) * width + j], length[i * width + j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (a[start + i] === b[start + j]) pairs.push([start + i++, start + j++]);
    else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) i++;
    else j++;
  }
  return pairs;
}

/** The changes that make `after` of `before`, as an editor takes them: ties to lines that stay are kept. */
export function changesBetween(before, after) {
  const a = before.split('\n');
  const b = after.split('\n');
  const changes = [];
  const starts = offsets(a);
  let i = 0;
  let j = 0;
  for (const [nextA, nextB] of [...commonLines(a, b), [a.length, b.length]]) {
    if (nextA > i || nextB > j) changes.push(change(a, b, i, nextA, j, nextB, starts));
    i = nextA + 1;
    j = nextB + 1;
  }
  return changes;
}

/** The same by words and spaces within lines, so that all which stays keeps what is tied to it. */
export function smallChanges(before, after) {
  return changesBetween(before, after).flatMap(({ from, to = from, insert = '' }) => {
    const a = pieces(before.slice(from, to));
    const b = pieces(insert);
    const changes = [];
    let i = 0;
    let j = 0;
    let at = from;
    for (const [nextA, nextB] of [...commonLines(a, b), [a.length, b.length]]) {
      const gone = a.slice(i, nextA).join('').length;
      const come = b.slice(j, nextB).join('');
      if (gone > 0 || come) changes.push({ from: at, to: at + gone, insert: come });
      at += gone + (a[nextA]?.length ?? 0);
      i = nextA + 1;
      j = nextB + 1;
    }
    return changes;
  });
}

const pieces = (text) => text.match(/\w+|\s|[^\w\s]/gu) ?? [];

function offsets(lines) {
  const starts = [0];
  for (const line of lines) starts.push(starts.at(-1) + line.length + 1);
  return starts;
}

/** Lines i to nextA become lines j to nextB. A line break goes with the lines, before them at the end of the text. */
function change(a, b, i, nextA, j, nextB, starts) {
  const text = b.slice(j, nextB).join('\n');
  const last = nextA === a.length;
  const end = starts[a.length] - 1;
  if (nextA === i) {
    return last ? { from: end, insert: '\n' + text } : { from: starts[i], insert: text + '\n' };
  }
  if (nextB === j) {
    return last ? { from: Math.max(0, starts[i] - 1), to: end } : { from: starts[i], to: starts[nextA] };
  }
  return { from: starts[i], to: starts[nextA] - 1, insert: text };
}
