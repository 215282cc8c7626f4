// The preview's part of a page: when a build has ended, it swaps the style sheets or reloads, and
// lays the faults over the page while there are some.
(() => {
  const page = document.currentScript.dataset;
  const mine = page.files.split(" ").map(decodeURIComponent);
  let build = page.build;
  let overlay = null;

  const WORDS = document.documentElement.lang.startsWith("zh") ? {
    stopped: "建置停在這裡", failed: "網站無法建置", copy: "複製位置", fix: "怎麼改",
    lines: "程式碼片段", saved: "存檔後自動重建。", behind: "背後是上一次成功的版本。",
    hide: "暫時收起", error: (n) => `${n} 個錯誤`, warning: (n) => `${n} 個警告`, and: "、",
  } : {
    stopped: "The build stops here", failed: "The site cannot be built", copy: "Copy the place",
    fix: "How to mend it", lines: "Lines of the file", saved: "Save, and it is built again. ",
    behind: "Behind this is the last good site.", hide: "Hide for now",
    error: (n) => `${n} error${n > 1 ? "s" : ""}`,
    warning: (n) => `${n} warning${n > 1 ? "s" : ""}`, and: ", ",
  };

  function path(url) {
    try {
      const { origin, pathname } = new URL(url, location);
      return origin === location.origin ? decodeURIComponent(pathname) : "";
    } catch {
      return "";
    }
  }

  function hear(news) {
    if (news.build !== build && !takes(news)) return location.reload();
    build = news.build;
    overlay?.remove();
    overlay = news.ok ? null : lay(news);
  }

  // Whether the page can stay as it is, but for its style sheets.
  function takes({ build: next, before, base, changed }) {
    if (before !== build || !changed || mine.some((file) => changed.includes(file))) return false;
    const fresh = new Set(changed.map((file) => base + file));
    const links = [...document.querySelectorAll('link[rel~="stylesheet"]')]
      .filter((link) => fresh.has(path(link.href)));
    const sheets = new Set(links.map((link) => path(link.href)));
    const used = performance.getEntriesByType("resource").map((entry) => path(entry.name));
    if (used.some((file) => fresh.has(file) && !sheets.has(file))) return false;
    for (const old of links) {
      const link = old.cloneNode();
      const url = new URL(old.href);
      url.searchParams.set("build", next);
      link.href = url;
      link.onload = link.onerror = () => old.remove();
      old.after(link);
    }
    return true;
  }

  function make(name, given = {}, ...inside) {
    const { on, ...attributes } = given;
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (on) element.addEventListener("click", on);
    element.append(...inside);
    return element;
  }

  function lay({ build, error, faults }) {
    const host = make("briefing-faults");
    const root = host.attachShadow({ mode: "open" });
    const sheet = make("link", { rel: "stylesheet", href: "/.briefing/overlay.css" });
    const count = ["error", "warning"]
      .map((kind) => [kind, faults.filter(({ severity }) => severity === kind).length])
      .filter(([, n]) => n).map(([kind, n]) => WORDS[kind](n)).join(WORDS.and);
    const dialog = make("dialog", {
      role: "alertdialog", "aria-labelledby": "name", "aria-describedby": "said", tabindex: -1,
    },
    make("p", { class: "kicker", id: "stopped" }, WORDS.stopped, ...count ? [` · ${count}`] : []),
    ...error ? [make("h1", { id: "name" }, WORDS.failed),
      make("p", { class: "message", id: "said", lang: "en" }, error)] : [],
    ...faults.map(article),
    make("div", { class: "foot" },
      make("p", {}, WORDS.saved, build.endsWith("-0") ? "" : WORDS.behind),
      make("button", { type: "button", on: () => dialog.close() },
        make("kbd", {}, "Esc"), ` ${WORDS.hide}`)));
    root.append(sheet, dialog);
    document.documentElement.append(host);
    const open = () => {
      if (!host.isConnected) return;
      dialog.showModal();
      dialog.focus();
      dialog.scrollTop = 0;
    };
    sheet.onload = sheet.onerror = open;
    return host;
  }

  function article(fault, index) {
    const place = `${fault.path}:${fault.line}:${fault.column}`;
    const copied = navigator.clipboard ? [make("button", {
      type: "button", on: () => navigator.clipboard.writeText(place),
    }, WORDS.copy)] : [];
    return make("article", { class: fault.severity },
      make("header", {},
        make(index ? "h2" : "h1", { lang: "en", ...index ? {} : { id: "name" } }, fault.path,
          make("b", {}, `:${fault.line}:${fault.column}`)), ...copied),
      make("p", { class: "message", lang: "en", ...index ? {} : { id: "said" } },
        `${fault.message} `, make("code", {}, fault.code)),
      ...fault.lines.length ? [frame(fault)] : fault.label ? [make("p", { lang: "en" }, fault.label)]
        : [],
      ...fault.help ? [make("div", { class: "hint" }, make("p", {}, make("b", {}, WORDS.fix)),
        make("p", { lang: "en" }, fault.help))] : []);
  }

  function frame({ lines, carets, label, path }) {
    const rows = lines.flatMap(([number, text]) => {
      if (typeof text === "string") return [make("span", { "data-n": number }, `${text}\n`)];
      const [before, marked, after] = text;
      return [
        make("span", { "data-n": number, class: "bad" },
          before, make("mark", {}, marked), `${after}\n`),
        // The same text unseen puts the carets under the mark, however wide its characters are.
        make("span", { class: "caret", "data-n": "" },
          make("span", { class: "unseen", "aria-hidden": "true" }, before),
          make("span", { "aria-hidden": "true" }, "^".repeat(carets)), ` ${label}\n`),
      ];
    });
    return make("pre", {
      tabindex: 0, role: "group", "aria-label": `${WORDS.lines} ${path}:${lines[0][0]}`,
    }, make("code", {}, ...rows));
  }

  let pause = 250;
  function listen() {
    const line = new WebSocket(`${location.origin.replace("http", "ws")}/.briefing/live`);
    line.onopen = () => pause = 250;
    line.onmessage = ({ data }) => hear(JSON.parse(data));
    line.onclose = () => setTimeout(listen, pause = Math.min(pause * 2, 5000));
  }
  listen();
})();
