// Before anything is shown: say that scripts run, and take the theme that was chosen last time.
document.documentElement.classList.add('js');
try {
  const theme = localStorage.getItem('sockspec theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // no storage for files in some browsers: the system's theme stays
}
