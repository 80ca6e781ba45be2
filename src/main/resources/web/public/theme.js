// Runs before the page is painted, so that a chosen theme never flashes. Without a choice the system's theme holds.
try {
  const theme = localStorage.getItem('molt.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is forbidden in this browser: the system's theme holds.
}
