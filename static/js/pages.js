/* What the modules share: finding elements, what the address asks for, and other pages. */
export const $ = (selector, from = document) => from.querySelector(selector);
export const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
export const asked = new URLSearchParams(location.search);
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

/* What was asked for is there now, or will not be: see theme.js. */
export const answered = () => delete document.documentElement.dataset.asked;
