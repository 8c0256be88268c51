// Runs before the first paint, so that a page never shows in the wrong theme or density and then changes.
// Kept in step with components/layout/preferences.ts. A static file: the content security policy needs no inline script.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const read = (name, otherwise) => {
    try {
      return localStorage.getItem(`drydock.${name}`) ?? otherwise;
    } catch {
      return otherwise; // storage is forbidden in this browser: the defaults hold
    }
  };
  const apply = () => {
    const theme = read("theme", "system");
    root.dataset.theme = theme === "system" ? (dark.matches ? "dark" : "light") : theme;
    root.dataset.density = read("density", "comfortable");
    root.dataset.keys = read("keys", "on");
  };
  apply();
  dark.addEventListener("change", apply);
})();
