// Brings the server's pages to life. The pages read and navigate without any of this.
import './styles/index.css';
import './theme.js';
import './shortcuts.js';
import './compare.js';
import './quiz.js';
import { tellOpened } from './api.js';
import { showVisited } from './progress.js';

// The page was made before this act.
tellOpened().then(showVisited);

// Most pages have no exercise, and where there is one it mostly stands at the end: its code comes before one gets there.
const near = new IntersectionObserver(
  (seen) => {
    if (!seen.some((it) => it.isIntersecting)) return;
    near.disconnect();
    import('./exercise.js');
  },
  { rootMargin: '1500px' },
);
for (const exercise of document.querySelectorAll('molt-exercise')) near.observe(exercise);
