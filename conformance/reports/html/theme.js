// The theme: the system's, unless light or dark is chosen.

const themeButton = document.getElementById('theme');
const themes = ['system', 'light', 'dark'];

const currentTheme = () => document.documentElement.dataset.theme ?? 'system';

const showTheme = (theme) => {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  themeButton.textContent = `theme: ${theme}`;
};

const nextTheme = () => {
  const theme = themes[(themes.indexOf(currentTheme()) + 1) % themes.length];
  showTheme(theme);
  try {
    localStorage.setItem('sockspec theme', theme);
  } catch {
    // no storage for files in some browsers: it holds until the page is left
  }
};
