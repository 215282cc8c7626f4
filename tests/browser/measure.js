// Contrast of every text (WCAG 1.4.3) and of controls' edges (1.4.11), size of targets (2.5.8).
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((v, i) => v * a + below[i] * (1 - a));
  const light = (color) => {
    const [r, g, b] = color.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, two) => {
    const [high, low] = [light(one), light(two)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      layers.push(e instanceof SVGElement ? [0, 0, 0, 0] : rgba(getComputedStyle(e).backgroundColor));
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const drawn = (text) => {  // the box that an SVG text stands in, where it stands in one
    const box = text.parentElement.querySelector(":scope > rect:not(.hit)");
    const fill = box && text.closest(".fam") ? rgba(getComputedStyle(box).fill) : null;
    return fill?.[3] ? over(fill, ground(text)) : ground(text);
  };
  const name = (e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") ?? ""} "${e.textContent.trim().slice(0, 24)}"`;
  const faults = [];
  let lowest = 21;

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (element.closest(".vh, .skip, title, script, style, :disabled")) continue;
    const style = getComputedStyle(element);
    const svg = element instanceof SVGElement;
    const below = svg ? drawn(element) : ground(element);
    let opacity = 1;
    for (let e = element; e; e = e.parentElement) opacity *= Number(getComputedStyle(e).opacity);
    const color = rgba(svg ? style.fill : style.color);
    const value = ratio(over([...color.slice(0, 3), color[3] * opacity], below), below);
    lowest = Math.min(lowest, value);
    if (value < 4.5) faults.push(`${name(element)} has ${value.toFixed(2)}:1`);
  }

  for (const control of document.querySelectorAll("input[type=search], .chip, .btn, .card:popover-open")) {
    if (!control.checkVisibility() || control.matches(":disabled")) continue;
    const edge = over(rgba(getComputedStyle(control).borderTopColor), ground(control.parentElement));
    const value = ratio(edge, ground(control.parentElement));
    if (value < 3) faults.push(`${name(control)} has an edge of ${value.toFixed(2)}:1`);
  }

  // Links inside a sentence are excepted (WCAG 2.5.8), and so is what another control covers.
  const targets = [...document.querySelectorAll("a[href], button, input, summary, label.chip")].filter((e) =>
    e.checkVisibility({ opacityProperty: false }) && !e.closest(".vh, .skip") && !e.matches("[hidden]"));
  for (const target of targets) {
    const after = getComputedStyle(target, "::after");
    const box = (target.querySelector(":scope > .hit") ?? target).getBoundingClientRect();
    const grow = (side) => (after.content !== "none" && after.position === "absolute" ? -Math.min(0, parseFloat(after[side]) || 0) : 0);
    const [wide, high] = [box.width + grow("left") + grow("right"), box.height + grow("top") + grow("bottom")];
    if ((wide >= 23.9 && high >= 23.9) || !box.width) continue;
    const inline = getComputedStyle(target).display === "inline"
      && [...target.parentElement.childNodes].some((n) => n !== target && !n.matches?.("a") && n.textContent.trim());
    if (inline && !target.matches(".ev")) continue;
    faults.push(`${name(target)} is ${wide.toFixed(0)} × ${high.toFixed(0)} px`);
  }
  return { faults: [...new Set(faults)], lowest };
}
