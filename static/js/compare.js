/* Sets models side by side: of a matrix of all it shows the chosen; where there is none it makes
   one of the chosen models' own pages. */
const $ = (selector, from = document) => from.querySelector(selector);
const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
const table = $(".cmp-t");
const ids = new URLSearchParams(location.search).getAll("m").flatMap((ids) => ids.split(","))
  .filter((id) => /^[a-z][a-z0-9-]*$/.test(id)).slice(0, 4);

async function column(id) {
  const address = new URL(`${table.dataset.models}${id}/`, location.href);
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of $$("a[href]:not(svg a)", page)) link.href = new URL(link.getAttribute("href"), address).href;
  const fields = $$(".spec > div", page).map((row) => [$("dt", row).textContent, $("dd", row)]);
  return { address, name: $("h1", page).firstChild.textContent.trim(), fields: new Map(fields) };
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
    row.className = said.size === 1 ? "same" : "diff";
  }
}

try {
  if (table && ids.length && "models" in table.dataset) {
    fill(await Promise.all(ids.map(column)));
    number();
    table.parentElement.hidden = false;
    $(".cmp-no").hidden = true;
    tell();
  } else if (table && ids.length) {
    for (const cell of $$("[data-m]", table)) cell.hidden = !ids.includes(cell.dataset.m);
    tell();
  }
} finally {
  delete document.documentElement.dataset.asked;
}
