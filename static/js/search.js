/* Finds what is typed in the index that the build left; docs/why.md says how. */
import "./frame.js";
import { $, $$, answered } from "./pages.js";

const HAN = "々〆〇㐀-䶿一-鿿ぁ-ゖァ-ヺー-ヾ가-힣";
const WORDS = new RegExp(`[${HAN}]+|[0-9]+(?:[.,][0-9]+)*|(?:(?![${HAN}])\\p{L})+`, "gu");
const SPACED = new RegExp(`(?<=[0-9]) +(?=[${HAN}])`, "g");
const BESIDE = new RegExp(`[${HAN}]`);
const LETTER = /[\p{L}\p{N}]/u;
const [SHOWN, LONG, MOST, ROOM, FEW] = [10, 120, 8, 80000, 4];

const field = $(".bigq input");
const [index, found, none, count, more] = [".index", ".found", ".empty", "[data-count]", "[data-more]"].map((one) => $(one));
const base = new URL(found.dataset.index, location.href);
const files = new Map();
let [head, bytes] = [null, 0];

/* A file of the index, as `made` makes it; what failed is asked for again. */
function file(name, made) {
  if (!files.has(name)) {
    files.set(name, fetch(new URL(name, base)).then(async (answer) => {
      if (!answer.ok) throw answer;
      const text = await answer.text();
      bytes += new Blob([text]).size;
      return made(text);
    }));
    files.get(name).catch(() => files.delete(name));
  }
  return files.get(name);
}

const ready = () => file("head.json", (text) => {
  head = JSON.parse(text);
  head.fold = new Map(head.fold.match(/../gu)?.map((pair) => [...pair]));
  head.typed = new RegExp(`(${Object.keys(head.said).join("|") || "(?!)"})`);
  head.asks = new RegExp(head.asks, "gi");
});

/* A character in one case, width and script, without accents; a space if it is no letter. */
const known = new Map();
function fold(char) {
  if (!known.has(char)) {
    const parts = char.normalize("NFKD").toLowerCase().normalize("NFKD");
    const kept = parts.replace(/[\u0300-\u036f]/g, "").normalize("NFC");
    known.set(char, char < "\x80" ? parts : LETTER.test(kept)
      ? [...kept].map((one) => head.fold.get(one) ?? one).join("") : kept && " ");
  }
  return known.get(char);
}

/* The letters of a text, and where each stands. */
function squeeze(text) {
  const from = [];
  let [plain, here] = ["", 0];
  for (const char of text) {
    for (const letter of fold(char)) {
      if (letter !== "\n" && !LETTER.test(letter)) continue;
      plain += letter;
      from.push(here);
      if (letter[1]) from.push(here);
    }
    here += char.length;
  }
  return { text, plain, from };
}

/* A text as it is, and in this site's usage. */
const usages = (text) => text.split(head.typed).reduce((made, part, n) => made.flatMap((one) => (
  (n % 2 ? head.said[part].split(" ") : [part]).map((form) => one + form))), [""]).slice(0, FEW);

const folded = (text) => [...text].map(fold).join("");

/* What stands between spaces, but for that of 10 億: letters and words of each of its usages. */
export const pieces = (typed) => typed.replace(SPACED, "").split(/\s+/).map((part) => (
  usages(folded(part)).map((text) => ({
    plain: squeeze(text).plain,
    words: (text.match(WORDS) ?? []).flatMap((word) => (
      word[1] && BESIDE.test(word) ? [...word.slice(1)].map((char, n) => word[n] + char)
        : word.replaceAll(",", "").slice(0, 40))),
  })))).filter(([{ words }]) => words.length);

function* numbers(gaps) {
  let [number, high] = [0, 0];
  for (const char of gaps) {
    const code = char.charCodeAt();
    if (code < 0x8000) yield number += high + code - 35;
    high = code < 0x8000 ? 0 : (code - 0x8000) << 14;
  }
}

function shard(word) {
  const [first, second = 0] = [...word].map((char) => char.codePointAt());
  const hash = Math.imul(first * 31 + second, 2654435761) >>> 0;
  return file(`s${Math.floor(hash * head.shards / 2 ** 32)}.txt`, (text) => (
    text.split("\n").map((line) => line.split(" "))));
}

const least = (best, card, grade) => best.set(card, Math.min(grade, best.get(card) ?? grade));

/* Cards, with the grades that `grades` gives to their words: the least is best. */
async function cards(word, grades) {
  const best = new Map();
  for (const [other, ...lists] of await shard(word)) {
    const given = grades(other);
    if (given) lists.forEach((gaps, n) => {
      for (const card of numbers(gaps)) least(best, card, given[n]);
    });
  }
  return best;
}

const named = (plain, word) => cards(plain, (other) => (
  other.startsWith(`=${plain}`) ? [other.length > plain.length + 1 ? -1 : -2] : other === word && [0, 4]));

/* A word; three Latin letters may also begin one. */
const having = (word) => cards(word, (other) => (other === word ? [0, 4]
  : /^\p{L}{3}/u.test(word) && (other.startsWith(word) || `${other}s` === word) && [1, 5]));

/* Cards of all these maps, with the sum of their grades. */
const common = ([first, ...rest]) => new Map([...first]
  .filter(([card]) => rest.every((other) => other.has(card)))
  .map(([card, grade]) => [card, rest.reduce((sum, other) => sum + other.get(card), grade)]));

/* Cards with all that is typed. First come those of that name, in titles, in texts, of another
   usage; of equals, records before what mentions them, then the newest. */
async function search(parts) {
  const joined = parts.map(([{ plain }]) => plain).join("");
  const whole = named(joined, joined);
  const grades = common(await Promise.all(parts.slice(0, MOST).map(async (forms) => {
    const best = new Map();
    await Promise.all(forms.map(async ({ plain, words }, n) => {
      const some = words.slice(0, MOST);
      const [names, ...all] = await Promise.all([named(plain), ...some.map(having)]);
      for (const [card, sum] of common(all)) least(best, card, sum / some.length + (n && 6));
      for (const [card, grade] of names) least(best, card, grade + (n && 6));
    }));
    return best;
  })));
  for (const [card, grade] of await whole) least(grades, card, grade < 0 ? 99 * grade : grade);
  return [...grades].sort(([a, x], [b, y]) => x - y || (a >> 20) - (b >> 20) || b - a)
    .map(([card]) => card);
}

async function read(number) {
  const kind = head.kinds[number >> 20];
  const name = kind === "article" ? `a${number}` : `c${number % head.cards}`;
  const [href, , ...texts] = (await file(`${name}.json`, JSON.parse))[number];
  return { kind, href, parts: texts.flatMap(([lang, ...each]) => (
    each.map((text) => ({ lang: lang && { lang }, ...squeeze(text) })))) };
}

const single = (forms, n) => n < MOST && forms.every(({ words }) => words.length < 2);

/* What is typed together has to stand together. */
const holds = (card, parts) => parts.every((forms, n) => single(forms, n)
  || card.parts.some((part) => forms.some(({ plain }) => part.plain.includes(plain))));

const places = ({ text, plain, from }, typed) => typed.flat().flatMap(({ plain: whole }) => {
  const wanted = plain.includes(whole) ? whole : whole.replace(/(?<=.)s$/, "");
  const all = [];
  for (let n = -1; (n = plain.indexOf(wanted, n + 1)) >= 0;) {
    const before = BESIDE.test(wanted[0]) ? "" : text[from[n] - 1] ?? "";
    const last = from[n + wanted.length - 1];
    if (!LETTER.test(before) || BESIDE.test(before)) all.push([from[n], last + 1 + (text.codePointAt(last) > 0xffff)]);
  }
  return all;
}).sort(([a], [b]) => a - b);

function element(name, given, ...content) {
  const made = Object.assign(document.createElement(name), given);
  made.append(...content);
  return made;
}

/* A text with marks; of a long one, what is around the first. */
function marked(part, typed) {
  const { text } = part;
  const all = places(part, typed);
  const [first] = all[0] ?? [0];
  const block = text.lastIndexOf("\n", first) + 1;
  const long = BESIDE.test(text) ? LONG : 2 * LONG;
  let here = text.length > long ? Math.max(block, first - long / 4) : 0;
  const made = here > block ? ["…"] : [];
  if (made.length) here += Math.max(0, text.slice(here, here + 15).search(/(?<=[\s\p{P}])/u));
  const end = here + long;
  const shown = (to) => text.slice(here, to).replace(/\n+(?=.)/g, " · ");
  for (const [from, to] of all) {
    if (from < here || to > end) continue;
    made.push(shown(from), element("mark", 0, text.slice(from, to)));
    here = to;
  }
  return [...made, end < text.length ? `${shown(end).replace(/[\s\p{P}]+[^\s\p{P}]{0,14}$/u, "")}…` : shown()];
}

function line({ href, parts: [title, ...others] }, typed) {
  const has = (part) => places(part, typed).length;
  const told = (!has(title) && others.find(has)) || others.find((part) => part.text);
  return element("li", 0, element("a", { href: new URL(href, base), ...title.lang }, ...marked(title, typed)),
    told ? element("span", told.lang, ...marked(told, typed)) : "");
}

/* One kind after another, as their best come. */
function* sections(cards, typed) {
  for (const kind of new Set(cards.map((card) => card.kind))) {
    const ones = cards.filter((card) => card.kind === kind).map((card) => line(card, typed));
    const title = $(`#x-${kind}`).cloneNode(true);
    title.removeAttribute("id");
    yield element("section", { className: "sec sr-g" }, element("div", { className: "sec-h" }, title),
      element("ul", { className: "sr" }, ...ones));
  }
}

/* What is typed, parted where no card has both sides. */
async function apart(typed) {
  const made = [];
  for (const run of folded(typed).slice(0, 40).split(head.typed).join(" ").match(WORDS)) {
    let [begun, cards] = [0];
    for (let n = 1; n < run.length && BESIDE.test(run) && !head.said[run]; n++) {
      const found = await having(run[n - 1] + run[n]);
      cards = cards ? common([cards, found]) : found;
      if (cards.size) continue;
      made.push(run.slice(begun, n));
      [begun, cards] = [n];
    }
    made.push(run.slice(begun));
  }
  const kept = made.filter((part) => !/^[的了在是和与及去有被把对]$/.test(part));
  return made.length > 1 && BESIDE.test(made) && kept.every((part) => part[1]) ? kept.join(" ") : "";
}

const whole = count.textContent;
let [turn, wanted] = [0, SHOWN];

/* As many cards as are wanted; how many there are, and whether that is sure: what stands together
   is looked for in cards until so many bytes were fetched. */
export async function answer(typed, wanted, room = ROOM) {
  await ready();
  const less = typed.replace(head.asks, " ");
  const asked = LETTER.test(less) ? less : typed;
  const parts = pieces(asked);
  const exact = await look(parts, wanted, room);
  if (exact.total || !exact.sure || !parts.length) return exact;
  return look(pieces(await apart(asked)), wanted, room, true);
}

async function look(parts, wanted, room, loose) {
  const ranked = parts.length ? await search(parts) : [];
  const [cards, before] = [[], bytes];
  let [tried, wrong] = [0, 0];
  while (cards.length < wanted && tried < ranked.length && bytes - before < room) {
    const next = ranked.slice(tried, tried += Math.min(wanted - cards.length, tried && isFinite(room) ? FEW : wanted));
    for (const card of await Promise.all(next.map(read))) {
      if (loose || holds(card, parts)) cards.push(card); else wrong++;
    }
  }
  const sure = loose || tried >= ranked.length || parts.every(single);
  return { cards, parts, sure, total: sure ? ranked.length - wrong : cards.length };
}

async function run(room) {
  const mine = ++turn;
  const typed = field.value.trim().replace(/^[a-z]$/i, "");  // one letter begins a word
  const told = typed && await answer(typed, wanted, room).catch(() => 0);
  if (mine !== turn) return;
  const { cards = [], parts, sure, total } = told || {};
  found.replaceChildren(...sections(cards, parts));
  index.hidden = Boolean(told);
  none.hidden = !told || total || !sure;
  more.hidden = !told || (sure && cards.length >= total);
  $(".empty-q", none).textContent = typed.slice(0, LONG);
  count.textContent = !typed ? whole : !told ? found.dataset.failed
    : !sure && !total ? found.dataset.further
      : (sure ? count.dataset[total === 1 ? "one" : "count"] : found.dataset.least).replace("{n}", total);
  answered();
}

function ask(n = SHOWN) {
  wanted = n;
  return run(ROOM * n / SHOWN);
}

const address = () => location.pathname + (field.value && `?q=${encodeURIComponent(field.value)}`);
function again(event) {
  field.value = new URLSearchParams(location.search).get("q") ?? (event ? "" : field.value);
  ask(history.state ?? SHOWN);
}

field.addEventListener("input", () => ask().then(() => history.replaceState(null, "", address())));
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (address() !== location.pathname + location.search) history.pushState(null, "", address());
  ask();
});
addEventListener("popstate", again);
more.addEventListener("click", async () => {
  const seen = new Set($$("a", found).map((link) => link.href));
  history.replaceState(wanted += SHOWN, "");
  await run();
  $$("a", found).find((link) => !seen.has(link.href))?.focus();
});

addEventListener("keydown", (event) => {
  const links = [field, ...$$("a", found)];
  const at = links.indexOf(document.activeElement);
  const to = at >= 0 && links[at + { ArrowDown: 1, ArrowUp: -1, Escape: -at || NaN }[event.key]];
  if (!to) return;
  event.preventDefault();
  to.focus();
});

again();
