/* Enhancement only: every page reads, filters by its chips and links without this file. */
import "./frame.js";
import { $, $$, answered, asked } from "./pages.js";

const pages = new Map();

async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const link of $$("a[href]:not(svg a)", page)) link.href = new URL(link.getAttribute("href"), address).href;
  return page;
}

/* A page of this site, fetched once; its links lead where they should from here too. */
export function page(address) {
  if (!pages.has(address)) pages.set(address, load(address));
  return pages.get(address);
}

const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f\s'’]/g, "").toLowerCase();

function contents() {
  const links = new Map($$(".toc a").map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  if (!links.size || !("IntersectionObserver" in window)) return;
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((e) => e.isIntersecting)) {
      links.forEach((link) => link.removeAttribute("aria-current"));
      links.get(entry.target.id).setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-10% 0px -75% 0px" });
  for (const id of links.keys()) {
    const heading = document.getElementById(id);
    if (heading) watch.observe(heading);
  }
}

/* Rows without a value stay last either way. */
function sorting() {
  const table = $(".tbl-cat");
  if (!table) return;
  const heads = $$("thead th", table);
  const body = table.tBodies[0];
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  heads.forEach((head, column) => {
    if (!("sort" in head.dataset)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    const key = (row) => row.cells[column].dataset.s ?? row.cells[column].textContent.trim();
    const missing = (row) => row.cells[column].dataset.s === "zz";
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const rows = [...body.rows].map((row) => [row, missing(row), key(row)])
        .sort((a, b) => a[1] - b[1] || (up ? 1 : -1) * order.compare(a[2], b[2]));
      body.append(...rows.map(([row]) => row));
    });
  });
}

function comparing() {
  const form = $(".cmp");
  if (!form) return;
  const boxes = $$("[name=m]", form);
  const bar = $(".cmp-bar", form);
  const none = $(".none", form);
  const update = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    if (bar) {
      $(".cmp-n", bar).textContent = chosen;
      $(".btn", bar).disabled = chosen < 2;
    }
    boxes.forEach((box) => { box.disabled = !box.checked && chosen >= 4; });
    none.hidden = $$("tbody tr", form).some((row) => row.offsetParent !== null);
  };
  form.addEventListener("change", update);
  update();
}

/* Items and what finds them: what is shown, and what else may be typed. */
const findable = (from) => $$("[data-q]", from).map((item) => {
  const head = item.firstElementChild;
  const shown = (head.children.length ? [...head.children] : [head]).map((part) => part.textContent);
  return [item, fold([...shown, item.dataset.q].join("|"))];
});

/* Those of a page and of its parts. */
async function lines(address) {
  const from = await page(address);
  const finer = $$("[data-hits]", from).map((link) => lines(link.href));
  return [findable(from), ...await Promise.all(finer)].flat();
}

/* So many fetched ones are shown. */
const FEW = 150;

/* A field that filters its scope's items. */
function filtering(field) {
  const scope = field.closest("[data-filter]") ?? document;
  const sections = $$("[data-group]", scope);
  const groups = (sections.length ? sections : [scope])
    .map((section) => {
      const link = $("[data-hits]", section);
      return { section, link, all: link?.textContent, href: link?.href, items: findable(section) };
    });
  const count = $("[data-count]", scope);
  const all = count?.textContent;
  const none = $(".empty", scope);
  const words = (n) => (n === 1 ? count.dataset.one : count.dataset.count).replace("{n}", n);

  const few = (group, wanted) => {
    const hits = wanted ? group.items.filter(([, text]) => text.includes(wanted)) : [];
    $("ul", group.section).replaceChildren(...hits.slice(0, FEW / groups.length).map(([item]) => item));
    group.link.textContent = wanted ? words(hits.length) : group.all;
    group.link.href = group.href + (wanted ? `?q=${encodeURIComponent(field.value)}` : "");
    return hits.length;
  };
  const some = (group, wanted) => {
    const hits = group.items.map(([, text]) => text.includes(wanted));
    const found = hits.filter(Boolean).length;
    if (!found && group.section !== scope) return 0;  // the whole section goes
    group.items.forEach(([item], n) => { if (item.hidden === hits[n]) item.hidden = !hits[n]; });
    return found;
  };
  const run = async () => {
    const wait = field.value ? groups.filter((group) => group.link && !group.items.length) : [];
    if (wait.length) {  // all at once, so that none moves another
      for (const { section } of groups) section.hidden = true;
      for (const group of wait) group.ready ??= lines(group.href).catch(() => []);
      for (const group of wait) group.items = await group.ready;
    }
    const wanted = fold(field.value);
    let found = 0;
    for (const group of groups) {
      const here = (group.link ? few : some)(group, wanted);
      if (group.section !== scope) group.section.hidden = Boolean(wanted) && !here;
      found += here;
    }
    if (none) none.hidden = !wanted || found > 0;
    if (count) count.textContent = wanted ? words(found) : all;
  };
  field.value = asked.get("q") ?? field.value;
  field.addEventListener("input", run);
  if (field.value) run();
}

/* The old anchor of a term. */
function moved() {
  const at = document.getElementById(location.hash.slice(1));
  const folder = at?.matches("[data-group] > i") && at.closest("[data-own]")?.dataset.own;
  if (folder) location.replace(`${folder}${at.id}/`);
}

function citation() {
  const text = $(".cite");
  const button = $("[data-copy]");
  if (!text || !button || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent);
    button.textContent = button.dataset.copied;
  });
}

/* Cards: what a mark or a term leads to is shown beside it. */
async function entry(link) {
  const [address, id] = link.href.split("#");
  const from = address === location.href.split("#")[0] ? document : await page(address);
  const found = id ? from.getElementById(decodeURIComponent(id)) : $(".ge", from);
  if (found.matches(".evl li, [data-more] li")) return entry($("a[href]", found));
  const copy = document.importNode(found, true);
  for (const link of $$("a[href]:not(svg a)", copy)) link.href = new URL(link.getAttribute("href"), address).href;
  for (const part of [copy, ...$$("[id]", copy)]) part.removeAttribute("id");
  const list = document.createElement(found.parentElement.localName);  // what it is an entry of
  list.append(copy);
  return list;
}

async function show(card, link) {
  try {
    const content = await entry(link);
    $(".card-b", card).replaceChildren(content);
    card.setAttribute("aria-label", link.getAttribute("aria-label") ?? link.textContent);
    card.hidden = false;
    card.showPopover({ source: link });
    card.opener = link;
    return true;
  } catch {
    return false;
  }
}

function cards() {
  const [card, hint] = [$("#x-card"), $("#x-hint")];
  if (!card?.showPopover) return;
  const plain = (event) => event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  const hide = () => hint.matches(":popover-open") && hint.hidePopover();
  let timer;
  const soon = (task, wait) => { clearTimeout(timer); timer = setTimeout(task, wait); };
  const term = (event) => event.target.closest?.("a.term");

  document.addEventListener("click", async (event) => {
    const mark = event.target.closest("a.ev, a.mn-n");
    if (mark && !plain(event) && !card.contains(mark)) {
      event.preventDefault();
      if (await show(card, mark)) card.focus(); else location.href = mark.href;
    } else if (event.target.closest(".card-x")) {
      event.target.closest(".card").hidePopover();
    } else if (term(event) && event.pointerType === "touch" && !(hint.opener === term(event) && hint.matches(":popover-open"))) {
      event.preventDefault();
      if (!await show(hint, term(event))) location.href = term(event).href;
    }
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = term(event);
    if (link) soon(() => show(hint, link), 150);
    else if (hint.contains(event.target)) clearTimeout(timer);
    else if (hint.matches(":popover-open")) soon(hide, 250);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const link = term(event);
    if (link?.matches(":focus-visible")) show(hint, link);
    else if (!hint.contains(event.target)) hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!hint.contains(event.target) && !term(event)) hide();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
}

addEventListener("hashchange", moved);
moved();
contents();
sorting();
comparing();
$$("input[data-filters]").forEach(filtering);
citation();
cards();
if (!$(".cmp-t")) answered();
