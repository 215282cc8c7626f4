"""What a reader's connection carries: CSS, JavaScript and HTML in bytes, uncompressed."""

from __future__ import annotations

import re
from pathlib import Path

CSS, JS, ARTICLE, PAGE = 33_000, 15_000, 60_000, 80_000


def with_imports(site: Path, names: set[str]) -> set[str]:
    """These files, and the modules that they import."""
    found = set(names)
    for name in names:
        if name.endswith(".js"):
            script = (site / name).read_text(encoding="utf-8")
            modules = {f"js/{module}" for module in re.findall(r'"\./([\w-]+\.js)"', script)}
            found |= with_imports(site, modules)
    return found


def test_pages_are_small(site: Path) -> None:
    worst = dict.fromkeys(("css", "js", "article", "page"), 0)
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for kind, pattern in (("css", r'href="[./\w-]*(css/[\w-]+\.css)"'),
                              ("js", r'src="[./\w-]*(js/[\w-]+\.js)"')):
            linked = sum((site / name).stat().st_size
                         for name in with_imports(site, set(re.findall(pattern, text))))
            worst[kind] = max(worst[kind], linked)
        size = len(text.encode())
        worst["page"] = max(worst["page"], size)
        if "/articles/" in path.as_posix():
            worst["article"] = max(worst["article"], size)
        assert "@font-face" not in text
    print("largest: " + ", ".join(f"{kind} {size} B" for kind, size in worst.items()))
    assert worst["css"] <= CSS
    assert worst["js"] <= JS
    assert worst["article"] <= ARTICLE
    assert worst["page"] <= PAGE


def test_there_is_no_font_and_nothing_from_elsewhere(site: Path) -> None:
    assert not [p for p in site.rglob("*") if p.suffix in {".woff", ".woff2", ".ttf", ".otf"}]
    for path in (site / "css").glob("*.css"):
        assert not re.search(r"@import|url\((?!['\"]?#)", path.read_text(encoding="utf-8")), path
