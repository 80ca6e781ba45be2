// Brings the pages of an export to life: they are files, and nothing here asks a server. The pages read without any of this.
// What the site's own scripts have too comes as a copy (?export), so that all of this stays one file; see application.properties.
import './export.css';
import '../app/theme.js?export';
import '../app/shortcuts.js?export';
import './compare.js';
import './quiz.js';
import './search.js';
import { offerCopies } from './copy.js';
import { sayWhatRunsNeed } from './needs.js';

const shortcuts = document.getElementById('shortcuts');
shortcuts.querySelector('.go').addEventListener('click', () => shortcuts.close());

document.querySelectorAll('molt-exercise').forEach(sayWhatRunsNeed);
offerCopies();
