// Makes a part of the page what the server would send now. Elements that the server sends as before stay, with all that has become of them.

/** Elements of which only those inside that changed are swapped. */
const containers = new Set(['MAIN', 'ARTICLE', 'SECTION', 'DIV', 'OL', 'UL', 'NAV']);

/**
 * What the server sent for an element, to be taken before scripts change it.
 *
 * @returns {{node: Element, shell: string, html: string, kids: object[] | null, held: boolean}} kids is null for what is swapped as a
 *     whole; held says that an item is not what the server sends now
 */
export function take(node) {
  return { node, shell: shell(node), html: node.outerHTML, kids: isContainer(node) ? [...node.children].map(take) : null, held: false };
}

function isContainer(node) {
  const isText = (child) => child.nodeType === Node.TEXT_NODE && child.textContent.trim() !== '';
  return containers.has(node.tagName) && node.children.length > 0 && ![...node.childNodes].some(isText);
}

const shell = (node) => node.cloneNode(false).outerHTML;

/** Whether the page's scripts have left the children of a container as they were. */
const isUntouched = ({ node, kids }) => kids.length === node.children.length && kids.every((kid, i) => kid.node === node.children[i]);

/**
 * @param kept as taken; is then what the server sends now
 * @param fresh the element of the newer page, of the same kind
 * @param held is told of an item that stays since the author has written in it, by title, and how to swap it after all
 */
export function merge(kept, fresh, held) {
  const html = fresh.outerHTML;
  const next = [...fresh.children];
  const pairs = common(kept.kids, next);
  const kids = [];
  let i = 0;
  let j = 0;
  for (const [a, b] of [...pairs, [kept.kids.length, next.length]]) {
    // Between two that are the same: as many as there are on both sides take one another's place, in their order.
    while (i < a || j < b) {
      if (i < a && j < b) kids.push(become(kept.kids[i++], next[j++], held));
      else if (i < a) kept.kids[i++].node.remove();
      else kids.push(add(kept, kept.kids[i]?.node ?? null, next[j++]));
    }
    if (a < kept.kids.length) kids.push(Object.assign(kept.kids[a], { held: false }));
    i = a + 1;
    j = b + 1;
  }
  kept.kids = kids;
  kept.held = kids.some((kid) => kid.held);
  // What holds an old item is like nothing that the server sends: the next time it is looked at again.
  kept.html = kept.held ? '' : html;
}

function add(kept, before, fresh) {
  const taken = take(document.adoptNode(fresh));
  kept.node.insertBefore(fresh, before);
  markUnknown(fresh);
  return taken;
}

/** Elements whose script has not been loaded: nobody looks out for them. */
function markUnknown(root) {
  for (const node of [root, ...root.querySelectorAll('*')]) {
    if (node.matches(':not(:defined)')) node.dataset.fresh = '';
  }
}

function become(kept, fresh, held) {
  const html = fresh.outerHTML;
  const alike = shell(fresh) === kept.shell;
  if (kept.kids && isContainer(fresh) && alike && isUntouched(kept)) {
    merge(kept, fresh, held);
    return kept;
  }
  if (isWrittenIn(kept.node)) {
    const title = kept.node.querySelector('h2, h3')?.textContent.trim() ?? 'A program';
    held(title, () => Object.assign(kept, swap(kept, fresh)));
    kept.held = true;
    return kept;
  }
  // Somebody looks out for an element that is not alive yet: it stays, with other content.
  if (alike && kept.node.matches(':not(:defined)')) {
    kept.node.replaceChildren(...fresh.childNodes);
    return { ...kept, html };
  }
  return swap(kept, fresh);
}

/** What was typed in an open editor is never taken away unasked. */
function isWrittenIn(node) {
  const exercise = node.matches('molt-exercise') ? node : node.querySelector('molt-exercise');
  return node.querySelector('.edited:not([hidden])') !== null || exercise?.querySelector('.pane.rust .cm-editor') != null;
}

const focusables = 'a[href], button, input, select, textarea, summary, [tabindex]';

function swap(kept, fresh) {
  const old = kept.node;
  const taken = take(document.adoptNode(fresh));
  for (const details of old.querySelectorAll('details[open]')) {
    const same = [...fresh.querySelectorAll('details')].find((it) => summary(it) === summary(details));
    if (same) same.open = true;
  }
  const focused = [old, ...old.querySelectorAll(focusables)].indexOf(document.activeElement);
  old.replaceWith(fresh);
  markUnknown(fresh);
  if (focused >= 0) [fresh, ...fresh.querySelectorAll(focusables)][focused]?.focus({ preventScroll: true });
  return taken;
}

const summary = (details) => details.querySelector('summary')?.textContent;

/** Pairs of places of what both have in the same order: a longest common subsequence. */
function common(kids, next) {
  const before = kids.map((kid) => kid.html);
  const after = next.map((node) => node.outerHTML);
  const length = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      length[i][j] = before[i] === after[j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (length[i + 1][j] >= length[i][j + 1]) i++;
    else j++;
  }
  return pairs;
}
