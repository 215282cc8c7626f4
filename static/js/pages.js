/* What the modules share: finding elements, and what the address asks for. */
export const $ = (selector, from = document) => from.querySelector(selector);
export const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
export const asked = new URLSearchParams(location.search);
/* What was asked for is there now, or will not be: see theme.js. */
export const answered = () => delete document.documentElement.dataset.asked;
