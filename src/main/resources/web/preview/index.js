// In a preview: the page follows its file, and the bar says what is wrong with it. Learners never load this.
// It shares no module with the site's own scripts, which would then be cut into other files for learners too.
import './preview.css';
import { connectBar, say, showBar, tell } from './bar.js';
import { Page } from './page.js';
import { watch } from './watch.js';

const bar = () => document.querySelector('.preview');
const page = new Page((title, show) =>
  tell('held', `“${title}” has changed in its file. What you wrote in it stays here.`, [['Show the new text', show]]),
);
connectBar();

/** What is on the page: numbers of the server, see Changes.State. */
const { start, texts, pictures, proofs } = bar().dataset;
let shown = { start, texts: Number(texts), pictures: Number(pictures), proofs: Number(proofs) };
let wanted = shown;
let busy = false;

/** Of this page what proofs have found is the content. */
const showsProofs = location.pathname === '/problems';

const same = (a, b, ...names) => names.every((name) => a[name] === b[name]);

/** Brings the page to where the server is, one step at a time: what comes meanwhile is looked at after it. */
async function follow(state) {
  wanted = state;
  if (busy) return;
  busy = true;
  try {
    while (!same(shown, wanted, 'start', 'texts', 'pictures', 'proofs')) {
      const goal = wanted;
      if (!same(shown, goal, 'start', 'texts')) await fetchPage('The page shows what was saved.');
      else if (showsProofs && !same(shown, goal, 'proofs')) await fetchPage('');
      else if (!same(shown, goal, 'proofs')) await showBar(bar().dataset.page);
      if (!same(shown, goal, 'start', 'pictures')) page.renewPictures(`${goal.start}-${goal.pictures}`);
      shown = goal;
    }
  } catch {
    // The server went away: it tells where it stands when it is back.
  }
  busy = false;
}

/** @param words to say when the page is the new one */
async function fetchPage(words) {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
  if (!answer.ok && answer.status !== 404) throw new Error(`${answer.status} for ${answer.url}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (answer.status === 404) {
    gone(fresh);
    await showBar(bar().dataset.page);
    return;
  }
  if (answer.redirected) {
    tell('moved', 'This lesson has moved.', [], { href: new URL(answer.url).pathname, words: 'Go to its new address' });
    return;
  }
  tell('moved', '');
  tell('held', '');
  page.become(fresh);
  showBar(bar().dataset.page, fresh);
  say(words);
}

/** @param fresh the page that says so, with the lessons nearest to the address: one of the same title has been renamed */
function gone(fresh) {
  const title = document.querySelector('h1')?.textContent;
  const renamed = [...fresh.querySelectorAll('main .lessons a')].find((it) => it.querySelector('strong')?.textContent === title);
  if (renamed) tell('moved', 'This page’s file was renamed.', [], { href: renamed.getAttribute('href'), words: 'Go to its new address' });
  else tell('moved', 'This page’s file was renamed or deleted. What it was stays here until you leave.', [], { href: '/', words: 'See the whole course' });
}

watch(`/preview/events?page=${encodeURIComponent(bar().dataset.page)}`, follow, (connected) =>
  tell('away', connected ? '' : 'The preview has stopped. Start it again: this page then goes on by itself.'),
);
