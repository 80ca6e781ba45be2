// The page's own content: becomes what the server would send now, and leaves alone what is the same.
import { keepPlace } from './place.js';
import { merge, take } from './merge.js';

/** Parts outside the main part, which are swapped as wholes. */
const around = ['.course-name', '.top .progress', '.outline', '.foot'];

function shell(page) {
  const files = [...page.querySelectorAll('script[src], link[rel=stylesheet]')].map((it) => it.getAttribute('src') ?? it.getAttribute('href'));
  const frame = [...page.querySelectorAll('[data-lesson], .outline, .frame')].map((it) => it.dataset.lesson ?? it.className);
  return [...files, ...frame, page.body.dataset.course].join();
}

export class Page {
  /** @param held is told of an item that is not swapped, by title, and how to swap it after all */
  constructor(held) {
    this.held = held;
    this.shell = shell(document);
    // As the server sent it: what has been brought to life reads otherwise.
    this.main = take(document.querySelector('main'));
    this.around = new Map(around.map((part) => [part, document.querySelector(part)?.innerHTML]));
  }

  /** @param fresh a document */
  become(fresh) {
    if (this.isAnother(fresh)) {
      location.reload();
      return;
    }
    document.title = fresh.title;
    for (const part of around) this.swap(part, fresh);
    keepPlace(() => merge(this.main, fresh.querySelector('main'), (title, show) => this.held(title, () => keepPlace(show))));
    // What is alive on the page was looked for when it loaded.
    if (document.querySelector('main :not(:defined)[data-fresh]')) location.reload();
  }

  /** Whether it is to be loaded as a whole: another build of the site, or another kind of page. */
  isAnother(fresh) {
    return shell(fresh) !== this.shell;
  }

  swap(part, fresh) {
    const now = document.querySelector(part);
    const next = fresh.querySelector(part);
    if (!now || !next || next.innerHTML === this.around.get(part)) return;
    this.around.set(part, next.innerHTML);
    const { scrollTop } = now;
    now.replaceChildren(...next.childNodes);
    now.scrollTop = scrollTop;
  }

  /** Pictures are asked for anew; the old ones stay until the new ones are there. */
  renewPictures(version) {
    for (const picture of document.querySelectorAll('main img')) {
      const address = new URL(picture.src);
      if (address.origin !== location.origin || !address.pathname.includes('/images/')) continue;
      address.searchParams.set('version', version);
      picture.src = address.href;
    }
  }
}
