// Brings the server's pages to life. The pages read and navigate without any of this.
import './styles/index.css';
import './theme.js';
import './shortcuts.js';
import './compare.js';
import { tellOpened } from './api.js';

tellOpened();
