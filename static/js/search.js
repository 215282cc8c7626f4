/* Finds what is typed in the files that the build left under `index/`; docs/why.md says how. */
import "./frame.js";
import { $, $$, answered, asked } from "./pages.js";

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

/* A file of the index, fetched once, as `made` makes it; what failed is asked for again. */
function file(name, made) {
  if (!files.has(name)) {
    files.set(name, fetch(new URL(name, base)).then((answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.text();
    }).then((text) => {
      bytes += new Blob([text]).size;
      return made(text);
    }));
    files.get(name).catch(() => files.delete(name));
  }
  return files.get(name);
}

const ready = () => file("head.json", (text) => {
  head = JSON.parse(text);
  const [from = [], to] = head.fold.map((side) => [...side]);
  head.fold = new Map(from.map((char, n) => [char, to[n]]));
});

/* A character in lower case, in one width and script, without accents; a space if it is no letter. */
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

/* The letters of a text alone, and where each stands in it. */
function squeeze(text) {
  const [from, to] = [[], []];
  let [plain, here] = ["", 0];
  for (const char of text) {
    for (const letter of fold(char)) {
      if (letter !== "\n" && !LETTER.test(letter)) continue;
      plain += letter;
      for (let n = 0; n < letter.length; n++) {
        from.push(here);
        to.push(here + char.length);
      }
    }
    here += char.length;
  }
  return { text, plain, from, to };
}

/* What stands between spaces, other than that of 10 億: its letters, and the index's words in it. */
export const pieces = (typed) => typed.replace(SPACED, "").split(/\s+/).map((part) => ({
  plain: squeeze(part).plain,
  words: ([...part].map(fold).join("").match(WORDS) ?? []).flatMap((word) => (
    word[1] && BESIDE.test(word) ? [...word.slice(1)].map((char, n) => word[n] + char)
      : word.replaceAll(",", "").slice(0, 40))),
})).filter((piece) => piece.words.length);

function* numbers(gaps) {
  let [number, high] = [0, 0];
  for (const char of gaps) {
    const code = char.charCodeAt();
    if (code >= 0x8000) high = (code - 0x8000) << 14;
    else {
      yield number += high + code - 35;
      high = 0;
    }
  }
}

function shard(word) {
  const [first, second = 0] = [...word].map((char) => char.codePointAt());
  const hash = Math.imul(first * 31 + second, 2654435761) >>> 0;
  return file(`s${Math.floor(hash * head.shards / 2 ** 32)}.txt`, (text) => (
    text.split("\n").map((line) => line.split(" "))));
}

/* Cards by number, with the grades that `grades` gives to their words: 0 is best. */
async function cards(word, grades) {
  const best = new Map();
  for (const [other, ...lists] of await shard(word)) {
    const given = grades(other);
    if (given) lists.forEach((gaps, n) => {
      for (const card of numbers(gaps)) best.set(card, Math.min(given[n], best.get(card) ?? 9));
    });
  }
  return best;
}

const named = (plain) => cards(plain, (other) => (
  other.startsWith(`=${plain}`) && [other.length > plain.length + 1 ? -1 : -2]));

/* A word in titles and in texts; three Latin letters may also be the beginning of one. */
const having = (word) => cards(word, (other) => (other === word ? [0, 4]
  : /^\p{L}{3}/u.test(word) && (other.startsWith(word) || `${other}s` === word) && [1, 5]));

/* Cards that are in all of these maps, with the sum of their grades. */
const common = ([first, ...rest]) => new Map([...first]
  .filter(([card]) => rest.every((other) => other.has(card)))
  .map(([card, grade]) => [card, rest.reduce((sum, other) => sum + other.get(card), grade)]));

/* Numbers of the cards that have all that is typed. The best come first: of that name, in titles,
   in texts; of equals, records before what mentions them, then the newest. */
async function search(parts) {
  const whole = named(parts.map((piece) => piece.plain).join(""));
  const grades = common(await Promise.all(parts.slice(0, MOST).map(async ({ plain, words }) => {
    const some = words.slice(0, MOST);
    const [names, ...all] = await Promise.all([named(plain), ...some.map(having)]);
    return new Map([...[...common(all)].map(([card, sum]) => [card, sum / some.length]), ...names]);
  })));
  for (const [card, grade] of await whole) grades.set(card, 99 * grade);
  return [...grades].sort(([a, x], [b, y]) => x - y || (a >> 20) - (b >> 20) || b - a)
    .map(([card]) => card);
}

async function read(number) {
  const kind = head.kinds[number >> 20];
  const name = kind === "article" ? `a${number}` : `c${number % head.cards}`;
  const [href, title, titleLang, text, textLang, names] = (await file(`${name}.json`, JSON.parse))[number];
  return { kind, href, langs: [titleLang, textLang], parts: [title, text, ...names].map(squeeze) };
}

/* What stands together as it is typed has to stand together in the card. */
const holds = (card, typed) => typed.every(({ plain, words }, n) => (
  (words.length < 2 && n < MOST) || card.parts.some((part) => part.plain.includes(plain))));

/* Where what is typed stands in a text. */
const places = ({ text, plain, from, to }, typed) => typed.flatMap(({ plain: whole }) => {
  const wanted = plain.includes(whole) ? whole : whole.replace(/s$/, "");
  const all = [];
  for (let n = plain.indexOf(wanted); n >= 0; n = plain.indexOf(wanted, n + wanted.length)) {
    const before = BESIDE.test(wanted[0]) ? "" : text[from[n] - 1] ?? "";
    if (!LETTER.test(before) || BESIDE.test(before)) all.push([from[n], to[n + wanted.length - 1]]);
  }
  return all;
}).sort(([a], [b]) => a - b);

function element(name, lang, ...content) {
  const made = document.createElement(name);
  if (lang) made.lang = lang;
  made.append(...content);
  return made;
}

/* A text with what is typed marked in it; of a long one, what is around the first mark. */
function marked(part, typed) {
  const { text } = part;
  const all = places(part, typed);
  const long = BESIDE.test(text) ? LONG : 2 * LONG;
  let here = text.length > long ? Math.max(0, (all[0]?.[0] ?? 0) - long / 4) : 0;
  if (here) here += Math.max(0, text.slice(here, here + 15).search(/(?<=[\s\p{P}])/u));
  let end = Math.min(text.length, here + long);
  if (end < text.length) end -= text.slice(end - 15, end).match(/(?<=[\s\p{P}])[^\s\p{P}]*$/u)?.[0].length ?? 0;
  const made = here ? ["…"] : [];
  for (const [from, to] of all) {
    if (from < here || to > end) continue;
    made.push(text.slice(here, from), element("mark", "", text.slice(from, to)));
    here = to;
  }
  return end < text.length ? [...made, text.slice(here, end).trimEnd(), "…"] : [...made, text.slice(here)];
}

function line({ href, langs, parts: [title, ...others] }, typed) {
  const link = element("a", langs[0], ...marked(title, typed));
  link.href = new URL(href, base);
  const has = (part) => places(part, typed).length;
  const told = (!has(title) && others.find(has)) || others.find((part) => part.text);
  const lang = told === others[0] ? langs[1] : "";
  return element("li", "", link, told ? element("span", lang, ...marked(told, typed)) : "");
}

/* One kind after the other, as the best of each comes. */
function* sections(cards, typed) {
  for (const kind of new Set(cards.map((card) => card.kind))) {
    const ones = cards.filter((card) => card.kind === kind).map((card) => line(card, typed));
    const made = element("section", "", element("div", "", $(`#x-${kind}`).cloneNode(true)), element("ul", "", ...ones));
    made.className = "sec sr-g";
    made.firstChild.className = "sec-h";
    made.lastChild.className = "sr";
    $("h2", made).removeAttribute("id");
    yield made;
  }
}

const words = (n) => (n === 1 ? count.dataset.one : count.dataset.count).replace("{n}", n);
const whole = count.textContent;
let [turn, wanted] = [0, SHOWN];

/* The best cards for what is typed, as many as are wanted; how many there are, and whether that is
   sure: what has to stand together is looked for in cards until so many bytes were fetched. */
export async function answer(typed, wanted, room = ROOM) {
  await ready();
  const parts = pieces(typed);
  const ranked = parts.length ? await search(parts) : [];
  const [cards, before] = [[], bytes];
  let [tried, wrong] = [0, 0];
  while (cards.length < wanted && tried < ranked.length && bytes - before < room) {
    const next = ranked.slice(tried, tried += Math.min(wanted - cards.length, tried && room === ROOM ? FEW : wanted));
    for (const card of await Promise.all(next.map(read))) {
      if (holds(card, parts)) cards.push(card); else wrong++;
    }
  }
  const sure = tried >= ranked.length || parts.every(({ words }, n) => words.length < 2 && n < MOST);
  return { cards, parts, sure, total: sure ? ranked.length - wrong : cards.length };
}

async function run() {
  const mine = ++turn;
  const typed = field.value.trim().replace(/^[a-z]$/i, "");  // one letter is the beginning of a word
  const { cards, parts, sure, total } = typed ? await answer(typed, wanted).catch(() => ({})) : { cards: [] };
  if (mine !== turn) return;
  found.replaceChildren(...sections(cards ?? [], parts));
  index.hidden = Boolean(typed && cards);
  none.hidden = !typed || !cards || total > 0 || !sure;
  more.hidden = !typed || !cards || (sure && cards.length >= total);
  $(".empty-q", none).textContent = typed.slice(0, LONG);
  count.textContent = !typed ? whole : !cards ? found.dataset.failed
    : sure ? words(total) : total ? found.dataset.least.replace("{n}", total) : found.dataset.further;
  answered();
}

function ask() {
  wanted = SHOWN;
  return run();
}

const address = () => `${location.pathname}${field.value ? `?q=${encodeURIComponent(field.value)}` : ""}`;
const take = () => { field.value = new URLSearchParams(location.search).get("q") ?? ""; };

field.addEventListener("input", () => ask().then(() => history.replaceState(null, "", address())));
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (address() !== location.pathname + location.search) history.pushState(null, "", address());
  ask();
});
addEventListener("popstate", () => { take(); ask(); });
more.addEventListener("click", async () => {
  const seen = new Set($$("a", found).map((link) => link.href));
  wanted += SHOWN;
  await run();
  $$("a", found).find((link) => !seen.has(link.href))?.focus();
});

/* Arrows lead from the field through what was found, Escape leads back. */
addEventListener("keydown", (event) => {
  const links = [field, ...$$("a", found)];
  const at = links.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1, Escape: -at }[event.key];
  if (at < 0 || !step || !links[at + step]) return;
  event.preventDefault();
  links[at + step].focus();
});

if (asked.has("q")) take();
ask();
