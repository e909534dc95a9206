/** The switch between light and dark. A choice that agrees with the system is forgotten, so the page follows it again. */
export {};

const button = document.querySelector<HTMLButtonElement>('.theme');
const system = matchMedia('(prefers-color-scheme: dark)');
const root = document.documentElement;
const isDark = () => (root.dataset['theme'] ? root.dataset['theme'] === 'dark' : system.matches);

function show() {
  button?.setAttribute('aria-pressed', String(isDark()));
}

if (button) {
  button.hidden = false;
  show();
  system.addEventListener('change', show);
  button.addEventListener('click', () => {
    const theme = isDark() ? 'light' : 'dark';
    const followsSystem = (theme === 'dark') === system.matches;
    if (followsSystem) delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    try {
      if (followsSystem) localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch {
      // Where storage is refused the choice holds for this page.
    }
    show();
  });
}
