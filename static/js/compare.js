/* Sets models side by side: of a matrix of all it shows the chosen; where there is none it makes
   one of the chosen models' own pages. */
import { $, $$, answered, asked } from "./pages.js";
import { page } from "./site.js";

const table = $(".cmp-t");
const ids = asked.getAll("m").flatMap((ids) => ids.split(",")).filter((id) => /^[a-z][a-z0-9-]*$/.test(id));

async function column(id) {
  const address = new URL(`${table.dataset.models}${id}/`, location.href).href;
  const model = await page(address);
  const fields = $$(".spec > div", model).map((row) => [$("dt", row).textContent, $("dd", row)]);
  return { address, name: $("h1", model).firstChild.textContent.trim(), fields: new Map(fields) };
}

function cell(name, content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function missing() {
  const words = cell("span", [table.dataset.ns]);
  words.className = "ns";
  return [words];
}

function fill(columns) {
  for (const { address, name } of columns) {
    const link = cell("a", [name]);
    link.href = address;
    $("thead tr", table).append(Object.assign(cell("th", [link]), { scope: "col" }));
  }
  const silent = [];
  for (const label of new Set(columns.flatMap(({ fields }) => [...fields.keys()]))) {
    const found = columns.map(({ fields }) => fields.get(label));
    if (!found.some((field) => field && !$(".ns", field))) {
      silent.push(label);
      continue;
    }
    const head = Object.assign(cell("th", [label]), { scope: "row" });
    const cells = found.map((field) => cell("td", field ? field.childNodes : missing()));
    table.tBodies[0].append(cell("tr", [head, ...cells]));
  }
  const said = $(".cmp-silent");
  said.hidden = !silent.length;
  said.textContent = said.dataset.words.replace("{fields}", silent.join(said.dataset.and));
}

/* Marks are numbered by page, and this is another one. */
function number() {
  const numbers = new Map();
  for (const mark of $$(".ev", table)) {
    if (!numbers.has(mark.href)) numbers.set(mark.href, numbers.size + 1);
    mark.textContent = numbers.get(mark.href);
    mark.setAttribute("aria-label", mark.getAttribute("aria-label").replace(/\d+/, mark.textContent));
  }
}

function tell() {
  for (const row of $$("tbody tr", table)) {
    const said = new Set($$("td:not([hidden])", row).map((cell) => cell.textContent.trim()));
    row.className = said.size < 2 ? "same" : "diff";
  }
}

try {
  if (table && ids.length && "models" in table.dataset) {
    const found = await Promise.allSettled(ids.slice(0, 4).map(column));
    const columns = found.filter((one) => one.value).map((one) => one.value);
    if (columns.length) {
      fill(columns);
      number();
      table.parentElement.hidden = false;
      $(".cmp-no").hidden = true;
    }
  } else if (table) {
    const known = ids.filter((id) => $(`[data-m="${id}"]`, table)).slice(0, 4);
    for (const cell of $$("[data-m]", table)) cell.hidden = known.length > 0 && !known.includes(cell.dataset.m);
  }
  if (table && ids.length) tell();
} finally {
  answered();
}
