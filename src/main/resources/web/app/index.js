// Brings the server's pages to life. The pages read and navigate without any of this.
import './styles/index.css';
import './theme.js';
import './shortcuts.js';
import './compare.js';
import { tellOpened } from './api.js';

tellOpened().then(() => {
  // The page was made before this act: the outline shows it without another load.
  document.querySelector('.outline [aria-current] .dot.new')?.classList.replace('new', 'visited');
});
