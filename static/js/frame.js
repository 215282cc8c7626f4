/* What every page has around its content: the choice of a theme, and a key that leads to search. */
import { $, $$ } from "./pages.js";

const root = document.documentElement;
const chosen = $(`#x-th-${root.dataset.theme ?? "auto"}`);
if (chosen) chosen.checked = true;
for (const radio of $$("[name=theme]")) {
  radio.addEventListener("change", () => {
    const auto = radio.value === "auto";
    if (auto) delete root.dataset.theme; else root.dataset.theme = radio.value;
    try {
      localStorage[auto ? "removeItem" : "setItem"]("theme", radio.value);
    } catch { /* not remembered, then */ }
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || /INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName)) return;
  const field = [$(".bigq input"), ...$$("input[type=search]")].find((input) => input?.offsetParent);
  if (field) {
    event.preventDefault();
    field.focus();
  }
});
