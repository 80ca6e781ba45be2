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

// Most pages have no exercise.
if (document.querySelector('molt-exercise')) import('./exercise.js');
