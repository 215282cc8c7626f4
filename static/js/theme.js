/* Before the first paint: the remembered theme, word that there is script, and that something
   was asked for: what is found or compared is shown then, not everything before it. */
(() => {
  const root = document.documentElement;
  root.dataset.js = "";
  if (/[?&][mq]=[^&]/.test(location.search)) root.dataset.asked = "";
  try {
    const theme = localStorage.getItem("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch { /* storage may be forbidden; the system's theme then holds */ }
})();
