import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";

export default function (config) {
  config.amendLibrary("md", (md) => md.use(footnote).use(anchor));
  config.addPassthroughCopy({ static: "." });
  config.addCollection("newest", (api) => api.getFilteredByTag("articles").reverse());
  config.addCollection("titles", (api) => Object.fromEntries(
    api.getFilteredByTag("articles").map((page) => [page.fileSlug, page.data.title])));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("bare", (url) => url.slice(1));
  config.addFilter("key", (url) => url.slice(1, -1));
}

export const config = {
  dir: { input: "content", output: "_site", includes: "../includes", data: "../data" },
  markdownTemplateEngine: false,
};
